// SPDX-License-Identifier: Apache-2.0
import { isAttainment, targetNetworkLevel } from '@shinayaka/domain'
import type { ResultWorkbook } from '@shinayaka/engines'
import { resultWorkbookLabels } from './labels.ts'
import { proposedMeasures } from './measures.ts'
import { methodSections } from './method.ts'
import { answeredQuestions, levelText } from './questions.ts'
import type { SubmissionDocument } from './report.ts'
import { citedReferences } from './sources.ts'
import { answerLabel, dayWords, fiscalYearWords, japaneseInstant, levelWords, textsIn } from './words.ts'

const resultDomains = ({ view, edition, language }: SubmissionDocument): ResultWorkbook['domains'] =>
  edition.domains.flatMap(({ id, name, questions }) => {
    const domain = view.score.domains.find((one) => one.id === id)
    if (!domain) return []
    const { score, range, counted, notApplicable, unknown, belowThreshold } = domain
    const previous = view.previous?.score.domains.find((one) => one.id === id)?.score ?? null
    return [{ name: name[language], score, range, questions: questions.length, counted, notApplicable, unknown, belowThreshold, previous }]
  })

const resultAnswers = ({ view, edition, language }: SubmissionDocument): ResultWorkbook['answers'] =>
  answeredQuestions(edition, view.answers).map(({ number, domain, question, answer }) => ({
    number,
    domain: domain.name[language],
    question: question.text,
    answer: answerLabel(answer.value, language),
    points: isAttainment(answer.value) ? answer.value : null,
    levelText: isAttainment(answer.value) ? levelText(question, answer.value) : '',
    comment: answer.comment,
    source: answer.source,
    vendorName: answer.vendorName,
  }))

/** A submission's result as a workbook to count with: unrounded points, all answers, all proposed measures, method and sources. */
export const resultWorkbook = (document: SubmissionDocument): ResultWorkbook => {
  const { view, edition, language, producedAt } = document
  return {
    language,
    labels: resultWorkbookLabels[language],
    title: textsIn(language).resultWorkbook.title,
    organisation: view.organisationName,
    instrument: { title: edition.title[language], edition: view.edition },
    submission: {
      on: dayWords(view.submittedAt, language),
      by: view.submittedBy,
      fiscalYear: fiscalYearWords(view.fiscalYear, language),
      sha256: view.sha256,
    },
    producedAt: japaneseInstant(producedAt),
    overall: { score: view.score.overall, range: view.score.overallRange, previous: view.previous?.score.overall ?? null },
    networkLevel: view.network && levelWords(view.network, language),
    networkTarget: String(targetNetworkLevel),
    domains: resultDomains(document),
    answers: resultAnswers(document),
    measures: proposedMeasures(view.proposals, edition, view.answers, language).map(({ asked, words }) => ({
      domain: asked.domain.name[language],
      ...words,
    })),
    method: methodSections(view, edition, language),
    sources: citedReferences(view, edition).map(({ sourceTitle, label, statement, url, checked, certainty }) => ({
      title: sourceTitle,
      label,
      statement,
      url,
      checked,
      certainty,
    })),
  }
}
