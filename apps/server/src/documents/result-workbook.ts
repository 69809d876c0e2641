// SPDX-License-Identifier: Apache-2.0
import { isAttainment, targetNetworkLevel } from '@shinayaka/domain'
import type { ResultWorkbook } from '@shinayaka/engines'
import { resultWorkbookLabels } from './labels.ts'
import { proposedMeasures } from './measures.ts'
import { methodSections } from './method.ts'
import { answeredQuestions, levelText } from './questions.ts'
import type { ReportDocument, SubmissionDocument } from './report.ts'
import { citedReferences } from './sources.ts'
import { areaReferences, shownViews, sideOf, workbookAreas, workbookThemes, workbookYears } from './standing.ts'
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

/** A submission's result as a workbook to count with: unrounded points, all answers, all proposed measures, the result from other sides, method and sources. */
export const resultWorkbook = (document: Omit<ReportDocument, 'plan'>): ResultWorkbook => {
  const { view, edition, standing, language, producedAt } = document
  const shown = shownViews(standing, edition.id)
  const side = sideOf(edition.id)
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
    years: workbookYears(standing, edition, side === 'department', language),
    themes: shown.themes ? workbookThemes(standing, language) : null,
    areas: shown.areas ? workbookAreas(standing, side, language) : [],
    method: methodSections(view, edition, language, shown.themes),
    sources: citedReferences(view, edition, shown.areas ? areaReferences(standing) : []).map(
      ({ sourceTitle, label, statement, url, checked, certainty }) => ({
        title: sourceTitle,
        label,
        statement,
        url,
        checked,
        certainty,
      }),
    ),
  }
}
