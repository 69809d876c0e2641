// SPDX-License-Identifier: Apache-2.0
import type {
  ClientOutput,
  DraftView,
  EditionDomain,
  EditionDomainQuestions,
  EditionOutline,
  EditionQuestion,
  Endpoints,
  InstrumentEdition,
  OutlineDomain,
  StandingView,
  SubmissionView,
} from '@shinayaka/contract'
import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { call } from '../../app/client.ts'

/** A draft with its edition whole: what answering one question a page needs. */
export type OpenDraft = { draft: DraftView; edition: InstrumentEdition }
/** A draft with its edition in brief: what every other page of answering needs. */
export type OutlinedDraft = { draft: DraftView; outline: EditionOutline }
/** A submission with the edition it answered, and as it is seen from other sides. */
export type Result = { submission: SubmissionView; edition: InstrumentEdition; standing: StandingView }
/** One stored answer of a draft. */
export type Answer = DraftView['answers'][number]
/** Somebody who can sign in here. */
export type Member = ClientOutput<Endpoints['listAccounts']>['members'][number]

export const assessmentsQuery = queryOptions({ queryKey: ['assessments'], queryFn: () => call('listAssessments'), staleTime: 0 })

export const assessmentQuery = (assessment: string) =>
  queryOptions({ queryKey: ['assessment', assessment], queryFn: () => call('readAssessment', { params: { assessment } }) })

// An edition never changes, so it is fetched once. The contract leaves the content open; the server sends exactly these types.
const forEver = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY }

export const editionQuery = (hash: string) =>
  queryOptions({
    queryKey: ['edition', hash],
    queryFn: async () => (await call('readEdition', { params: { hash } })) as unknown as InstrumentEdition,
    ...forEver,
  })

export const outlineQuery = (hash: string) =>
  queryOptions({
    queryKey: ['edition', hash, 'outline'],
    queryFn: async () => (await call('readOutline', { params: { hash } })) as unknown as EditionOutline,
    ...forEver,
  })

export const editionDomainQuery = (hash: string, domain: string) =>
  queryOptions({
    queryKey: ['edition', hash, 'domain', domain],
    queryFn: async () => (await call('readEditionDomain', { params: { hash, domain } })) as unknown as EditionDomainQuestions,
    ...forEver,
  })

export const remarksQuery = (assessment: string, domain: string) =>
  queryOptions({
    queryKey: ['remarks', assessment, domain],
    queryFn: async () => (await call('listRemarks', { params: { assessment, domain } })).remarks,
  })

/** Who can sign in here; the page of accounts keeps the same answer. */
export type Department = ClientOutput<Endpoints['listDepartments']>['departments'][number]
export const departmentsQuery = queryOptions({ queryKey: ['departments'], queryFn: () => call('listDepartments') })

export const membersQuery = queryOptions({ queryKey: ['accounts'], queryFn: () => call('listAccounts') })

export const submissionQuery = (submission: string) =>
  queryOptions({
    queryKey: ['submission', submission],
    queryFn: () => call('readSubmission', { params: { submission } }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** A submission seen from other sides; it moves when the other side submits. */
export const standingQuery = (submission: string) =>
  queryOptions({ queryKey: ['standing', submission], queryFn: () => call('readStanding', { params: { submission } }), staleTime: 0 })

/** Fetches a draft and its edition in brief before the page shows. */
export const loadOutlined = async (client: QueryClient, assessment: string): Promise<OutlinedDraft> => {
  const draft = await client.ensureQueryData(assessmentQuery(assessment))
  return { draft, outline: await client.ensureQueryData(outlineQuery(draft.editionHash)) }
}

/** Fetches a submission, its edition and its other views before the page shows. */
export const loadResult = async (client: QueryClient, id: string): Promise<Result> => {
  const [submission, standing] = await Promise.all([client.ensureQueryData(submissionQuery(id)), client.ensureQueryData(standingQuery(id))])
  return { submission, edition: await client.ensureQueryData(editionQuery(submission.editionHash)), standing }
}

/** Fetches what the other views need, without the edition in full. */
export const loadViews = async (client: QueryClient, id: string): Promise<void> => {
  const [submission] = await Promise.all([client.ensureQueryData(submissionQuery(id)), client.ensureQueryData(standingQuery(id))])
  await client.ensureQueryData(outlineQuery(submission.editionHash))
}

export const useDraft = (assessment: string): OpenDraft => {
  const draft = useSuspenseQuery(assessmentQuery(assessment)).data
  return { draft, edition: useSuspenseQuery(editionQuery(draft.editionHash)).data }
}

export const useOutlined = (assessment: string): OutlinedDraft => {
  const draft = useSuspenseQuery(assessmentQuery(assessment)).data
  return { draft, outline: useSuspenseQuery(outlineQuery(draft.editionHash)).data }
}

export const useResult = (id: string): Result => {
  const submission = useSuspenseQuery(submissionQuery(id)).data
  const edition = useSuspenseQuery(editionQuery(submission.editionHash)).data
  return { submission, edition, standing: useSuspenseQuery(standingQuery(id)).data }
}

/** A question in full with its place in the whole: numbers count from 1 through all domains. */
export type PlacedQuestion = { number: number; domain: EditionDomain; question: EditionQuestion }
/** A question in brief with its place in the whole. */
export type Place = { number: number; domain: Pick<OutlineDomain, 'id' | 'name'>; question: Pick<EditionQuestion, 'id' | 'text'> }

const placed = <Question, Domain extends { questions: readonly Question[] }>(domains: readonly Domain[]) =>
  domains.flatMap((domain) => domain.questions.map((question) => ({ domain, question }))).map((place, index) => ({ ...place, number: index + 1 }))

/** All questions in full, in the order they are asked. */
export const placedQuestions = (edition: InstrumentEdition): PlacedQuestion[] => placed<EditionQuestion, EditionDomain>(edition.domains)

/** All questions in brief, in the order they are asked. */
export const places = (outline: Pick<EditionOutline, 'domains'>): Place[] => placed<Place['question'], OutlineDomain>(outline.domains)
