// SPDX-License-Identifier: Apache-2.0
import { institutionsPerPage, type OverseenInstitution, type oversightEndpoints } from '@shinayaka/contract'
import { fiscalYear } from '@shinayaka/domain'
import type { App, Handlers } from '../../platform/http/context.ts'
import { type Editions, readResult, readStanding, summaryView } from '../assessment/index.ts'
import { institutions } from './queries.ts'

/** What a group, a prefecture or a network sees of the institutions below it: what they have submitted, and nothing else. */
export const oversightHandlers = (app: App, editions: Editions): Handlers<keyof typeof oversightEndpoints> => ({
  listInstitutions: async ({ scope, input }) => {
    const { search, order, page } = input.query
    const year = fiscalYear(app.clock.now())
    const rows = await institutions(scope.db, { search: search.trim(), order, fiscalYear: year, page, size: institutionsPerPage })
    const total = Number(rows[0]?.total ?? 0)
    return {
      institutions: rows.map((row) => ({
        id: row.id,
        name: row.name,
        // The database's check holds it to these words.
        institutionKind: row.institution_kind as OverseenInstitution['institutionKind'],
        beds: row.beds,
        prefecture: row.prefecture,
        latest: row.latest && summaryView(row.latest),
        before: row.before,
        management: row.management && summaryView(row.management),
      })),
      total,
      submitted: Number(rows[0]?.submitted ?? 0),
      fiscalYear: year,
      page: Number(rows[0]?.page ?? 1),
      pages: Math.max(1, Math.ceil(total / institutionsPerPage)),
    }
  },

  readOverseenSubmission: async ({ scope, input }) => (await readResult(scope, editions, input.params.submission)).view,

  readOverseenStanding: async ({ scope, input }) => readStanding(scope, app.catalog, editions, input.params.submission),
})
