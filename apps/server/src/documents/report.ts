// SPDX-License-Identifier: Apache-2.0
import type { EditionReference, InstrumentEdition, StandingView, SubmissionView } from '@shinayaka/contract'
import { fill, type Language, managementSentences, prefectureName } from '@shinayaka/contract/messages'
import { type AnswerValue, isAttainment, japaneseDate, scoreChange } from '@shinayaka/domain'
import type {
  AssessmentReport,
  ReportAnswer,
  ReportDomain,
  ReportEnquiry,
  ReportFirstStep,
  ReportScore,
  ReportWeakDomain,
  ReportWeakest,
} from '@shinayaka/engines'
import { type ReportPlan, reportDecisions } from './decisions.ts'
import { reportLabels } from './labels.ts'
import { type ProposedMeasure, proposedMeasures } from './measures.ts'
import { methodSections, questionCounts } from './method.ts'
import { reportNetwork } from './network.ts'
import { type AnsweredQuestion, answeredQuestions, levelText } from './questions.ts'
import { citedIds, citedReferences } from './sources.ts'
import { areaReferences, reportAreas, reportThemes, reportYears, shownViews, sideOf } from './standing.ts'
import { answerLabel, changeWords, dayWords, fiscalYearWords, kindWords, levelWords, rangeWords, scoreWords, textsIn } from './words.ts'

/** What a document about a submission is made from. `producedAt` is when the file is made. */
export type SubmissionDocument = { view: SubmissionView; edition: InstrumentEdition; language: Language; producedAt: Date }

/** What a report is made from: the submission, the same seen from other sides, and what is planned after it. */
export type ReportDocument = SubmissionDocument & { standing: StandingView; plan: ReportPlan }

type DomainScore = SubmissionView['score']['domains'][number]
type Scored = { score: number | null; range: readonly [number, number] | null }

const reportScore = ({ score, range }: Scored, language: Language): ReportScore => ({
  value: score,
  text: scoreWords(score, language),
  range: rangeWords(range, language),
})

/** Why this step comes first, in one sentence: where the domain stands, and the answer behind it. */
const reasonWords = ({ proposal, asked }: ProposedMeasure, view: SubmissionView, language: Language): string => {
  const { reason } = textsIn(language)
  const domain = view.score.domains.find(({ id }) => id === proposal.domain)
  const score = domain?.score ?? null
  const params = {
    domain: asked.domain.name[language],
    score: scoreWords(score, language),
    question: asked.number,
    answer: answerLabel(proposal.from, language),
    to: proposal.to,
    ask: asked.question.advice.unknown.ask,
  }
  if (proposal.from === 'unknown') return fill(reason.unknown, params)
  if (!domain?.belowThreshold) return fill(reason.other, params)
  const scores = view.score.domains.flatMap((one) => (one.score === null ? [] : [one.score]))
  if (score !== Math.min(...scores)) return fill(reason.weak, params)
  return fill(scores.filter((one) => one === score).length === 1 ? reason.lowest : reason.amongLowest, params)
}

/** What to do today. One act where the measure is printed whole further on; all of today's where its domain is strong and it stands nowhere else. */
const todayWords = ({ measure, proposal }: ProposedMeasure, view: SubmissionView): string => {
  const today = measure.steps.filter(({ when }) => when === 'today').map(({ text }) => text)
  const printed = view.proposals.some((one) => one.domain === proposal.domain && one.measure === proposal.measure)
  return (printed ? today.slice(0, 1) : today).join('')
}

const firstSteps = ({ view, edition, language }: SubmissionDocument): ReportFirstStep[] =>
  proposedMeasures(view.first, edition, view.answers, language).map((proposed) => ({
    title: proposed.words.title,
    domain: proposed.asked.domain.name[language],
    today: todayWords(proposed, view),
    reason: reasonWords(proposed, view, language),
    who: proposed.words.who,
    effort: proposed.words.effort,
    cost: proposed.words.cost,
  }))

