// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { institutionKinds } from './account.ts'
import { submission, submissionSummary } from './assessment.ts'
import { endpoint } from './endpoint.ts'
import { standing } from './standing.ts'
import { id, text } from './values.ts'

/** How many institutions stand on one page of a list. */
export const institutionsPerPage = 25
/** What a list of institutions can be sorted by. */
export const institutionOrders = ['name', 'score', 'level', 'submitted'] as const

/** An institution below a group with the newest result it has submitted of each kind. */
export const overseenInstitution = z
  .object({
    id,
    name: z.string(),
    institutionKind: z.enum(institutionKinds),
    beds: z.int().nullable(),
    prefecture: z.string(),
    /** The departments' newest submission (the clinic's or the hospital's). */
    latest: submissionSummary.nullable(),
    /** The score of the one before it, of the same instrument. */
    before: z.number().nullable(),
    /** Management's newest submission. */
    management: submissionSummary.nullable(),
  })
  .meta({ id: 'OverseenInstitution' })

const submissionParams = z.object({ submission: id })

export const oversightEndpoints = {
  listInstitutions: endpoint({
    method: 'GET',
    path: '/api/oversight/institutions',
    access: 'oversight.read',
    oversight: true,
    summary: { ja: '下にある機関と、提出された最新の結果', en: 'The institutions below this one with their newest submitted results' },
    query: z.object({
      search: text(100).default(''),
      order: z.enum(institutionOrders).default('name'),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    response: z.object({
      institutions: z.array(overseenInstitution),
      total: z.int(),
      /** Of all institutions found, how many have submitted this fiscal year. */
      submitted: z.int(),
      fiscalYear: z.int(),
      page: z.int(),
      pages: z.int(),
    }),
  }),
  readOverseenSubmission: endpoint({
    method: 'GET',
    path: '/api/oversight/submissions/:submission',
    access: 'oversight.read',
    sensitive: true,
    oversight: true,
    summary: { ja: '下にある機関が提出した結果', en: 'A result submitted by an institution below' },
    params: submissionParams,
    response: submission,
    errors: ['not-found'],
  }),
  readOverseenStanding: endpoint({
    method: 'GET',
    path: '/api/oversight/submissions/:submission/standing',
    access: 'oversight.read',
    sensitive: true,
    oversight: true,
    summary: { ja: '下にある機関の結果の、話題・重点事項・年ごとの見方', en: 'A result submitted by an institution below, seen from other sides' },
    params: submissionParams,
    response: standing,
    errors: ['not-found'],
  }),
} as const
export type OverseenInstitution = z.output<typeof overseenInstitution>
