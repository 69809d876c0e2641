// SPDX-License-Identifier: Apache-2.0
import type { postEndpoints } from '@shinayaka/contract'
import { isOver, japaneseDate } from '@shinayaka/domain'
import type { App, Handlers } from '../../platform/http/context.ts'
import { endPost, savePost } from './commands.ts'
import * as queries from './queries.ts'
import { concurrentHolders, postViews } from './view.ts'

/** The posts of the institution, apart from what anybody may do here. */
export const postHandlers = ({ clock }: App): Handlers<keyof typeof postEndpoints> => ({
  listPosts: async ({ scope }) => {
    const today = japaneseDate(clock.now())
    const [rows, people, everybody] = await Promise.all([queries.records(scope.db), queries.people(scope.db), queries.members(scope.db)])
    const posts = postViews(rows, people, today)
    const members = everybody.filter(({ until }) => !isOver(until, today))
    return { posts, concurrent: concurrentHolders(posts, members), people: members.map(({ id, name }) => ({ id, name })) }
  },

  savePost: async ({ scope, input }) => ({ post: await savePost(scope, clock, input.params.post, input.body) }),
  endPost: async ({ scope, input }) => ({ post: await endPost(scope, clock, input.params.post, input.body) }),
})
