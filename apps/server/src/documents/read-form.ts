// SPDX-License-Identifier: Apache-2.0
import { type InstrumentEdition, maxFormBytes } from '@shinayaka/contract'
import { fill, type Language } from '@shinayaka/contract/messages'
import type { AnswerContent } from '@shinayaka/domain'
import type { AnswerFormReading, AnswerFormRow, ExpectedForm, FormProblem } from '@shinayaka/engines'
import type { App } from '../platform/http/context.ts'
import { ProblemError } from '../platform/problem.ts'
import { answerFormLabels } from './labels.ts'
import { finished } from './outcome.ts'
import { questionNumbers } from './questions.ts'
import { textsIn } from './words.ts'

/** An edition and the hash a draft knows it by; `domains` are those that the sender may answer, null for all. */
type FormEdition = { hash: string; edition: InstrumentEdition; domains: readonly string[] | null }

/** The answers that a filled form holds, in its order, and how many questions were left empty. */
type ReadForm = { answers: (AnswerContent & { question: string })[]; empty: number }

/** What a form must be to belong to a draft of this edition. */
export const expectedForm = ({ hash, edition, domains }: FormEdition): ExpectedForm => {
  const numbers = questionNumbers(edition)
  return {
    instrument: edition.id,
    editionHash: hash,
    questions: edition.domains.flatMap(({ id: domain, questions }) =>
      questions.map(({ id, text, notApplicable, vendorMayAnswer }) => ({
        id,
        number: numbers.get(id) ?? '',
        text,
        mayBeNotApplicable: notApplicable !== null,
        vendorMayAnswer,
        yours: domains === null || domains.includes(domain),
      })),
    ),
  }
}

const megabytes = (bytes: number): string => `${Math.floor((bytes / 1024 / 1024) * 10) / 10} MB`

const unreadableWords = (params: Record<string, string | number>, language: Language): string => {
  const reasons: Readonly<Record<string, string>> = textsIn(language).formUnreadable
  const reason = reasons[String(params.reason)] ?? textsIn(language).formUnreadable.other
  return fill(reason, { ...params, sheet: answerFormLabels(language).answersSheet })
}

type Refusal = Extract<AnswerFormReading, { kind: 'refused' }>

const refusal = ({ code, params }: Refusal, language: Language): ProblemError => {
  if (code === 'too-large') return new ProblemError('form.too-large', { limit: megabytes(Number(params.limit ?? maxFormBytes)) })
  if (code === 'unreadable') return new ProblemError('form.unreadable', { reason: unreadableWords(params, language) })
  return new ProblemError(`form.${code}`, params)
}

/** A cell's content in a sentence about it: enough to find it again, however long it is. */
const shortened = (value: string | number): string | number => {
  const letters = [...String(value)]
  return letters.length > 40 ? `${letters.slice(0, 40).join('')}…` : value
}

const placeWords = ({ sheet, row, column, header, code, params }: FormProblem, language: Language) => {
  const { own, vendor } = answerFormLabels(language)
  const shown = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, shortened(value)]))
  return { sheet, row, column, header, message: fill(textsIn(language).formProblem[code], { ...shown, own, vendor }) }
}

const answerOf = ({ question, value, comment, source, vendorName }: AnswerFormRow): ReadForm['answers'] =>
  value === null ? [] : [{ question, value, comment, source, vendorName }]

/** What was read, or the problem that says why nothing was, in the reader's language. All or nothing. */
export const readAnswers = (reading: AnswerFormReading, language: Language): ReadForm => {
  if (reading.kind === 'refused') throw refusal(reading, language)
  if (reading.kind === 'rows-invalid') {
    const problems = reading.problems.map((problem) => placeWords(problem, language))
    throw new ProblemError('form.rows-invalid', { count: problems.length, problems })
  }
  return { answers: reading.rows.flatMap(answerOf), empty: reading.empty }
}

/**
 * Reads a filled Excel form that belongs to a draft of this edition. Nothing is stored.
 * Throws `form.*` where the file or some of its rows cannot be taken, `server.busy` where there is no worker for it.
 */
export const readForm = async (app: Pick<App, 'workers'>, bytes: Uint8Array, edition: FormEdition, language: Language): Promise<ReadForm> => {
  const outcome = await app.workers.run('workbook.read-answer-form', { bytes, expected: expectedForm(edition) })
  // Within its limits a form never fills a worker's memory: this one grew on purpose, and trying again would not help.
  if (!outcome.ok && outcome.error.code === 'memory') throw new ProblemError('form.zip-bomb')
  return readAnswers(finished(outcome), language)
}
