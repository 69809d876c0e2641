// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export type Posts = ClientOutput<Endpoints['listPosts']>
export type PostState = Posts['posts'][number]
export type PostRecord = NonNullable<PostState['current']>
export type Person = Posts['people'][number]

export const postsQuery = queryOptions({ queryKey: ['posts'], queryFn: () => call('listPosts') })
