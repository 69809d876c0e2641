// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { draftSummary, submissionSummary } from './assessment.ts'
import { endpoint } from './endpoint.ts'
import { decision, stoppedDay } from './plan.ts'
import { managementPoint } from './standing.ts'
import { day, id } from './values.ts'

/** A next step: which, how long it takes in minutes, where it leads, and the words it is filled with. */
export const nextStep = z
  .object({
    kind: z.enum([
      'section',
      'decide',
      'management',
      'profile',
      'start',
      'resume',
      'submit',
      'measure',
      'read-result',
      'network',
      'second-account',
      'repeat',
      'evidence',
      'evidence-infected',
      'institutions',
      'checklist-start',
      'checklist-overdue',
      'checklist-resume',
    ]),
    minutes: z.int(),
    path: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  })
  .meta({ id: 'NextStep' })

/** This year's checklist in brief. `checklist` null: not begun; `yes` counts those by a plan too. */
export const homeChecklist = z
  .object({
    form: z.string(),
    title: z.object({ ja: z.string(), en: z.string() }),
    year: z.int(),
    deadline: day.nullable(),
    checklist: id.nullable(),
    items: z.int(),
    yes: z.int(),
    no: z.int(),
    open: z.int(),
    overdue: z.int(),
  })
  .meta({ id: 'HomeChecklist' })
export type HomeChecklist = z.output<typeof homeChecklist>

export const homeEndpoints = {
  readHome: endpoint({
    method: 'GET',
    path: '/api/home',
    access: 'organisation.read',
    summary: { ja: '今日、何をすればよいか', en: 'What to do today' },
    response: z.object({
      steps: z.array(nextStep),
      latest: submissionSummary.nullable(),
      before: submissionSummary.nullable(),
      draft: draftSummary.nullable(),
      /** What to say to management of the latest result; empty where there is none or the reader may not read it. */
      paragraph: z.array(managementPoint),
      /** Decisions that wait, for whoever may read the plan. */
      decisions: z.array(decision),
      stoppedDay: stoppedDay.nullable(),
      /** Management's newest own submission. */
      management: submissionSummary.nullable(),
      /** This year's checklist, for whoever may read it; null where there is none. */
      checklist: homeChecklist.nullable(),
    }),
  }),
} as const
