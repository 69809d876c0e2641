// SPDX-License-Identifier: Apache-2.0
import type { Decision, InstrumentEdition, PlanCandidate } from '@shinayaka/contract'
import { fill, type Language } from '@shinayaka/contract/messages'
import { displayYen, japaneseDate } from '@shinayaka/domain'
import type { ReportDecision } from '@shinayaka/engines'
import { effortWords } from './measures.ts'
import { questionNumbers } from './questions.ts'
import { answerLabel, scoreWords, textsIn } from './words.ts'

/** What an institution has planned after a result: the measures it may ask for, and the decisions asked so far. */
export type ReportPlan = { candidates: readonly PlanCandidate[]; decisions: readonly Decision[] }

const mostDecisions = 3

const yenWords = (yen: number, language: Language): string => (language === 'ja' ? displayYen(yen) : `¥${yen.toLocaleString('en-US')}`)

/** What it costs: the institution's own quote where there is one, otherwise the editors' class. */
const costWords = ({ quote, estimate }: PlanCandidate, asked: Decision | undefined, language: Language): string => {
  const { decision, measure } = textsIn(language)
  const yen = asked ? asked.yen : (quote?.yen ?? null)
  if (yen === null) return fill(decision.estimated, { amount: measure.cost[estimate.cost] })
  const vendor = quote?.yen === yen ? quote.vendor : ''
  return fill(vendor === '' ? decision.quoted : decision.quotedBy, { amount: yenWords(yen, language), vendor })
}

/** What work it takes: the institution's own hours where it gave some, otherwise the editors' estimate. */
const hoursWords = ({ quote, estimate }: PlanCandidate, asked: Decision | undefined, language: Language): string => {
  const { decision } = textsIn(language)
  const own = asked ? asked.hours : (quote?.hours ?? null)
  if (own === null || own === estimate.hours) return fill(decision.estimated, { amount: effortWords(estimate.hours, language) })
  return fill(decision.ownHours, { hours: effortWords(own, language) })
}

const stateWords = (asked: Decision | undefined, language: Language): string | null => {
  if (!asked) return null
  const { decision } = textsIn(language)
  if (asked.state === 'waiting' || asked.decidedAt === null) return fill(decision.waiting, { asked: japaneseDate(new Date(asked.askedAt)) })
  const by = asked.decidedBy ?? ''
  const words = {
    state: decision.states[asked.state],
    by: asked.concurrent ? fill(decision.concurrent, { by }) : by,
    on: japaneseDate(new Date(asked.decidedAt)),
    note: asked.note,
  }
  return fill(asked.note === '' ? decision.decided : decision.decidedWithNote, words)
}

/**
 * The decisions a result asks of management: those that were asked for it, newest three in the order they were asked;
 * where none was, those that the result itself asks for. Figures and states are those of today.
 */
export const reportDecisions = (plan: ReportPlan, submission: string, edition: InstrumentEdition, language: Language): ReportDecision[] => {
  const { decision: texts } = textsIn(language)
  const numbers = questionNumbers(edition)
  const asked = plan.decisions
    .filter((one) => one.submission === submission)
    .sort((a, b) => a.askedAt.localeCompare(b.askedAt))
    .slice(-mostDecisions)
  const chosen =
    asked.length > 0
      ? asked.flatMap((one) => plan.candidates.filter(({ measure }) => measure === one.measure).map((candidate) => ({ candidate, asked: one })))
      : plan.candidates.filter(({ proposed }) => proposed).map((candidate) => ({ candidate, asked: undefined }))
  return chosen.map(({ candidate, asked: one }) => ({
    title: candidate.title,
    domain: fill(texts.domain, { domain: candidate.domainName[language], score: scoreWords(candidate.domainScore, language) }),
    reason: fill(candidate.from === 'unknown' ? texts.reasonUnknown : texts.reason, {
      number: numbers.get(candidate.question) ?? '',
      question: candidate.questionText,
      answer: answerLabel(candidate.from, language),
      to: candidate.to,
    }),
    who: candidate.who,
    effort: hoursWords(candidate, one, language),
    cost: costWords(candidate, one, language),
    state: stateWords(one, language),
  }))
}
