// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { checklistAnswer } from './checklist.ts'
import { endpoint } from './endpoint.ts'
import { day, id, instant, text, version } from './values.ts'

const bilingual = z.object({ ja: z.string(), en: z.string() })
const hash = z.string().regex(/^[0-9a-f]{64}$/)

/** Why an answer of before has to be confirmed; see `carryOutcome`. */
export const carryReasons = [
  'changed',
  'unverified',
  'unmapped',
  'apart',
  'new-target',
  'plan-passed',
  'target-missing',
  'target-late',
  'target-past',
  'plan-not-accepted',
  'plan-late',
  'exemption-not-offered',
  'against-record',
] as const

const earlierItem = z
  .object({ id: z.string(), number: z.string(), name: bilingual, asks: z.string(), answer: checklistAnswer.nullable() })
  .meta({ id: 'ChecklistEarlierItem' })

/** An item of the new edition with what it comes from. `answered`: somebody has answered it there already, and that answer stays. */
export const carryItem = z
  .object({
    id: z.string(),
    number: z.string(),
    name: bilingual,
    asks: z.string(),
    certainty: z.enum(['A', 'B', 'C']),
    relation: z.enum(['same', 'changed', 'unverified', 'new', 'unmapped']),
    outcome: z.enum(['kept', 'answered', 'confirm', 'open']),
    why: z.enum(carryReasons).nullable(),
    /** What the mapping says of it. */
    reasons: z.array(z.string()),
    from: z.array(earlierItem),
    answer: checklistAnswer.nullable(),
  })
  .meta({ id: 'ChecklistCarryItem' })

/** What fell away, with the answer it had. */
export const carryGone = earlierItem.extend({ reasons: z.array(z.string()) }).meta({ id: 'ChecklistCarryGone' })

const editionEnd = z.object({ form: z.string(), title: bilingual, year: z.int().nullable(), hash })

const carryParams = z.object({ checklist: id })

export const checklistCarryEndpoints = {
  readChecklistCarry: endpoint({
    method: 'GET',
    path: '/api/checklists/:checklist/carry',
    access: 'checklist.read',
    sensitive: true,
    summary: { ja: '新しい版で変わったことと、引き継げる答え', en: 'What a newer edition changed, and which answers carry over' },
    params: carryParams,
    response: z.object({
      checklist: id,
      version,
      from: editionEnd,
      /** Null: nothing newer. `kind`: the form of another year, or the same one worded anew. `checklist`: where it was begun already. */
      to: editionEnd.extend({ kind: z.enum(['form', 'edition']), deadline: day.nullable(), checklist: id.nullable() }).nullable(),
      /** Null: nobody mapped the two, so nothing can be carried. */
      mapping: z.object({ title: bilingual, note: z.string() }).nullable(),
      items: z.array(carryItem),
      gone: z.array(carryGone),
      /** Earlier moves of this very form to a newer wording, with the answers of what fell away. */
      moves: z.array(z.object({ at: instant, by: z.string(), from: hash, to: hash, gone: z.array(earlierItem), lapsed: z.array(earlierItem) })),
    }),
    errors: ['not-found'],
  }),
  carryChecklist: endpoint({
    method: 'POST',
    path: '/api/checklists/:checklist/carry',
    access: 'checklist.edit',
    summary: { ja: '同じ意味の答えを、新しい版に引き継ぐ', en: 'Carry the answers that mean the same to the newer edition' },
    params: carryParams,
    /** What the person saw: the newer edition by its form and hash, and the version of the form at hand. */
    body: z.object({ form: text(60), hash, version }),
    response: z.object({ checklist: id, carried: z.array(z.string()) }),
    errors: ['not-found', 'record.stale'],
  }),
} as const

export type ChecklistCarry = z.output<typeof checklistCarryEndpoints.readChecklistCarry.response>
export type ChecklistCarryItem = z.output<typeof carryItem>
export type ChecklistEarlierItem = z.output<typeof earlierItem>
export type ChecklistCarryGone = z.output<typeof carryGone>