const reportDomains = ({ view, edition, language }: SubmissionDocument): ReportDomain[] => {
  const { score, previous } = view
  const changes = previous ? scoreChange(previous.score, score).domains : []
  return edition.domains.flatMap(({ id, name, questions }): ReportDomain[] => {
    const domain = score.domains.find((one) => one.id === id)
    if (!domain) return []
    const before = previous?.score.domains.find((one) => one.id === id) ?? { score: null, range: null }
    const difference = changes.find((change) => change.id === id)?.difference ?? null
    return [
      {
        id,
        name: name[language],
        score: reportScore(domain, language),
        counted: domain.counted,
        notApplicable: domain.notApplicable,
        unknown: domain.unknown,
        questions: questions.length,
        belowThreshold: domain.belowThreshold,
        previous: previous ? reportScore(before, language) : null,
        change: previous ? changeWords(difference, language) : null,
      },
    ]
  })
}

const reportEnquiry = ({ number, question }: AnsweredQuestion): ReportEnquiry => ({
  number,
  question: question.text,
  ask: question.advice.unknown.ask,
  message: question.advice.unknown.message,
})

const weakest = (domains: readonly DomainScore[]): DomainScore[] =>
  domains.filter(({ belowThreshold }) => belowThreshold).sort((a, b) => (a.score ?? 0) - (b.score ?? 0))

const weakDomains = ({ view, edition, language }: SubmissionDocument, listed: readonly EditionReference[]): ReportWeakDomain[] => {
  const proposed = proposedMeasures(view.proposals, edition, view.answers, language)
  const answered = answeredQuestions(edition, view.answers)
  return weakest(view.score.domains).flatMap((score): ReportWeakDomain[] => {
    const domain = edition.domains.find(({ id }) => id === score.id)
    if (!domain) return []
    return [
      {
        id: domain.id,
        name: domain.name[language],
        score: reportScore(score, language),
        about: domain.about,
        enquiries: answered.filter((one) => one.domain.id === domain.id && one.answer.value === 'unknown').map(reportEnquiry),
        measures: proposed
          .filter(({ proposal }) => proposal.domain === domain.id)
          .map(({ measure, words }) => ({ ...words, references: citedIds(measure.references, listed) })),
      },
    ]
  })
}

/** What stands under an answer: what its level means. For わからない whom to ask, and in a strong domain, which has no part of its own, the message too. */
const underAnswer = ({ question, answer: { value } }: AnsweredQuestion, weak: boolean, language: Language): string | null => {
  if (isAttainment(value)) return levelText(question, value)
  if (value === 'na') return null
  const { ask, askWithMessage } = textsIn(language).enquiry
  return fill(weak ? ask : askWithMessage, question.advice.unknown)
}

type AnswerOptions = { weak: boolean; before: AnswerValue | undefined; listed: readonly EditionReference[]; language: Language }

const reportAnswer = (answered: AnsweredQuestion, { weak, before, listed, language }: AnswerOptions): ReportAnswer => {
  const { number, question, answer } = answered
  return {
    number,
    question: question.text,
    answer: answerLabel(answer.value, language),
    value: answer.value,
    levelText: underAnswer(answered, weak, language),
    comment: answer.comment,
    answeredBy: answer.answeredBy,
    answeredOn: japaneseDate(new Date(answer.answeredAt)),
    vendor: answer.source === 'vendor' ? answer.vendorName : null,
    previousAnswer: before === undefined ? null : answerLabel(before, language),
    references: citedIds(question.references, listed),
  }
}

const reportAnswers = ({ view, edition, language }: SubmissionDocument, listed: readonly EditionReference[]): AssessmentReport['answers'] => {
  const answered = answeredQuestions(edition, view.answers)
  const before = new Map(view.previous?.answers.map(({ question, value }) => [question, value]))
  const weak = new Set(weakest(view.score.domains).map(({ id }) => id))
  return edition.domains.map(({ id, name, about }) => ({
    domain: name[language],
    about,
    answers: answered
      .filter(({ domain }) => domain.id === id)
      .map((one) => reportAnswer(one, { weak: weak.has(id), before: before.get(one.question.id), listed, language })),
  }))
}

