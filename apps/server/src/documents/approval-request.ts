// SPDX-License-Identifier: Apache-2.0
import type { Decision, EditionQuestion, InstrumentEdition, PlanCandidate, StoppedDay, SubmissionView } from '@shinayaka/contract'
import { fill, type Language } from '@shinayaka/contract/messages'
import { displayYen, isAttainment } from '@shinayaka/domain'
import type { ApprovalDecision, ApprovalFigure, ApprovalLabels, ApprovalRequest } from '@shinayaka/engines'
import { ProblemError } from '../platform/problem.ts'
import { clipped, oneLine, shortened, shortenedTogether } from './approval-request-text.ts'
import { answerLabel, dayWords, japaneseInstant, levelWords, rangeWords, scoreWords, textsIn } from './words.ts'

/** What a request for approval is made from: a result, the measures chosen from it, and the institution's own figures. `producedAt` is when the file is made. */
export type ApprovalDocument = {
  view: SubmissionView
  edition: InstrumentEdition
  chosen: readonly PlanCandidate[]
  stoppedDay: Pick<StoppedDay, 'yen' | 'basis'> | null
  /** Decisions of this result: what was decided by whoever asked for it says so. */
  decisions: readonly Decision[]
  /** 起案者. */
  drafter: string
  language: Language
  producedAt: Date
}

/** Letters that the page holds of each text. Reasons, levels and cases share theirs among all that stand on the page. */
const most = {
  whys: 245,
  levels: 160,
  case: 80,
  cases: 140,
  title: 32,
  who: 30,
  vendor: 24,
  note: 36,
  basis: 55,
  organisation: 40,
  person: 25,
  decider: 12,
  ask: 30,
}

const countKeys = ['one', 'two', 'three'] as const
const workingDay = 8

/** The measures that a request asks for: those named, in that order, or the three that the result asks of management. */
export const chosenCandidates = (candidates: readonly PlanCandidate[], measures: string): PlanCandidate[] => {
  if (measures === '') return candidates.filter(({ proposed }) => proposed)
  return [...new Set(measures.split(','))].map((measure) => {
    const candidate = candidates.find((one) => one.measure === measure)
    if (!candidate) throw new ProblemError('measure.unknown', { measure })
    return candidate
  })
}

type Texts = ReturnType<typeof textsIn>['approval']
/** A measure with the question that asks for it, the mark by which the page speaks of it, and what is said of it at the length that the page holds. */
type Asked = { candidate: PlanCandidate; question: EditionQuestion; mark: string; why: string; level: string }
/** The document with its words and the measures made ready. */
type Work = ApprovalDocument & { texts: Texts; asked: readonly Asked[] }

/** Sentences one after the other, as the language sets them. */
const inOneParagraph = (sentences: readonly string[], texts: Texts): string =>
  sentences.reduce((before, after) => fill(texts.sentences, { before, after }))

const questionOf = ({ domain, question }: PlanCandidate, edition: InstrumentEdition): EditionQuestion => {
  const found = edition.domains.find(({ id }) => id === domain)?.questions.find(({ id }) => id === question)
  if (!found) throw new Error(`question ${question} is not in edition ${edition.edition}`)
  return found
}

const askedMeasures = ({ chosen, edition }: ApprovalDocument, texts: Texts): Asked[] => {
  const questions = chosen.map((candidate) => questionOf(candidate, edition))
  const whys = shortenedTogether(
    questions.map(({ why }) => why),
    most.whys,
  )
  const levels = shortenedTogether(
    chosen.map(({ from }, index) => (isAttainment(from) ? (questions[index]?.levels[from]?.text ?? '') : '')),
    most.levels,
  )
  return chosen.flatMap((candidate, index): Asked[] => {
    const question = questions[index]
    const mark = texts.marks[countKeys[index] ?? 'three']
    return question ? [{ candidate, question, mark, why: whys[index] ?? '', level: levels[index] ?? '' }] : []
  })
}

const yenWords = (yen: number, language: Language): string => (language === 'ja' ? displayYen(yen) : `¥${yen.toLocaleString('en-US')}`)

/** A figure with one decimal where it has one: 2.5, 12. */
const decimal = (value: number): string => (Math.round(value * 10) / 10).toLocaleString('en-US', { maximumFractionDigits: 1 })
const belowTenth = (value: number): boolean => value > 0 && value < 0.05

const workWords = (hours: number, texts: Texts): string => {
  const days = hours / workingDay
  return fill(texts.work, {
    days: belowTenth(days) ? texts.lessThanTenth : fill(texts.days, { days: decimal(days) }),
    hours: hours.toLocaleString('en-US', { maximumFractionDigits: 2 }),
  })
}

