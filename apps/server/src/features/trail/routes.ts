// SPDX-License-Identifier: Apache-2.0
import { type trailEndpoints, trailPerPage } from '@shinayaka/contract'
import type { App, Handlers } from '../../platform/http/context.ts'
import { chainHead } from '../../platform/trail/queries.ts'
import { namesIn, trailNames } from './names.ts'
import { trailPage } from './page.ts'
import * as queries from './queries.ts'

/** Who did what, for those who may know, and the seal at the end of it. */
export const trailHandlers = (app: Pick<App, 'catalog'>): Handlers<keyof typeof trailEndpoints> => ({
  listTrail: async ({ scope, input, language }) => {
    const { after, ...filter } = input.query
    const people = await queries.people(scope.db)
    const { rows, next } = await trailPage(scope, filter, { after: after ?? null, size: trailPerPage, people })
    const names = namesIn(rows, trailNames(app.catalog, people, language))
    return { rows, next, names, people: people.map(({ id, name }) => ({ id, name })) }
  },

  readTrailHead: async ({ scope }) => {
    const [head, unsealed] = await Promise.all([chainHead(scope.db), queries.countUnsealed(scope.db)])
    return { head: head && { seq: head.seq, hash: head.hash, at: head.at.toISOString() }, unsealed }
  },
})
