// SPDX-License-Identifier: Apache-2.0

/** How well a control of the data paths is kept: `o` ○ controlled with records kept, `d` △ partly, `x` × not. */
export type ControlGrade = 'o' | 'd' | 'x'

/** Whether IDs and passwords are looked after well enough for the level to mean anything (our own gate). */
export type IdentityGrade = 'ok' | 'weak'

/** The three graded controls, in the order the proposal lists them, and the gate before them. */
export type NetworkControl = 'identity' | 'external' | 'media' | 'internal'

/** The grades from which the network level follows. */
export type NetworkGrades = { identity: IdentityGrade; external: ControlGrade; media: ControlGrade; internal: ControlGrade }

/** 0 to 3; 2 is the target for everyone. */
export type NetworkLevel = 0 | 1 | 2 | 3

/** The level, the level as if the gate were passed, and the controls that keep it from each higher level (empty where that level is reached). */
export type NetworkLevelResult = {
  level: NetworkLevel
  levelWithoutIdentityGate: NetworkLevel
  missing: { '1': NetworkControl[]; '2': NetworkControl[]; '3': NetworkControl[] }
}

/** The level every institution is advised to reach. Source: HAIP proposal, first edition. */
export const targetNetworkLevel = 2

const rank = { x: 0, d: 1, o: 2 } as const
const needs: Record<'1' | '2' | '3', Record<'external' | 'media' | 'internal', ControlGrade>> = {
  '1': { external: 'd', media: 'd', internal: 'x' },
  '2': { external: 'o', media: 'o', internal: 'x' },
  '3': { external: 'o', media: 'o', internal: 'o' },
}
const graded = ['external', 'media', 'internal'] as const

/**
 * The network level of the HAIP proposal: 3 = all ○; 2 = external and media ○; 1 = both at least △; otherwise 0, and 0 where the ID/password gate fails.
 * The gate is ours, so the level is given with and without it.
 *
 * @example networkLevel({ identity: 'ok', external: 'o', media: 'd', internal: 'x' }).missing['2'] // ['media']
 */
export const networkLevel = (grades: NetworkGrades): NetworkLevelResult => {
  const lacking = (level: '1' | '2' | '3') => graded.filter((control) => rank[grades[control]] < rank[needs[level][control]])
  const reached = (['3', '2', '1'] as const).find((level) => lacking(level).length === 0)
  const levelWithoutIdentityGate = Number(reached ?? 0) as NetworkLevel
  const gate: NetworkControl[] = grades.identity === 'ok' ? [] : ['identity']
  const missing = (level: '1' | '2' | '3'): NetworkControl[] => [...gate, ...lacking(level)]
  return {
    level: grades.identity === 'ok' ? levelWithoutIdentityGate : 0,
    levelWithoutIdentityGate,
    missing: { '1': missing('1'), '2': missing('2'), '3': missing('3') },
  }
}

/** The same grades where some are not known yet. */
export type PartialNetworkGrades = { [Control in keyof NetworkGrades]: NetworkGrades[Control] | 'unknown' }

/** The level as a range, from the worst that the unknown grades allow to the best; equal ends mean it is certain. */
export const networkLevelRange = (grades: PartialNetworkGrades): { low: NetworkLevelResult; high: NetworkLevelResult } => {
  const fill = (identity: IdentityGrade, control: ControlGrade): NetworkGrades => ({
    identity: grades.identity === 'unknown' ? identity : grades.identity,
    external: grades.external === 'unknown' ? control : grades.external,
    media: grades.media === 'unknown' ? control : grades.media,
    internal: grades.internal === 'unknown' ? control : grades.internal,
  })
  return { low: networkLevel(fill('weak', 'x')), high: networkLevel(fill('ok', 'o')) }
}
