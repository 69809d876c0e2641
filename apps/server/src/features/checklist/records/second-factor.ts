// SPDX-License-Identifier: Apache-2.0
import type { Catalog, Guideline } from '@shinayaka/catalog'
import type { ClientOutput, Endpoints, SecondFactorRow } from '@shinayaka/contract'
import { japaneseDate, type SecondFactorRule, type SecondFactorSystem, secondFactorPlan, secondFactorStanding } from '@shinayaka/domain'
import type { Clock } from '../../../platform/clock.ts'
import type { OrganisationScope } from '../../../platform/database/scope.ts'
import { ProblemError } from '../../../platform/problem.ts'
import { reference } from '../../assessment/index.ts'
import { systemOf } from './known.ts'
import * as queries from './queries.ts'

type Ruled = Guideline & { secondFactor: NonNullable<Guideline['secondFactor']> }

/** The newest guideline that says something of second factors; null: the catalog has none. */
export const secondFactorGuideline = (catalog: Catalog): Ruled | null =>
  [...catalog.guidelines.values()]
    .filter((one): one is Ruled => one.secondFactor !== null)
    .sort((one, other) => one.published.localeCompare(other.published))
    .at(-1) ?? null

/** By which rule and on which day systems are judged. */
export type Judging = { rule: SecondFactorRule | null; today: string }

export const judgingOf = (catalog: Catalog, clock: Clock): Judging => ({
  rule: secondFactorGuideline(catalog)?.secondFactor ?? null,
  today: japaneseDate(clock.now()),
})

// Without a rule nothing is late and nothing left out.
const noRule: SecondFactorRule = { from: '9999-12-31', renewalAllowed: true, outside: [] }

const view = (row: queries.SystemRow, { rule, today }: Judging): SecondFactorRow => {
  const system = systemOf(row)
  return {
    ...system,
    id: row.id,
    name: row.name,
    standing: secondFactorStanding(system, rule ?? noRule),
    overdue: (system.state === 'planned' || system.state === 'next-renewal') && system.day !== null && system.day < today,
    retired: row.retired_at !== null,
    changedBy: row.changed_by_name,
    changedAt: row.changed_at.toISOString(),
    version: row.version,
  }
}

type Read = ClientOutput<Endpoints['readSecondFactors']>

const planOf = (rows: readonly queries.SystemRow[], whole: boolean, { rule, today }: Judging): Read['plan'] => {
  const used = rows.filter(({ retired_at }) => retired_at === null)
  const plan = secondFactorPlan(used.map(systemOf), { rule: rule ?? noRule, listed: whole, today })
  if ('day' in plan) return { day: plan.day, why: null, systems: [] }
  return { day: null, why: plan.why, systems: plan.why === 'systems' ? plan.at.flatMap((at) => used[at]?.id ?? []) : [] }
}

/** The list of systems, each judged by the newest guideline, and what an item that accepts a plan may rest on. */
export const readSecondFactors = async ({ db }: Pick<OrganisationScope, 'db'>, catalog: Catalog, clock: Clock): Promise<Read> => {
  const [rows, list] = await Promise.all([queries.systems(db), queries.systemList(db)])
  const guideline = secondFactorGuideline(catalog)
  const judging = judgingOf(catalog, clock)
  return {
    rule: guideline && {
      guideline: guideline.title,
      from: guideline.secondFactor.from,
      renewalAllowed: guideline.secondFactor.renewalAllowed,
      text: guideline.secondFactor.text,
      references: guideline.secondFactor.references.map(reference),
    },
    systems: rows.map((row) => view(row, judging)),
    list: { whole: list?.whole ?? false, version: list?.version ?? null },
    plan: planOf(rows, list?.whole ?? false, judging),
  }
}

/** A system as a person describes it. */
export type Described = SecondFactorSystem & { name: string }
type Work = { scope: OrganisationScope; clock: Clock; judging: Judging }

/** Only what waits or is planned has a day, and only what waits has a reason. */
const columnsOf = ({ name, kind, state, day, reason }: Described) => ({
  name,
  kind,
  state,
  day: state === 'planned' || state === 'next-renewal' ? day : null,
  reason: state === 'next-renewal' || state === 'none' ? reason : '',
})

const told = ({ name, kind, state, day, reason }: Omit<Described, 'kind' | 'state'> & { kind: string; state: string }) => ({
  name,
  systemKind: kind,
  secondFactorState: state,
  secondFactorDay: day,
  waitReason: reason,
})
const toldOf = (row: queries.SystemRow) => told({ ...row, day: row.day === null ? null : String(row.day) })

export const addSystem = async ({ scope, clock, judging }: Work, described: Described): Promise<SecondFactorRow> => {
  const row = await queries.insertSystem(scope.db, {
    id: clock.id(),
    organisation_id: scope.organisation.id,
    ...columnsOf(described),
    created_at: clock.now(),
    created_by: scope.person.id,
    changed_at: clock.now(),
    changed_by_name: scope.person.name,
    version: 0,
  })
  await scope.audit({ action: 'second-factor-system.add', target: { kind: 'second-factor-system', id: row.id }, after: toldOf(row) })
  return view(row, judging)
}

/** Writes columns of a system; not found where there is none here, refused with both where somebody else was first. */
const change = async (
  { scope, clock, judging }: Work,
  id: string,
  { version, columns, yours }: { version: number; columns: Parameters<typeof queries.writeSystem>[3]; yours: unknown },
) => {
  const before = await queries.system(scope.db, id)
  if (!before) throw new ProblemError('not-found')
  const after = await queries.writeSystem(scope.db, id, version, { ...columns, changed_at: clock.now(), changed_by_name: scope.person.name })
  if (!after) {
    const current = await queries.system(scope.db, id)
    throw new ProblemError('record.stale', { current: current && view(current, judging), yours })
  }
  return { before, after }
}

export const saveSystem = async (work: Work, id: string, { version, ...described }: Described & { version: number }): Promise<SecondFactorRow> => {
  const { before, after } = await change(work, id, { version, columns: columnsOf(described), yours: described })
  await work.scope.audit({
    action: 'second-factor-system.save',
    target: { kind: 'second-factor-system', id },
    before: toldOf(before),
    after: toldOf(after),
  })
  return view(after, work.judging)
}

/** Takes a system that is no longer used out of the list, or puts it back; its row stays. */
export const retireSystem = async (work: Work, id: string, { retired, version }: { retired: boolean; version: number }): Promise<SecondFactorRow> => {
  const { after } = await change(work, id, { version, columns: { retired_at: retired ? work.clock.now() : null }, yours: { retired } })
  await work.scope.audit({
    action: retired ? 'second-factor-system.retire' : 'second-factor-system.return',
    target: { kind: 'second-factor-system', id },
    after: { name: after.name },
  })
  return view(after, work.judging)
}

/** Says whether every system stands in the list. */
export const saveSystemList = async (
  { scope, clock }: Pick<Work, 'scope' | 'clock'>,
  { whole, version }: { whole: boolean; version: number | null },
): Promise<{ whole: boolean; version: number }> => {
  const before = (await queries.systemList(scope.db)) ?? null
  const place = { organisation: scope.organisation.id, version, by: scope.person.name, at: clock.now() }
  const written = await queries.writeSystemList(scope.db, place, whole)
  if (!written) throw new ProblemError('record.stale', { current: (await queries.systemList(scope.db)) ?? null, yours: { whole } })
  await scope.audit({
    action: 'second-factor-list.save',
    target: { kind: 'second-factor-list', id: scope.organisation.id },
    before: before && { whole: before.whole },
    after: { whole },
  })
  return written
}
