// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import type { EditionName, EditionReference } from './edition.ts'
import { endpoint } from './endpoint.ts'
import { answerValue, day, id, instant, text, version } from './values.ts'

/** What spares an institution items: no system that holds medical information, or no contract with a vendor. */
export const checklistExemptions = ['no-system', 'no-vendor'] as const
/** Where a confirmed answer came from: the product's proposal, a person's own hand, a workbook that was read, the edition before. */
export const checklistAnswerSources = ['proposal', 'hand', 'workbook', 'carried'] as const
/** Why nothing can be proposed. */
export const noProposalReasons = ['no-rule', 'unanswered', 'unknown', 'disagree', 'na'] as const

const bilingual = z.object({ ja: z.string(), en: z.string() })

/** One of the things a proposal rests on. `held`: lowest and highest attainment that the sources name. */
export const checklistFinding = z
  .object({
    kind: z.enum(['practice', 'planned', 'passwords']),
    practice: z.string().nullable(),
    name: bilingual.nullable(),
    at: z.int().nullable(),
    by: day.nullable(),
    /** Of the plan that counts; null with `yes`: it is carried out already. */
    day: day.nullable(),
    held: z.object({ low: z.int(), high: z.int() }).nullable(),
    verdict: z.enum(['yes', 'no', 'na', 'unanswered', 'unknown', 'disagree']),
    /** Who said so, and when. */
    claims: z.array(z.object({ source: z.enum(['assessment', 'vendor', 'management']), name: z.string(), value: answerValue, effective: day })),
    /** The record that it rests on, with who wrote it last; null: there is none. */
    record: z.object({ kind: z.enum(['passwords', 'second-factor']), by: z.string(), at: instant }).nullable(),
  })
  .meta({ id: 'ChecklistFinding' })

/** What the product proposes for an item; never an answer until a person confirms it. */
export const checklistProposal = z
  .object({
    answer: z.enum(['yes', 'no', 'exempt', 'none']),
    /** The day of the plan on which はい rests. */
    by: day.nullable(),
    exemption: z.enum(checklistExemptions).nullable(),
    reason: z.enum(noProposalReasons).nullable(),
    findings: z.array(checklistFinding),
  })
  .meta({ id: 'ChecklistProposal' })

/** What was confirmed for an item. */
export const checklistAnswer = z
  .object({
    id,
    value: z.enum(['yes', 'no', 'exempt']),
    checked: day,
    planned: day.nullable(),
    target: day.nullable(),
    exemption: z.enum(checklistExemptions).nullable(),
    risk: z.string(),
    remark: z.string(),
    /** Why it stands although what is recorded says otherwise. */
    explanation: z.string(),
    source: z.enum(checklistAnswerSources),
    responsible: z.object({ id, name: z.string() }).nullable(),
    answeredBy: z.string(),
    answeredAt: instant,
  })
  .meta({ id: 'ChecklistAnswer' })

/** What a person sends to confirm an answer. `seen`: the answer that stood there when the page was read; null: none. */
export const checklistAnswerInput = z.object({
  value: z.enum(['yes', 'no', 'exempt']),
  checked: day,
  planned: day.nullable(),
  target: day.nullable(),
  exemption: z.enum(checklistExemptions).nullable(),
  risk: text(1000),
  remark: text(1000),
  explanation: text(1000),
  source: z.enum(['proposal', 'hand']),
  responsible: id.nullable(),
  seen: id.nullable(),
})
export type ChecklistAnswerInput = z.output<typeof checklistAnswerInput>

const standing = z.object({
  items: z.int(),
  yes: z.int(),
  planned: z.int(),
  no: z.int(),
  exempt: z.int(),
  open: z.int(),
  overdue: z.array(z.string()),
  contradictions: z.array(z.string()),
})

