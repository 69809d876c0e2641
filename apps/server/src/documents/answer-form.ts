// SPDX-License-Identifier: Apache-2.0
import type { DraftView, EditionQuestion, InstrumentEdition } from '@shinayaka/contract'
import { fill, type Language } from '@shinayaka/contract/messages'
import type { AnswerForm, AnswerFormQuestion } from '@shinayaka/engines'
import { answerFormLabels } from './labels.ts'
import { levelText, questionNumbers } from './questions.ts'
import { japaneseInstant, textsIn } from './words.ts'

/** What the form is made from: the draft, the edition that words it, and whose it is. */
type AnswerFormDocument = {
  view: Pick<DraftView, 'id' | 'editionHash' | 'answers'>
  edition: InstrumentEdition
  organisation: string
  language: Language
  producedAt: Date
  /** The domains whose questions it holds; null for all of them. */
  domains?: readonly string[] | null
}

const formQuestion = (question: EditionQuestion, number: string, domain: string, answers: DraftView['answers']): AnswerFormQuestion => {
  const answer = answers.find((one) => one.question === question.id)
  return {
    id: question.id,
    number,
    domain,
    text: question.text,
    why: question.why,
    evidence: question.evidence,
    answerers: question.answerers,
    levels: [levelText(question, 0), levelText(question, 1), levelText(question, 2), levelText(question, 3)],
    notApplicable: question.notApplicable,
    vendorMayAnswer: question.vendorMayAnswer,
    current: answer ? { value: answer.value, comment: answer.comment, source: answer.source, vendorName: answer.vendorName } : null,
  }
}

/**
 * The Excel form of a draft, or of the domains that somebody was given, with the answers that stand already; last year's are not put in, because an answer is never assumed. Questions keep their numbers, so that everybody speaks of the same.
 */
export const answerForm = ({ view, edition, organisation, language, producedAt, domains = null }: AnswerFormDocument): AnswerForm => {
  const held = edition.domains.filter(({ id }) => domains === null || domains.includes(id))
  const numbers = questionNumbers(edition)
  return {
    language,
    labels: answerFormLabels(language),
    title: textsIn(language).answerForm.title,
    organisation,
    instrument: { id: edition.id, title: edition.title[language], edition: edition.edition, hash: view.editionHash },
    part:
      domains === null
        ? null
        : fill(textsIn(language).answerForm.part, { domains: held.map(({ name }) => name[language]).join(textsIn(language).standing.openJoin) }),
    assessment: view.id,
    producedAt: japaneseInstant(producedAt),
    questions: held.flatMap((domain) =>
      domain.questions.map((question) => formQuestion(question, numbers.get(question.id) ?? '', domain.name[language], view.answers)),
    ),
  }
}
