// SPDX-License-Identifier: Apache-2.0
import type { EditionMeasure, InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { fill, type Language } from '@shinayaka/contract/messages'
import { isAttainment } from '@shinayaka/domain'
import { type AnsweredQuestion, answeredQuestions } from './questions.ts'
import { textsIn } from './words.ts'

/** A measure in words, ready to print. */
type MeasureWords = {
  title: string
  raises: string
  steps: { when: string; text: string }[]
  who: string
  effort: string
  cost: string
  free: string
}

/** Working hours in words: 約30分, 約2時間30分. 編者の目安. */
export const effortWords = (hours: number, language: Language): string => {
  const { minutes, hours: whole, hoursAndMinutes } = textsIn(language).measure
  const total = Math.round(hours * 60)
  const params = { hours: Math.floor(total / 60), minutes: total % 60 }
  if (params.hours === 0) return fill(minutes, params)
  return fill(params.minutes === 0 ? whole : hoursAndMinutes, params)
}

/** What it costs: the class and the note, 3万円まで（…）. 編者の目安. */
const costWords = ({ class: costClass, note }: EditionMeasure['cost'], language: Language): string => {
  const { cost, costWithNote } = textsIn(language).measure
  return note === '' ? cost[costClass] : fill(costWithNote, { cost: cost[costClass], note })
}

/** Which questions a measure would raise, from today's answer: 「Q3 を 0 から 2 へ」. Those it no longer raises are left out. */
const raisesWords = (measure: EditionMeasure, answered: readonly AnsweredQuestion[], language: Language): string => {
  const { raises, raisesUnknown, raisesJoin } = textsIn(language).measure
  return answered
    .flatMap(({ number, question, answer: { value } }) => {
      const to = measure.raises.find(({ practice }) => practice === question.practice.id)?.to
      if (to === undefined || value === 'na' || (isAttainment(value) && value >= to)) return []
      return [fill(value === 'unknown' ? raisesUnknown : raises, { question: number, from: value, to })]
    })
    .join(raisesJoin)
}

const measureWords = (measure: EditionMeasure, answered: readonly AnsweredQuestion[], language: Language): MeasureWords => ({
  title: measure.title,
  raises: raisesWords(measure, answered, language),
  steps: measure.steps.map(({ when, text }) => ({ when: textsIn(language).measure.when[when], text })),
  who: measure.who,
  effort: effortWords(measure.effort.hours, language),
  cost: costWords(measure.cost, language),
  free: measure.free,
})

/** A measure proposed for a domain, as the edition holds it and in words, with the question that asks for it. */
export type ProposedMeasure = {
  proposal: SubmissionView['proposals'][number]
  measure: EditionMeasure
  words: MeasureWords
  asked: AnsweredQuestion
}

/** The measures behind proposals, in the proposals' order. A proposal comes from the same edition, so a missing measure is a fault of ours. */
export const proposedMeasures = (
  proposals: SubmissionView['proposals'],
  edition: InstrumentEdition,
  answers: SubmissionView['answers'],
  language: Language,
): ProposedMeasure[] => {
  const answered = answeredQuestions(edition, answers)
  return proposals.map((proposal) => {
    const measure = edition.domains.find(({ id }) => id === proposal.domain)?.measures.find(({ id }) => id === proposal.measure)
    const asked = answered.find(({ question }) => question.id === proposal.question)
    if (!measure || !asked) throw new Error(`proposal ${proposal.measure} for ${proposal.question} is not in edition ${edition.edition}`)
    return { proposal, measure, words: measureWords(measure, answered, language), asked }
  })
}