const quotedYen = ({ quote }: PlanCandidate): number | null => quote?.yen ?? null
const ownHours = ({ quote }: PlanCandidate): number | null => quote?.hours ?? null
const hoursOf = (candidate: PlanCandidate): number => ownHours(candidate) ?? candidate.estimate.hours

const costClass = ({ estimate }: PlanCandidate, language: Language): string => textsIn(language).measure.cost[estimate.cost]

const costFigure = (candidate: PlanCandidate, { texts, language }: Work): ApprovalFigure => {
  const yen = quotedYen(candidate)
  return yen === null ? { value: costClass(candidate, language), basis: texts.estimate } : { value: yenWords(yen, language), basis: texts.ownQuote }
}

const workFigure = (candidate: PlanCandidate, { texts }: Work): ApprovalFigure => ({
  value: workWords(hoursOf(candidate), texts),
  basis: ownHours(candidate) === null ? texts.estimate : texts.ownHours,
})

/** Whose quote and of which day; without one what the money goes to, as the editors see it. */
const costDetails = ({ quote, estimate }: PlanCandidate, { texts, language }: Work): string[] => {
  if (quote && quote.yen !== null) {
    const vendor = clipped(quote.vendor, most.vendor) || texts.vendorMissing
    const day = quote.quotedOn === null ? texts.dayMissing : dayWords(`${quote.quotedOn}T00:00:00+09:00`, language)
    return [fill(texts.quoted, { vendor, day })]
  }
  return estimate.note === '' ? [] : [fill(texts.breakdown, { note: clipped(estimate.note, most.note) })]
}

/** 兼務, where whoever decided on the measure had asked for it or had submitted the result. */
const concurrentWords = ({ measure }: PlanCandidate, { decisions, texts, language }: Work): string[] => {
  const taken = decisions.find((one) => one.measure === measure && one.concurrent)
  if (!taken || taken.state === 'waiting') return []
  const state = textsIn(language).decision.states[taken.state]
  return [fill(texts.concurrent, { state, by: clipped(taken.decidedBy ?? '', most.decider) })]
}

const decisionOf = ({ candidate, mark, why }: Asked, work: Work): ApprovalDecision => {
  const { texts, language } = work
  return {
    mark,
    title: clipped(candidate.title, most.title),
    why,
    details: [
      fill(texts.domain, { domain: candidate.domainName[language], score: scoreWords(candidate.domainScore, language) }),
      fill(texts.who, { who: clipped(candidate.who, most.who) }),
      ...costDetails(candidate, work),
      ...concurrentWords(candidate, work),
    ].join(texts.join),
    cost: costFigure(candidate, work),
    work: workFigure(candidate, work),
  }
}

/** The quotes summed; null where there is none. What has no quote is never counted as 0. */
const quotedTotal = (chosen: readonly PlanCandidate[]): number | null => {
  const quotes = chosen.map(quotedYen).filter((yen) => yen !== null)
  return quotes.length === 0 ? null : quotes.reduce((sum, yen) => sum + yen, 0)
}

/** The sums, and in words what they hold and what they do not. */
const totalOf = (work: Work): ApprovalRequest['total'] => {
  const { asked, chosen, texts, language } = work
  if (asked.length === 0) return null
  const total = quotedTotal(chosen)
  const own = chosen.filter((candidate) => ownHours(candidate) !== null).length
  const hours = own === 0 ? texts.estimate : own === chosen.length ? texts.ownHours : texts.mixedHours
  const missing = asked.filter(({ candidate }) => quotedYen(candidate) === null)
  const quoted = countKeys[asked.length - missing.length - 1] ?? 'three'
  const missingWords = missing.map(({ candidate, mark }) => fill(texts.missingOne, { mark, cost: costClass(candidate, language) }))
  return {
    cost: total === null ? textsIn(language).none : yenWords(total, language),
    work: workWords(
      chosen.reduce((sum, candidate) => sum + hoursOf(candidate), 0),
      texts,
    ),
    holds: inOneParagraph(
      [
        fill(total === null ? texts.noQuotes : texts.totalOf, { count: texts.counts[quoted], hours }),
        ...(missing.length === 0 ? [] : [fill(texts.missing, { missing: missingWords.join(texts.missingJoin) })]),
      ],
      texts,
    ),
  }
}

/** To how many stopped days the cost comes, or why that cannot be said. */
const equalsWords = ({ chosen, texts, language }: Work, lost: number): string => {
  const total = quotedTotal(chosen)
  if (total === null) return texts.equalsNoQuotes
  if (lost === 0) return texts.equalsNoLoss
  const days = total / lost
  const partly = chosen.some((candidate) => quotedYen(candidate) === null)
  const params = { total: yenWords(total, language), days: decimal(days) }
  if (belowTenth(days)) return fill(partly ? texts.equalsLittlePartly : texts.equalsLittle, params)
  return fill(partly ? texts.equalsPartly : texts.equals, params)
}

