// SPDX-License-Identifier: Apache-2.0
import type { DraftView, InstrumentEdition } from '@shinayaka/contract'
import { type NetworkControl, networkLevelRange, type PartialNetworkGrades, targetNetworkLevel } from '@shinayaka/domain'

/** A grade as it is answered and stored. */
export type StoredGrade = Pick<DraftView['network'][number], 'control' | 'grade'>
type FlowControl = InstrumentEdition['flowchart']['controls'][number]
type Grade = StoredGrade['grade']

/** What the answers amount to: the level as a range, with and without the gate, and what keeps it from the target. */
export type NetworkOutcome = {
  low: number
  high: number
  lowWithoutGate: number
  highWithoutGate: number
  /** Whether the target is reached whatever the unknown turns out to be, cannot be reached as things stand, or depends. */
  target: 'reached' | 'below' | 'open'
  /** Controls that certainly keep it from the target. */
  missing: NetworkControl[]
  /** Controls answered with わからない. */
  unknown: NetworkControl[]
  /** Controls not answered yet. */
  unanswered: NetworkControl[]
}

const controls = ['identity', 'external', 'media', 'internal'] as const

/** The outcome of the grades given so far; what was not answered counts as not known. */
export const networkOutcome = (grades: readonly StoredGrade[]): NetworkOutcome => {
  const given = new Map(grades.map(({ control, grade }) => [control, grade]))
  // The server stores only grades that fit their control.
  const partial = Object.fromEntries(controls.map((control) => [control, given.get(control) ?? 'unknown'])) as PartialNetworkGrades
  const { low, high } = networkLevelRange(partial)
  return {
    low: low.level,
    high: high.level,
    lowWithoutGate: low.levelWithoutIdentityGate,
    highWithoutGate: high.levelWithoutIdentityGate,
    target: low.level >= targetNetworkLevel ? 'reached' : high.level < targetNetworkLevel ? 'below' : 'open',
    missing: high.missing[`${targetNetworkLevel}`],
    unknown: controls.filter((control) => given.get(control) === 'unknown'),
    unanswered: controls.filter((control) => !given.has(control)),
  }
}

/** What to do to bring a control to where the target needs it, from the grade it has: first to △, then to ○. */
export const missingWords = (control: Pick<FlowControl, 'id' | 'missing'>, grade: Grade | undefined): string[] => {
  const steps = control.id === 'identity' ? (['ok'] as const) : grade === 'x' ? (['d', 'o'] as const) : (['o'] as const)
  return steps.flatMap((step) => control.missing[step] ?? [])
}

/** A level or its range as the text `one` or `range` says it. */
export const levelWords = (low: number, high: number, texts: { level: string; levelRange: string }): string =>
  low === high ? texts.level.replace('{level}', String(low)) : texts.levelRange.replace('{low}', String(low)).replace('{high}', String(high))
