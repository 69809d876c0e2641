// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id, instant, text, version } from './values.ts'

/** How a decision stands: waiting for management, granted, declined, or put off. */
export const decisionStates = ['waiting', 'approved', 'declined', 'deferred'] as const
/** Yen, whole. */
const yen = z.int().min(0)
/** An amount as a person types it; it is read by the server, never guessed. */
const typedAmount = text(40)

/** What the institution itself knows of a measure: a vendor's quote, its own hours. It replaces the editor's estimate. */
export const quote = z
  .object({
    measure: z.string(),
    yen: yen.nullable(),
    /** Hours of the institution's own people. */
    hours: z.number().min(0).max(100_000).nullable(),
    vendor: text(100),
    quotedOn: day.nullable(),
    note: text(500),
    version,
  })
  .meta({ id: 'Quote' })

/** What a day without the systems costs here, by the institution's own figure. */
export const stoppedDay = z.object({ yen, basis: text(300), version }).meta({ id: 'StoppedDay' })

/** A measure that was asked of management, with the institution's own figures of that day; null where it had none. */
export const decision = z
  .object({
    id,
    submission: id,
    measure: z.string(),
    title: z.string(),
    domain: z.string(),
    state: z.enum(decisionStates),
    yen: yen.nullable(),
    hours: z.number().nullable(),
    askedBy: z.string(),
    askedAt: instant,
    decidedBy: z.string().nullable(),
    decidedAt: instant.nullable(),
    /** 兼務: whoever decided had asked for it, or had submitted the result it rests on. */
    concurrent: z.boolean(),
    note: text(500),
    version,
  })
  .meta({ id: 'Decision' })

/** A measure that may be asked of management, with the editor's estimate and the institution's own figures beside it. */
export const planCandidate = z
  .object({
    measure: z.string(),
    title: z.string(),
    domain: z.string(),
    domainName: z.object({ ja: z.string(), en: z.string() }),
    domainScore: z.number().nullable(),
    question: z.string(),
    questionText: z.string(),
    from: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal('na'), z.literal('unknown')]),
    to: z.int(),
    who: z.string(),
    /** 編者の目安. */
    estimate: z.object({ hours: z.number(), cost: z.enum(['none', 'small', 'medium', 'large']), note: z.string(), free: z.string() }),
    quote: quote.nullable(),
    /** Only management can grant it: money beyond small change, or days of work. */
    needsManagement: z.boolean(),
    /** One of the three that the result asks for. */
    proposed: z.boolean(),
  })
  .meta({ id: 'PlanCandidate' })

const submissionParams = z.object({ submission: id })

export const planEndpoints = {
  readPlan: endpoint({
    method: 'GET',
    path: '/api/submissions/:submission/plan',
    access: 'plan.read',
    sensitive: true,
    summary: { ja: '結果から経営層にお願いする対策と、その費用', en: 'The measures a result asks of management, with their costs' },
    params: submissionParams,
    response: z.object({ candidates: z.array(planCandidate), decisions: z.array(decision), stoppedDay: stoppedDay.nullable() }),
    errors: ['not-found'],
  }),
  saveQuote: endpoint({
    method: 'PUT',
    path: '/api/measures/:measure/quote',
    access: 'plan.edit',
    summary: { ja: '自分たちの見積もりと時間を書く', en: 'Enter your own quote and hours for a measure' },
    params: z.object({ measure: text(80) }),
    body: z.object({
      amount: typedAmount,
      hours: z.number().min(0).max(100_000).nullable(),
      vendor: text(100),
      quotedOn: day.nullable(),
      note: text(500),
      version: version.nullable(),
    }),
    response: z.object({ quote }),
    errors: ['measure.unknown', 'record.stale', 'amount.unreadable', 'amount.fraction', 'amount.too-large'],
  }),
  saveStoppedDay: endpoint({
    method: 'PUT',
    path: '/api/plan/stopped-day',
    access: 'plan.edit',
    summary: { ja: '一日止まると失う金額（自院の数字）を書く', en: 'Enter what a stopped day costs here' },
    body: z.object({ amount: typedAmount, basis: text(300), version: version.nullable() }),
    response: z.object({ stoppedDay }),
    errors: ['record.stale', 'amount.unreadable', 'amount.fraction', 'amount.too-large', 'stopped-day.missing'],
  }),
  askDecisions: endpoint({
    method: 'POST',
    path: '/api/submissions/:submission/decisions',
    access: 'plan.edit',
    summary: { ja: '経営層に、三つまでの決断を頼む', en: 'Ask management for up to three decisions' },
    params: submissionParams,
    body: z.object({ measures: z.array(text(80)).min(1).max(3) }),
    response: z.object({ decisions: z.array(decision) }),
    errors: ['not-found', 'measure.unknown', 'decision.already'],
  }),
  listDecisions: endpoint({
    method: 'GET',
    path: '/api/decisions',
    access: 'plan.read',
    summary: { ja: '経営層に頼んだ決断', en: 'Decisions asked of management' },
    response: z.object({ decisions: z.array(decision) }),
  }),
  decide: endpoint({
    method: 'PUT',
    path: '/api/decisions/:decision',
    access: 'plan.decide',
    summary: { ja: '決める（承認・見送り・保留）', en: 'Take a decision' },
    params: z.object({ decision: id }),
    body: z.object({ state: z.enum(decisionStates), note: text(500), version }),
    response: z.object({ decision }),
    errors: ['not-found', 'record.stale', 'decision.already'],
  }),
} as const
export type Quote = z.output<typeof quote>
export type StoppedDay = z.output<typeof stoppedDay>
export type Decision = z.output<typeof decision>
export type PlanCandidate = z.output<typeof planCandidate>