const stoppedWords = (work: Work): string[] => {
  const { stoppedDay, texts, language, chosen } = work
  if (stoppedDay === null) return [texts.stoppedMissing, texts.stoppedByHand]
  const basis = shortened(stoppedDay.basis, most.basis).replace(/。$/u, '') || texts.basisMissing
  const costs = fill(texts.stoppedDay, { yen: yenWords(stoppedDay.yen, language), basis })
  return [chosen.length === 0 ? costs : inOneParagraph([costs, equalsWords(work, stoppedDay.yen)], texts)]
}

/** How things are today, by the words of the level that was answered: what goes on if nothing is done. */
const undoneWords = ({ candidate, question, mark, level }: Asked, { texts, language }: Work): string => {
  const { from } = candidate
  if (!isAttainment(from)) return fill(texts.undoneUnknown, { mark, ask: clipped(question.advice.unknown.ask, most.ask) })
  return fill(texts.undoneNow, { mark, answer: answerLabel(from, language), level })
}

/** What happened elsewhere: each case once, with the measures whose questions tell it. */
const examples = ({ asked, texts }: Work): string[] => {
  const told = asked.flatMap(({ question, mark }) => (question.case ? [{ of: question.case, mark }] : []))
  const cases = [...new Map(told.map(({ of }) => [of.name, of])).values()]
  const happened = shortenedTogether(
    cases.map(({ whatHappened }) => shortened(whatHappened, most.case)),
    most.cases,
  )
  return cases.map(({ name, when, certainty }, index) =>
    fill(texts.example, {
      marks: told.flatMap(({ of, mark }) => (of.name === name ? [mark] : [])).join(''),
      name: oneLine(name),
      when,
      unverified: certainty === 'A' ? '' : texts.unverified,
      what: happened[index] ?? '',
    }),
  )
}

const undone = (work: Work): string[] => {
  if (work.asked.length === 0) return [work.texts.undoneNothing]
  return [...work.asked.map((one) => undoneWords(one, work)), ...examples(work)]
}

/** Whether a reason or a case rests on something not checked against the original. */
const uncertain = ({ question }: Asked): boolean =>
  question.references.some(({ certainty }) => certainty !== 'A') || (question.case !== null && question.case.certainty !== 'A')

const resultWords = ({ view, edition, asked, chosen, texts, language }: Work): string => {
  const range = rangeWords(view.score.overallRange, language)
  const estimated = chosen.some((candidate) => quotedYen(candidate) === null || ownHours(candidate) === null)
  return inOneParagraph(
    [
      fill(texts.resultOf, {
        instrument: edition.title[language],
        edition: view.edition,
        day: dayWords(view.submittedAt, language),
        score: scoreWords(view.score.overall, language),
        range: range === null ? '' : fill(texts.range, { range }),
        level: view.network === null ? texts.levelMissing : fill(texts.level, { level: levelWords(view.network, language) }),
      }),
      ...(asked.some(uncertain) ? [texts.sources] : []),
      ...(estimated ? [texts.estimateNote] : []),
    ],
    texts,
  )
}

const labelsOf = ({ approvers: { chair, director, manager, drafter }, ...texts }: Texts): ApprovalLabels => ({
  organisation: texts.organisation,
  draftedOn: texts.draftedOn,
  draftedBy: texts.draftedBy,
  asked: texts.asked,
  decisions: texts.decisions,
  figures: texts.figures,
  why: texts.why,
  total: texts.total,
  stopped: texts.stopped,
  undone: texts.undone,
  result: texts.result,
  approval: texts.approval,
  approvers: [chair, director, manager, drafter],
  stampDate: texts.stampDate,
  outcome: texts.outcome,
  outcomes: texts.outcomes,
})

/**
 * The request for approval (稟議書): what a result asks of management, what it costs by the institution's own figures where there are any, and what a stopped
 * day costs beside it. Every text is short enough for one page.
 */
export const approvalRequest = (document: ApprovalDocument): ApprovalRequest => {
  const { view, language, producedAt, chosen } = document
  const texts = textsIn(language).approval
  const work: Work = { ...document, texts, asked: askedMeasures(document, texts) }
  return {
    language,
    labels: labelsOf(texts),
    title: texts.title,
    organisation: clipped(view.organisationName, most.organisation),
    drafted: { on: dayWords(producedAt, language), by: clipped(document.drafter, most.person), at: japaneseInstant(producedAt) },
    ask: chosen.length === 0 ? texts.askNothing : fill(texts.ask, { count: texts.counts[countKeys[chosen.length - 1] ?? 'three'] }),
    decisions: work.asked.map((one) => decisionOf(one, work)),
    total: totalOf(work),
    stopped: stoppedWords(work),
    undone: undone(work),
    result: resultWords(work),
  }
}
