// SPDX-License-Identifier: Apache-2.0
import type { EditionFlowControl, InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { fill, type Language } from '@shinayaka/contract/messages'
import { targetNetworkLevel } from '@shinayaka/domain'
import type { ReportControl, ReportNetwork } from '@shinayaka/engines'
import { citedIds } from './sources.ts'
import { levelWords, textsIn } from './words.ts'

type Grade = SubmissionView['networkGrades'][number]['grade']
type Words = NonNullable<EditionFlowControl['missing']['o']>

/** What level 2 needs of each control, step by step: who is at × does the step to △ before the step to ○. The internal network is asked of level 3 only. */
const stepsToTarget: Record<EditionFlowControl['id'], Partial<Record<Grade, readonly (keyof EditionFlowControl['missing'])[]>>> = {
  identity: { weak: ['ok'] },
  external: { x: ['d', 'o'], d: ['o'] },
  media: { x: ['d', 'o'], d: ['o'] },
  internal: {},
}

const gradeWords = (grade: Grade, language: Language): string => {
  const { identity, control, unknown } = textsIn(language).grades
  if (grade === 'unknown') return unknown
  return grade === 'ok' || grade === 'weak' ? identity[grade] : control[grade]
}

const missingWords = (control: EditionFlowControl, grade: Grade): string | null => {
  const steps = (stepsToTarget[control.id][grade] ?? []).flatMap((step): Words[] => {
    const words = control.missing[step]
    return words === undefined ? [] : [words]
  })
  return steps.length === 0 ? null : steps.join('')
}

const reportControl = (control: EditionFlowControl, grade: Grade, language: Language): ReportControl => ({
  name: control.name[language],
  grade: gradeWords(grade, language),
  meaning: grade === 'unknown' ? textsIn(language).grades.unknownMeaning : (control.choices.find((choice) => choice.grade === grade)?.text ?? ''),
  missing: missingWords(control, grade),
  ask: grade === 'unknown' ? control.ask : null,
})

const levelName = (levels: InstrumentEdition['flowchart']['levels'], low: number, high: number, language: Language): string => {
  const name = (wanted: number) => levels.find(({ level }) => level === wanted)?.name ?? ''
  return low === high ? name(low) : fill(textsIn(language).levelRange, { low: name(low), high: name(high) })
}

/** The network level of a submission for its report; null where it was not answered. */
export const reportNetwork = (view: SubmissionView, edition: InstrumentEdition, language: Language): ReportNetwork | null => {
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
    controls: flowchart.controls.map((control) => reportControl(control, gradeOf(control.id), language)),
    note: flowchart.note,
    references: citedIds(flowchart.references),
  }
}
