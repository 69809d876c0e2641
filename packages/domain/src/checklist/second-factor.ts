// SPDX-License-Identifier: Apache-2.0
import type { DatedPlan } from './rule.ts'

/** A system that people sign in to, and how its second factor stands. Days as `2027-04-01`. */
export type SecondFactorSystem = {
  kind: 'client' | 'server' | 'medical-device'
  state: 'in-use' | 'planned' | 'next-renewal' | 'none' | 'unknown'
  /** When it will be in use, or when the system is renewed. */
  day: string | null
  /** Why it must wait for the renewal. */
  reason: string
}

/** The rule as data of the guideline: the day from which it holds, and whether waiting for the next renewal is allowed. */
export type SecondFactorRule = { from: string; renewalAllowed: boolean; outside: readonly SecondFactorSystem['kind'][] }

/**
 * met: in use. on-time: planned by the day. transitional: waits for the next renewal with its reason and day. late: planned after the day.
 * incomplete: says planned or renewal without a day or a reason. outside: the edition leaves this kind to a later one.
 */
export type SecondFactorStanding = 'met' | 'on-time' | 'transitional' | 'late' | 'incomplete' | 'open' | 'unknown' | 'outside'

/** How a system stands against the second-factor rule. What the rule leaves out is still met where it is in use. */
export const secondFactorStanding = (system: SecondFactorSystem, rule: SecondFactorRule): SecondFactorStanding => {
  const { state, day, reason } = system
  if (state === 'in-use') return 'met'
  if (rule.outside.includes(system.kind)) return 'outside'
  if (state === 'unknown') return 'unknown'
  if (state === 'none') return 'open'
  if (day === null) return 'incomplete'
  if (day <= rule.from) return 'on-time'
  if (state === 'planned') return 'late'
  if (!rule.renewalAllowed) return 'late'
  return reason === '' ? 'incomplete' : 'transitional'
}

/** What keeps a list of systems from being a plan: nothing in it that the rule asks for, not said to be whole, or systems (by their place) that stand in the way. */
export type PlanHindrance = { why: 'empty' | 'unlisted' } | { why: 'systems'; at: number[] }

/**
 * Whether a plan to use a second factor everywhere can be read from the systems: every one that the rule asks for is in use, or has its day still before it.
 * The plan is carried out on the last of those days; null: on none, all are in use. What waits for its renewal, is past its day, is not known or not
 * decided is no plan, and neither is a list of which nobody said that it is whole. `today` as `2026-11-21`.
 */
export const secondFactorPlan = (
  systems: readonly SecondFactorSystem[],
  { rule, listed, today }: { rule: Pick<SecondFactorRule, 'outside'>; listed: boolean; today: string },
): { day: DatedPlan['day'] } | PlanHindrance => {
  const asked = systems.map((system, at) => ({ system, at })).filter(({ system }) => !rule.outside.includes(system.kind))
  if (asked.length === 0) return { why: 'empty' }
  const dated = ({ state, day }: SecondFactorSystem): boolean => state === 'planned' && day !== null && day >= today
  const open = asked.filter(({ system }) => system.state !== 'in-use' && !dated(system))
  if (open.length > 0) return { why: 'systems', at: open.map(({ at }) => at) }
  if (!listed) return { why: 'unlisted' }
  const days = asked.flatMap(({ system }) => (system.state === 'planned' && system.day !== null ? [system.day] : []))
  return { day: days.sort().at(-1) ?? null }
}