/** A form in a list: which one, of which year, how it stands. `checklist` null: not begun. */
export const checklistSummary = z
  .object({
    form: z.string(),
    title: bilingual,
    year: z.int().nullable(),
    deadline: day.nullable(),
    known: z.enum(['whole', 'part']),
    kind: z.enum(['facility', 'areas']),
    current: z.boolean(),
    checklist: id.nullable(),
    standing: standing.nullable(),
    /** Handed in last, interim or final. */
    submitted: z.object({ kind: z.enum(['interim', 'final']), at: instant }).nullable(),
    /** A newer edition to which the answers can be carried: the form of a later year that was not begun, or this one worded anew. */
    newer: z.object({ kind: z.enum(['form', 'edition']), title: bilingual }).nullable(),
    /** The form of an earlier year from which answers can be carried to this one. */
    earlier: id.nullable(),
  })
  .meta({ id: 'ChecklistSummary' })

/** An item as its page shows it. */
export const checklistEntry = z
  .object({
    id: z.string(),
    proposal: checklistProposal,
    answer: checklistAnswer.nullable(),
    contradiction: z.enum(['yes-against-record', 'no-against-record']).nullable(),
    /** Evidence in use that is attached to the item's practices. */
    evidence: z.int(),
  })
  .meta({ id: 'ChecklistEntry' })

/** What the terms of an item refuse in an answer. */
const answerErrors = [
  'checklist.target-missing',
  'checklist.target-late',
  'checklist.target-past',
  'checklist.plan-not-accepted',
  'checklist.plan-late',
  'checklist.exemption-not-offered',
] as const

const checklistParams = z.object({ checklist: id })
const itemParams = checklistParams.extend({ item: text(20) })

/** How a submitted form stands in a list. */
export const checklistSubmission = z
  .object({ id, kind: z.enum(['interim', 'final']), at: instant, by: z.string(), sha256: z.string(), standing })
  .meta({ id: 'ChecklistSubmission' })

/** A form as it was handed in: what stood at each item, and what was proposed that day. */
export const frozenChecklist = z
  .object({
    checklist: id,
    hash: z.string(),
    submission: checklistSubmission,
    items: z.array(
      z.object({
        id: z.string(),
        answer: checklistAnswer.nullable(),
        proposed: z.enum(['yes', 'no', 'exempt', 'none']),
        contradiction: z.enum(['yes-against-record', 'no-against-record']).nullable(),
      }),
    ),
  })
  .meta({ id: 'FrozenChecklist' })

