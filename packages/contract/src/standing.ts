// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { range, submissionSummary } from './assessment.ts'
import { endpoint } from './endpoint.ts'
import { answerValue, id } from './values.ts'

export const groupScore = z
  .object({ score: z.number().nullable(), range: range.nullable(), counted: z.int(), notApplicable: z.int(), unknown: z.int(), notAsked: z.int() })
  .meta({ id: 'GroupScore' })

/** Practices grouped another way: what the departments and management say of them, side by side where a view has both. */
export const viewGroup = z
  .object({
    id: z.string(),
    name: z.object({ ja: z.string(), en: z.string() }),
    about: z.string(),
    references: z.array(z.record(z.string(), z.unknown())),
    department: groupScore.nullable(),
    management: groupScore.nullable(),
    difference: z.enum(['management-higher', 'department-higher', 'alike', 'only-department', 'only-management', 'neither']),
    practices: z.array(
      z.object({
        practice: z.string(),
        name: z.object({ ja: z.string(), en: z.string() }),
        department: answerValue.nullable(),
        management: answerValue.nullable(),
      }),
    ),
  })
  .meta({ id: 'ViewGroup' })
export const practiceView = z
  .object({
    id: z.string(),
    title: z.object({ ja: z.string(), en: z.string() }),
    note: z.string(),
    /** Every practice stands in one group, so that management and the departments can be compared. */
    exhaustive: z.boolean(),
    groups: z.array(viewGroup),
  })
  .meta({ id: 'PracticeView' })

/** One point of what to say to management; the texts stand in the messages by code. */
export const managementPoint = z
  .object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })
  .meta({ id: 'ManagementPoint' })

/** A submission seen from other sides. */
export const standing = z
  .object({
    /** The submissions compared: this one, and the other side's newest in or before the same fiscal year. */
    department: submissionSummary.nullable(),
    management: submissionSummary.nullable(),
    views: z.array(practiceView),
    practiceDifferences: z.array(
      z.object({
        practice: z.string(),
        name: z.object({ ja: z.string(), en: z.string() }),
        department: answerValue,
        management: answerValue,
      }),
    ),
    /** Past submissions of the same instrument, oldest first, at most ten. */
    years: z.array(z.object({ submission: submissionSummary, domains: z.array(z.object({ id: z.string(), score: z.number().nullable() })) })),
    paragraph: z.array(managementPoint),
  })
  .meta({ id: 'Standing' })

export const standingEndpoints = {
  readStanding: endpoint({
    method: 'GET',
    path: '/api/submissions/:submission/standing',
    access: 'assessment.read',
    sensitive: true,
    summary: {
      ja: '話題・重点事項・年ごとの見方と、経営層と現場の見え方の違い',
      en: 'A submission by theme, by priority area and over the years, and how management sees it',
    },
    params: z.object({ submission: id }),
    response: standing,
    errors: ['not-found'],
  }),
} as const
export type StandingView = z.output<typeof standing>
