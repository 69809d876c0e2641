// SPDX-License-Identifier: Apache-2.0
import type { DraftView, EditionDomain, EditionQuestion, InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

/** A draft with its edition: what every page of answering needs. */
export type OpenDraft = { draft: DraftView; edition: InstrumentEdition }
/** A submission with the edition it answered. */
export type Result = { submission: SubmissionView; edition: InstrumentEdition }
/** One stored answer of a draft. */
export type Answer = DraftView['answers'][number]

export const assessmentsQuery = queryOptions({ queryKey: ['assessments'], queryFn: () => call('listAssessments'), staleTime: 0 })

export const assessmentQuery = (assessment: string) =>
  queryOptions({ queryKey: ['assessment', assessment], queryFn: () => call('readAssessment', { params: { assessment } }) })

/** An edition never changes, so it is fetched once. */
export const editionQuery = (hash: string) =>
  queryOptions({
    queryKey: ['edition', hash],
    // The contract leaves the content open; the server sends exactly this type.
    queryFn: async () => (await call('readEdition', { params: { hash } })) as unknown as InstrumentEdition,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  })

export const submissionQuery = (submission: string) =>
  queryOptions({
    queryKey: ['submission', submission],
    queryFn: () => call('readSubmission', { params: { submission } }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Fetches a draft and its edition before the page shows. */
export const loadDraft = async (client: QueryClient, assessment: string): Promise<OpenDraft> => {
  const draft = await client.ensureQueryData(assessmentQuery(assessment))
  return { draft, edition: await client.ensureQueryData(editionQuery(draft.editionHash)) }
}

/** Fetches a submission and its edition before the page shows. */
export const loadResult = async (client: QueryClient, id: string): Promise<Result> => {
  const submission = await client.ensureQueryData(submissionQuery(id))
  return { submission, edition: await client.ensureQueryData(editionQuery(submission.editionHash)) }
}

export const useDraft = (assessment: string): OpenDraft => {
  const draft = useSuspenseQuery(assessmentQuery(assessment)).data
  return { draft, edition: useSuspenseQuery(editionQuery(draft.editionHash)).data }
}

export const useResult = (id: string): Result => {
  const submission = useSuspenseQuery(submissionQuery(id)).data
  return { submission, edition: useSuspenseQuery(editionQuery(submission.editionHash)).data }
}

/** A question with its place in the whole: numbers count from 1 through all domains. */
export type PlacedQuestion = { number: number; domain: EditionDomain; question: EditionQuestion }

/** All questions in the order they are asked. */
export const placedQuestions = (edition: InstrumentEdition): PlacedQuestion[] =>
  edition.domains
    .flatMap((domain) => domain.questions.map((question) => ({ domain, question })))
    .map((placed, index) => ({ ...placed, number: index + 1 }))
