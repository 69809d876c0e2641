// SPDX-License-Identifier: Apache-2.0
import type { EditionFlowControl, EditionReference, InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { fill, type Language } from '@shinayaka/contract/messages'
import { targetNetworkLevel } from '@shinayaka/domain'
import type { ReportControl, ReportNetwork } from '@shinayaka/engines'
import { citedIds } from './sources.ts'
import { levelWords, textsIn } from './words.ts'

type Grade = SubmissionView['networkGrades'][number]['grade']

/** The step from each grade to the next, for the target: who is at × goes to △ before ○. */
const stepsUp: Partial<Record<Grade, readonly (keyof EditionFlowControl['missing'])[]>> = { weak: ['ok'], x: ['d', 'o'], d: ['o'] }

const gradeWords = (grade: Grade, language: Language): string => {
  const { identity, control, unknown } = textsIn(language).grades
  if (grade === 'unknown') return unknown
  return grade === 'ok' || grade === 'weak' ? identity[grade] : control[grade]
}

/** What the target still needs of a control. The internal network is asked of level 3 only, so its step is named once the target is `reached`. */
const missingWords = (control: EditionFlowControl, grade: Grade, reached: boolean, language: Language): string | null => {
  const { unknownMissing, notForTarget, beyondTarget } = textsIn(language).grades
  const missing = (stepsUp[grade] ?? []).map((step) => control.missing[step] ?? '').join('')
  if (control.id === 'internal' && grade !== 'o') return missing === '' || !reached ? notForTarget : fill(beyondTarget, { missing })
  if (grade === 'unknown') return unknownMissing
  return missing === '' ? null : missing
}

const reportControl = (control: EditionFlowControl, grade: Grade, reached: boolean, language: Language): ReportControl => ({
  name: control.name[language],
  grade: gradeWords(grade, language),
  meaning: grade === 'unknown' ? textsIn(language).grades.unknownMeaning : (control.choices.find((choice) => choice.grade === grade)?.text ?? ''),
  missing: missingWords(control, grade, reached, language),
  ask: grade === 'unknown' ? control.ask : null,
})

const levelName = (levels: InstrumentEdition['flowchart']['levels'], low: number, high: number, language: Language): string => {
  const name = (wanted: number) => levels.find(({ level }) => level === wanted)?.name ?? ''
  return low === high ? name(low) : fill(textsIn(language).levelRange, { low: name(low), high: name(high) })
}

/** The network level of a submission for its report; null where it was not answered. `listed` are the sources that the report lists. */
export const reportNetwork = (
  view: SubmissionView,
  edition: InstrumentEdition,
  listed: readonly EditionReference[],
  language: Language,
): ReportNetwork | null => {
  const { network, networkGrades, previous } = view
  if (network === null) return null
  const { flowchart } = edition
  const { low, high, lowWithoutIdentityGate, highWithoutIdentityGate } = network
  const gradeOf = (id: EditionFlowControl['id']): Grade => networkGrades.find(({ control }) => control === id)?.grade ?? 'unknown'
  return {
    level: levelWords({ low, high }, language),
    levelName: levelName(flowchart.levels, low, high, language),
    levelWithoutGate: levelWords({ low: lowWithoutIdentityGate, high: highWithoutIdentityGate }, language),
    target: String(targetNetworkLevel),
    targetReached: low >= targetNetworkLevel ? 'yes' : high < targetNetworkLevel ? 'no' : 'unclear',
    previousLevel: previous?.level ? levelWords(previous.level, language) : null,
    levels: flowchart.levels.map(({ level, name, meaning }) => ({
      level: String(level),
      name,
      meaning,
      current: level >= low && level <= high,
      target: level === targetNetworkLevel,
    })),
    controls: flowchart.controls.map((control) => reportControl(control, gradeOf(control.id), low >= targetNetworkLevel, language)),
    note: flowchart.note,
    references: citedIds(flowchart.references, listed),
  }
}
