// SPDX-License-Identifier: Apache-2.0
import type { AnswerValue } from '@shinayaka/domain'
import { doctor, type Person } from './person.ts'
import { sendForm } from './program.ts'

/** Somebody signed in, who calls endpoints as the pages do. */
export type Caller = { url: string; cookie: string; call: <T = unknown>(method: string, path: string, body?: unknown) => Promise<T> }

export const officer: Person = { ...doctor, name: '情報担当 鈴木', login: 'suzuki' }
export const director: Person = { name: '院長 高橋', login: 'takahashi', password: 'hanabi-suika-engawa-1988' }

/** Calls endpoints with a session's cookie; throws what the server said when it refuses. */
export const callerAt = (url: string, cookie: string): Caller => ({
  url,
  cookie,
  call: async <T>(method: string, path: string, body?: unknown) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) }
    const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const response = await fetch(url + path, { method, headers, ...json })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as T
  },
})

/** A hospital on a server that nobody has used yet, with its IT officer signed in as administrator. */
export const foundHospital = async (url: string, code: string): Promise<Caller> =>
  callerAt(url, await sendForm(url, '/first-run', { code, organisationName: 'あさがお総合病院（架空）', institutionKind: 'hospital', ...officer }))

/** Invites somebody in a role; they join with their own password. */
export const join = async ({ url, call }: Caller, role: string, person: Person): Promise<Caller> => {
  const { code } = await call<{ code: string }>('POST', '/api/invitations', { name: person.name, role })
  return callerAt(url, await sendForm(url, '/join', { code, ...person }))
}

/** Answers every question of an instrument with what `value` says of its place, and submits; returns the submission. */
export const submitAll = async (
  { call }: Caller,
  instrument: string,
  value: (index: number) => AnswerValue,
  network?: Readonly<Record<string, string>>,
): Promise<string> => {
  const { id } = await call<{ id: string }>('POST', '/api/assessments', { instrument })
  const { editionHash } = await call<{ editionHash: string }>('GET', `/api/assessments/${id}`)
  const { domains } = await call<{ domains: { questions: { id: string }[] }[] }>('GET', `/api/editions/${editionHash}/outline`)
  const answers = domains
    .flatMap(({ questions }) => questions)
    .map((question, index) => ({ question: question.id, value: value(index), comment: '', source: 'own', vendorName: '', version: null }))
  await call('PUT', `/api/assessments/${id}/answers`, { answers })
  for (const [control, grade] of Object.entries(network ?? {}))
    await call('PUT', `/api/assessments/${id}/network/${control}`, { grade, version: null })
  const { submission } = await call<{ submission: string }>('POST', `/api/assessments/${id}/submission`)
  return submission
}
