// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, EditionQuestion, Endpoints } from '@shinayaka/contract'
import type { QueryClient } from '@tanstack/react-query'
import { call } from '../../../app/client.ts'
import { editionDomainQuery, type OutlinedDraft, places } from '../queries.ts'

/** What an uploaded form would change, with the questions concerned by their ids. */
export type FilledForm = {
  preview: ClientOutput<Endpoints['previewForm']>
  questions: ReadonlyMap<string, { number: number; question: EditionQuestion }>
}

/**
 * Has an uploaded form read, and fetches the words of those domains only in which something differs.
 *
 * @throws CallError with what to tell the person.
 */
export const readFilledForm = async (client: QueryClient, { draft, outline }: OutlinedDraft, body: Blob): Promise<FilledForm> => {
  const preview = await call('previewForm', { params: { assessment: draft.id }, body })
  const differing = new Set(preview.differences.map(({ question }) => question))
  const numbers = new Map(places(outline).map(({ question, number }) => [question.id, number]))
  const domains = outline.domains.filter(({ questions }) => questions.some(({ id }) => differing.has(id)))
  const read = await Promise.all(domains.map(({ id }) => client.ensureQueryData(editionDomainQuery(draft.editionHash, id))))
  const questions = read.flatMap((domain) => domain.questions).filter(({ id }) => differing.has(id))
  return { preview, questions: new Map(questions.map((question) => [question.id, { number: numbers.get(question.id) ?? 0, question }])) }
}
