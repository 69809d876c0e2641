// SPDX-License-Identifier: Apache-2.0

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