/** The lowest scores, weakest first; a domain at full marks is never among them. */
const weakestDomains = (document: SubmissionDocument): ReportWeakest[] =>
  reportDomains(document)
    .filter(({ score }) => score.value !== null && score.value < 3)
    .sort((a, b) => (a.score.value ?? 0) - (b.score.value ?? 0))
    .slice(0, 3)
    .map(({ id, name, score, change }) => ({
      name,
      about: document.edition.domains.find((domain) => domain.id === id)?.about ?? '',
      score,
      change: change?.text ?? null,
    }))

const reportPrevious = ({ view, language }: SubmissionDocument): AssessmentReport['previous'] => {
  const { previous, score } = view
  if (previous === null) return null
  return {
    on: dayWords(previous.submittedAt, language),
    fiscalYear: fiscalYearWords(previous.fiscalYear, language),
    overall: reportScore({ score: previous.score.overall, range: previous.score.overallRange }, language),
    change: changeWords(scoreChange(previous.score, score).overall, language),
    level: previous.level && levelWords(previous.level, language),
  }
}

const profileRows = ({ beds, prefecture }: SubmissionView, language: Language): { term: string; value: string }[] => {
  const words = textsIn(language).report
  const place = prefectureName(prefecture, language)
  return [
    ...(place === '' ? [] : [{ term: words.prefecture, value: place }]),
    ...(beds === null || beds === 0 ? [] : [{ term: words.beds, value: fill(words.bedCount, { beds }) }]),
  ]
}

/** The report of a submission, from its first page to the sources: what the PDF prints. */
export const assessmentReport = (document: ReportDocument): AssessmentReport => {
  const { view, edition, language, producedAt, standing, plan } = document
  const { questions, domains, ...counts } = questionCounts(view.score)
  const shown = shownViews(standing, edition.id)
  const side = sideOf(edition.id)
  const asksNetwork = side === 'department'
  const listed = citedReferences(view, edition, shown.areas ? areaReferences(standing) : [])
  return {
    language,
    labels: reportLabels[language],
    title: textsIn(language).report.title,
    organisation: { name: view.organisationName, kind: kindWords(view.institutionKind, language), profile: profileRows(view, language) },
    instrument: { title: edition.title[language], edition: view.edition, questions, domains },
    submission: {
      on: dayWords(view.submittedAt, language),
      by: view.submittedBy,
      fiscalYear: fiscalYearWords(view.fiscalYear, language),
      sha256: view.sha256,
    },
    produced: { text: dayWords(producedAt, language), day: japaneseDate(producedAt) },
    front: shown.areas ? 'management' : 'today',
    // Where no decision is asked for, none is announced.
    paragraph: managementSentences(shown.areas ? standing.paragraph : standing.paragraph.filter(({ code }) => code !== 'decisions'), language),
    weakest: weakestDomains(document),
    decisions: reportDecisions(plan, view.id, edition, language),
    first: firstSteps(document),
    overall: { score: reportScore({ score: view.score.overall, range: view.score.overallRange }, language), ...counts },
    previous: reportPrevious(document),
    network: reportNetwork(view, edition, listed, language),
    asksNetwork,
    domains: reportDomains(document),
    years: reportYears(standing, edition, asksNetwork, language),
    themes: shown.themes ? reportThemes(standing, language) : null,
    areas: shown.areas ? reportAreas(standing, side, listed, language) : [],
    measures: edition.id === 'hospital-it' ? 'in full' : 'first in full',
    weak: weakDomains(document, listed),
    answers: reportAnswers(document, listed),
    method: methodSections(view, edition, language, shown.themes),
    sources: listed.map(({ source, sourceTitle, label, statement, url, checked, certainty }) => ({
      id: source,
      title: sourceTitle,
      label,
      statement,
      url,
      checked,
      certainty,
    })),
  }
}
