// SPDX-License-Identifier: Apache-2.0
import type { EditionDomain, EditionQuestion, InstrumentEdition, SubmissionView } from '@shinayaka/contract'

/** The numbers by which people speak of questions: `Q1`, `Q2` … through the whole instrument, by question id. */
export const questionNumbers = (edition: InstrumentEdition): ReadonlyMap<string, string> =>
  new Map(edition.domains.flatMap(({ questions }) => questions).map(({ id }, index) => [id, `Q${index + 1}`]))

/** A question with its number, where it stands, and the answer given. */
export type AnsweredQuestion = {
  number: string
  domain: EditionDomain
  question: EditionQuestion
  answer: SubmissionView['answers'][number]
}

/** Every answered question of an edition, in the edition's order. */
export const answeredQuestions = (edition: InstrumentEdition, answers: SubmissionView['answers']): AnsweredQuestion[] => {
  const numbers = questionNumbers(edition)
  const given = new Map(answers.map((answer) => [answer.question, answer]))
  return edition.domains.flatMap((domain) =>
    domain.questions.flatMap((question) => {
      const answer = given.get(question.id)
      return answer ? [{ number: numbers.get(question.id) ?? '', domain, question, answer }] : []
    }),
  )
}

/** What an attainment means for a question: the practice's words, with what this audience needs added. */
export const levelText = ({ levels }: EditionQuestion, attainment: 0 | 1 | 2 | 3): string => {
  const level = levels[attainment]
  return level ? `${level.text}${level.context}` : ''
}