export const checklistEndpoints = {
  listChecklists: endpoint({
    method: 'GET',
    path: '/api/checklists',
    access: 'checklist.read',
    summary: { ja: '公の様式（チェックリストなど）と、その進み具合', en: 'Official forms and how they stand' },
    response: z.object({ forms: z.array(checklistSummary) }),
  }),
  startChecklist: endpoint({
    method: 'POST',
    path: '/api/checklists',
    access: 'checklist.edit',
    summary: { ja: '様式への答えを始める', en: 'Begin a form' },
    body: z.object({ form: text(60) }),
    response: z.object({ checklist: id }),
    errors: ['checklist.unknown'],
  }),
  readChecklist: endpoint({
    method: 'GET',
    path: '/api/checklists/:checklist',
    access: 'checklist.read',
    sensitive: true,
    summary: { ja: '一つの様式の、全項目の提案と答え', en: 'One form: proposals and answers of every item' },
    params: checklistParams,
    response: z.object({
      checklist: id,
      hash: z.string(),
      version,
      situation: z.object({ system: z.boolean().nullable(), vendor: z.boolean().nullable() }),
      items: z.array(checklistEntry),
      standing,
      submissions: z.array(checklistSubmission),
      /** Who can be named as responsible. */
      people: z.array(z.object({ id, name: z.string() })),
    }),
    errors: ['not-found'],
  }),
  saveChecklistSituation: endpoint({
    method: 'PUT',
    path: '/api/checklists/:checklist/situation',
    access: 'checklist.edit',
    summary: { ja: '前提（医療情報システムの有無、事業者との契約）を書く', en: 'Say whether there are systems and vendors at all' },
    params: checklistParams,
    body: z.object({ system: z.boolean().nullable(), vendor: z.boolean().nullable(), version }),
    response: z.object({ version }),
    errors: ['not-found', 'record.stale'],
  }),
  confirmChecklistAnswer: endpoint({
    method: 'PUT',
    path: '/api/checklists/:checklist/items/:item',
    access: 'checklist.edit',
    summary: { ja: '一つの項目の答えを確かめて残す', en: 'Confirm the answer to an item' },
    params: itemParams,
    body: checklistAnswerInput,
    response: z.object({ answer: checklistAnswer }),
    errors: ['not-found', 'record.stale', ...answerErrors, 'checklist.contradiction'],
  }),
  confirmChecklistProposals: endpoint({
    method: 'POST',
    path: '/api/checklists/:checklist/proposals',
    access: 'checklist.edit',
    summary: { ja: '見くらべた提案を、まとめて答えにする', en: 'Confirm several proposals at once' },
    params: checklistParams,
    body: z.object({ items: z.array(text(20)).min(1).max(200), checked: day }),
    response: z.object({ confirmed: z.array(z.string()) }),
    errors: ['not-found', 'checklist.proposal'],
  }),
  readChecklistHistory: endpoint({
    method: 'GET',
    path: '/api/checklists/:checklist/items/:item/history',
    access: 'checklist.read',
    summary: { ja: '一つの項目の、これまでの答え', en: 'Every answer an item ever had' },
    params: itemParams,
    response: z.object({ answers: z.array(checklistAnswer) }),
    errors: ['not-found'],
  }),
  submitChecklist: endpoint({
    method: 'POST',
    path: '/api/checklists/:checklist/submissions',
    access: 'checklist.submit',
    summary: { ja: '様式をこの時点で固める（途中、または最終）', en: 'Freeze the form as it stands, interim or final' },
    params: checklistParams,
    body: z.object({ kind: z.enum(['interim', 'final']) }),
    response: z.object({ submission: checklistSubmission }),
    errors: ['not-found', 'checklist.incomplete', 'checklist.contradiction'],
  }),
  readFrozenChecklist: endpoint({
    method: 'GET',
    path: '/api/checklists/:checklist/submissions/:submission',
    access: 'checklist.read',
    sensitive: true,
    summary: { ja: '固めた様式を、固めたときのまま読む', en: 'A form as it was frozen' },
    params: checklistParams.extend({ submission: id }),
    response: frozenChecklist,
    errors: ['not-found'],
  }),
  readChecklistEdition: endpoint({
    method: 'GET',
    path: '/api/checklist-editions/:hash',
    access: 'checklist.read',
    immutable: true,
    summary: { ja: '様式の一つの版の本文', en: 'The text of one edition of a form' },
    params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
    response: z.record(z.string(), z.unknown()).meta({ id: 'ChecklistEdition' }),
    errors: ['edition.unknown'],
  }),
} as const

/** One item of an edition, whole, needing the catalog no more. */
export type ChecklistEditionItem = {
  id: string
  number: string
  name: EditionName
  asks: string
  how: string
  evidence: string[]
  misunderstandings: string[]
  target: string
  pharmacy: string | null
  plan: { until: string; text: string } | null
  exempt: { when: (typeof checklistExemptions)[number]; text: string }[]
  reason: string | null
  practices: string[]
  clauses: EditionReference[]
  references: EditionReference[]
  /** The form's own words, out of the institution's own workbook; absent where none was mapped. */
  wording?: string
  /** Only the institution's own workbook asks for it. */
  added?: true
}
/** An edition of a form as pages show it. */
export type ChecklistEdition = {
  id: string
  edition: string
  title: EditionName
  kind: 'facility' | 'vendor' | 'areas'
  year: number | null
  deadline: string | null
  known: 'whole' | 'part'
  note: string
  gate: { text: string; help: string; references: EditionReference[] } | null
  sections: { id: string; name: EditionName; items: ChecklistEditionItem[] }[]
  /** Where the institution's own workbook words it: when that was confirmed and by whom. */
  exact?: { at: string; by: string; workbook: string }
  /** Items that the institution's own workbook does not ask for; they count nowhere. */
  absent?: ChecklistEditionItem[]
}

export type ChecklistSummary = z.output<typeof checklistSummary>
export type ChecklistEntry = z.output<typeof checklistEntry>
export type ChecklistAnswer = z.output<typeof checklistAnswer>
export type ChecklistProposal = z.output<typeof checklistProposal>
export type ChecklistFinding = z.output<typeof checklistFinding>
export type ChecklistSubmission = z.output<typeof checklistSubmission>
export type FrozenChecklist = z.output<typeof frozenChecklist>
