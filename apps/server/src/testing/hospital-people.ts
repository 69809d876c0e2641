// SPDX-License-Identifier: Apache-2.0
import { type Role, roles } from '@shinayaka/contract'
import type { AnswerValue } from '@shinayaka/domain'
import { withOwner } from '../platform/database/owner.ts'
import { type Caller, goodPassword, join, postForm, sessionOf, type TestHouse } from './house.ts'

type Person = { id: string; name: string; cookie: string; call: Caller }

/** A hospital and its people, one of each role and a second colleague. */
export type TestHospital = Record<Role | 'colleague', Person>

const personOf = async (house: TestHouse, cookie: string): Promise<Person> => {
  const call = house.as(cookie)
  const { person } = (await call('GET', '/api/session')).json<{ person: { id: string; name: string } }>()
  return { ...person, cookie, call }
}

/** Founds the hospital by the first-run page and lets its people join by their codes; logins are their roles. */
export const openHospital = async (house: TestHouse, organisationName = '架空病院'): Promise<TestHospital> => {
  const first = { organisationName, institutionKind: 'hospital', name: '情報担当', login: 'administrator', password: goodPassword }
  const code = (await house.firstRunCode()) ?? ''
  const administrator = await personOf(house, sessionOf(await postForm(house.as(null), '/first-run', { code, ...first })))
  const people: Partial<TestHospital> = { administrator }
  for (const role of [...roles.filter((one) => one !== 'administrator'), 'colleague'] as const) {
    const cookie = await join(house, administrator.cookie, `${role}の人`, role, role === 'colleague' ? 'staff' : role)
    people[role] = await personOf(house, cookie)
  }
  return people as TestHospital
}

/** Moves the house's clock and lets everybody stay signed in, as if they had come back that day. */
export const moveTo = async (house: TestHouse, instant: string): Promise<void> => {
  house.time.now = new Date(instant)
  await withOwner(house.database.owner, (db) =>
    db
      .updateTable('session')
      .set({ seen_at: house.time.now, expires_at: new Date(house.time.now.getTime() + 60 * 60 * 1000) })
      .execute(),
  )
}

/** Starts an instrument's assessment, or finds the one begun. */
export const begin = async (call: Caller, instrument: string): Promise<string> => {
  const response = await call('POST', '/api/assessments', { instrument })
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<{ id: string }>().id
}

/** An answer as it is sent. */
export const sent = (value: AnswerValue, more: { comment?: string; version?: number | null } = {}) => ({
  value,
  comment: '',
  source: 'own',
  vendorName: '',
  version: null,
  ...more,
})

/** Answers every question of an instrument; what was answered already stays. Returns the draft. */
export const answerAll = async (
  house: TestHouse,
  call: Caller,
  instrument: string,
  value: (index: number, practice: string) => AnswerValue = () => 1,
): Promise<string> => {
  const draft = await begin(call, instrument)
  const { answers } = (await call('GET', `/api/assessments/${draft}`)).json<{ answers: { question: string }[] }>()
  const held = new Set(answers.map(({ question }) => question))
  const open = [...house.editions.currentOf(instrument).questions.values()]
    .map((question, index) => ({ question: question.id, ...sent(value(index, question.practice.id)) }))
    .filter(({ question }) => !held.has(question))
  const saved = await call('PUT', `/api/assessments/${draft}/answers`, { answers: open })
  if (saved.statusCode !== 200) throw new Error(saved.body)
  return draft
}

/** Answers everything and submits; returns the submission. */
export const submitAll = async (...given: Parameters<typeof answerAll>): Promise<string> => {
  const [, call] = given
  const submitted = await call('POST', `/api/assessments/${await answerAll(...given)}/submission`)
  if (submitted.statusCode !== 200) throw new Error(submitted.body)
  return submitted.json<{ submission: string }>().submission
}
