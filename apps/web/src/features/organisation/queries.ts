// SPDX-License-Identifier: Apache-2.0
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

export const organisationQuery = queryOptions({ queryKey: ['organisation'], queryFn: () => call('readOrganisation') })
