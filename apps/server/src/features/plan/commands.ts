// SPDX-License-Identifier: Apache-2.0
import type { Decision, Quote, StoppedDay } from '@shinayaka/contract'
import { approvesOwnWork, readYen } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import { type Editions, readResult } from '../assessment/index.ts'
import { announce } from '../integration/index.ts'
import * as queries from './queries.ts'
import { candidatesOf, decisionView, quoteView, stoppedDayView } from './view.ts'

type Work = { scope: OrganisationScope; clock: Clock; editions: Editions }

const refusals = { 'not-money': 'amount.unreadable', fraction: 'amount.fraction', 'too-large': 'amount.too-large' } as const

/** Yen as typed; null where nothing was typed. What cannot be read is refused, never guessed. */
const typedYen = (typed: string): number | null => {
  const read = readYen(typed)
  if (read.ok) return read.yen
  if (read.reason === 'empty') return null
  throw new ProblemError(refusals[read.reason], { typed })
}

const measureExists = (editions: Editions, measure: string): boolean =>
  editions.current.some(({ edition }) => edition.domains.some(({ measures }) => measures.some(({ id }) => id === measure)))

export type QuoteInput = { amount: string; hours: number | null; vendor: string; quotedOn: string | null; note: string; version: number | null }

/** Writes the institution's own figures for a measure; a stale write is refused with both. */
export const saveQuote = async ({ scope, clock, editions }: Work, measure: string, input: QuoteInput): Promise<Quote> => {
  const held = await heldQuote(scope, measure)
  // A measure that an older edition offered may still be quoted where it was quoted before.
  if (!held && !measureExists(editions, measure)) throw new ProblemError('measure.unknown', { measure })
  const content = {
    measure,
    yen: typedYen(input.amount),
    hours: input.hours,
    vendor: input.vendor.trim(),
    quotedOn: input.quotedOn,
    note: input.note.trim(),
  }
  const write = { organisation: scope.organisation.id, by: scope.person.id, at: clock.now(), version: input.version }
  const row = await queries.writeQuote(scope.db, write, content)
  if (!row) throw new ProblemError('record.stale', { measure, current: shown(await heldQuote(scope, measure)), yours: input })
  await scope.audit({ action: 'quote.save', target: { kind: 'measure', id: measure }, before: shown(held), after: content })
  return quoteView(row)
}

const heldQuote = async (scope: OrganisationScope, measure: string): Promise<queries.QuoteRow | undefined> =>
  (await queries.quotes(scope.db)).find((one) => one.measure === measure)
const shown = (row: queries.QuoteRow | undefined): Quote | null => (row ? quoteView(row) : null)

/** Writes what a stopped day costs here. */
export const saveStoppedDay = async (
  { scope, clock }: Work,
  input: { amount: string; basis: string; version: number | null },
): Promise<StoppedDay> => {
  const before = await heldStoppedDay(scope)
  const yen = typedYen(input.amount)
  if (yen === null) throw new ProblemError('stopped-day.missing')
  const write = { organisation: scope.organisation.id, by: scope.person.id, at: clock.now(), version: input.version }
  const row = await queries.writeStoppedDay(scope.db, write, { yen, basis: input.basis.trim() })
  if (!row) throw new ProblemError('record.stale', { current: await heldStoppedDay(scope), yours: input })
  await scope.audit({
    action: 'stopped-day.save',
    target: { kind: 'organisation', id: scope.organisation.id },
    before,
    after: { yen, basis: input.basis },
  })
  return stoppedDayView(row)
}

const heldStoppedDay = async (scope: OrganisationScope): Promise<StoppedDay | null> => {
  const row = await queries.stoppedDay(scope.db)
  return row ? stoppedDayView(row) : null
}

/** The measures of a result with their costs. */
export const readCandidates = async (scope: OrganisationScope, editions: Editions, submission: string) => {
  const [{ view, edition }, quotes] = await Promise.all([readResult(scope, editions, submission), queries.quotes(scope.db)])
  return { view, edition, candidates: candidatesOf(view, edition, quotes) }
}

/** Asks management for decisions, each with the title and the institution's own figures of this day; all of them or none. */
export const askDecisions = async ({ scope, clock, editions }: Work, submission: string, measures: readonly string[]): Promise<Decision[]> => {
  const { candidates } = await readCandidates(scope, editions, submission)
  const asked: Decision[] = []
  for (const measure of new Set(measures)) {
    const candidate = candidates.find((one) => one.measure === measure)
    if (!candidate) throw new ProblemError('measure.unknown', { measure })
    const row = await queries.insertDecision(scope.db, {
      id: clock.id(),
      organisation_id: scope.organisation.id,
      submission_id: submission,
      measure,
      title: candidate.title,
      domain: candidate.domainName.ja,
      state: 'waiting',
      yen: candidate.quote?.yen ?? null,
      hours: candidate.quote?.hours ?? null,
      asked_by: scope.person.id,
      asked_by_name: scope.person.name,
      asked_at: clock.now(),
      note: '',
      version: 0,
    })
    if (!row) throw new ProblemError('decision.already', { measure, title: candidate.title })
    asked.push(decisionView(row))
  }
  await scope.audit({
    action: 'decision.ask',
    target: { kind: 'submission', id: submission },
    after: asked.map(({ id, measure }) => ({ id, measure })),
  })
  await announce(scope, clock, { event: 'decision.asked', path: '/decisions' })
  return asked
}

/** Takes a decision, or takes it back to waiting; a stale one is refused with both. */
export const decide = async (
  { scope, clock }: Work,
  id: string,
  input: { state: Decision['state']; note: string; version: number },
): Promise<Decision> => {
  const held = await queries.decision(scope.db, id)
  if (!held) throw new ProblemError('not-found')
  const waiting = input.state === 'waiting'
  // After an answer the same may have been asked anew; two that wait for one thing would be answered twice.
  if (waiting && (await queries.asksAgain(scope.db, held))) throw new ProblemError('decision.already', { measure: held.measure, title: held.title })
  const by = waiting ? null : scope.person.id
  const concurrent = approvesOwnWork(by, [held.asked_by, await queries.submittedBy(scope.db, held.submission_id)])
  const row = await queries.writeDecision(scope.db, id, {
    state: input.state,
    by,
    byName: waiting ? null : scope.person.name,
    at: waiting ? null : clock.now(),
    concurrent,
    note: input.note.trim(),
    version: input.version,
  })
  if (!row) throw new ProblemError('record.stale', { current: decisionView((await queries.decision(scope.db, id)) ?? held), yours: input })
  await scope.audit({
    action: 'decision.take',
    target: { kind: 'decision', id },
    before: { state: held.state, note: held.note },
    after: { state: row.state, note: row.note, concurrent: row.concurrent },
  })
  await announce(scope, clock, { event: 'decision.taken', path: '/decisions' })
  return decisionView(row)
}
