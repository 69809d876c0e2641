// SPDX-License-Identifier: Apache-2.0
import type { Person } from './person.ts'
import { type Program, sendForm } from './program.ts'

/** A fictional hospital: its only IT officer, a head nurse who answers what she is given, and the director. */
export const hospitalName = 'かすみ総合病院（架空）'
export const officer: Person = { name: '情報室 鈴木', login: 'suzuki', password: 'kasumi-tonbo-enpitsu-1963' }
export const nurse: Person = { name: '看護部 佐藤', login: 'kango', password: 'suika-fuurin-engawa-1988' }
export const director: Person = { name: '院長 山田', login: 'yamada', password: 'kawara-usagi-tegami-2048' }

/** Calls an endpoint as whoever has the cookie. Throws what the server answered when it refuses. */
export type Call = <Answer = unknown>(method: string, path: string, body?: unknown) => Promise<Answer>
export const callAs =
  (url: string, cookie: string): Call =>
  async <Answer>(method: string, path: string, body?: unknown) => {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const response = await fetch(url + path, { method, headers, ...sent })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }

/** Founds the hospital with the IT officer as its administrator; returns their cookie. */
export const foundHospital = (program: Program): Promise<string> =>
  sendForm(program.url, '/first-run', { code: program.code() ?? '', organisationName: hospitalName, institutionKind: 'hospital', ...officer })

/** Takes somebody in by an invitation; returns their cookie and id. */
export const takeIn = async (url: string, administrator: string, person: Person, role: string): Promise<{ cookie: string; id: string }> => {
  const { code } = await callAs(url, administrator)<{ code: string }>('POST', '/api/invitations', { name: person.name, role })
  const cookie = await sendForm(url, '/join', { code, ...person })
  const session = await callAs(url, cookie)<{ person: { id: string } }>('GET', '/api/session')
  return { cookie, id: session.person.id }
}

type Outline = { domains: { id: string; name: { ja: string }; questions: { id: string; text: string }[] }[] }

/** What an assessment asks, domain by domain. */
export const outlineOf = async (call: Call, assessment: string): Promise<Outline['domains']> => {
  const { editionHash } = await call<{ editionHash: string }>('GET', `/api/assessments/${assessment}`)
  return (await call<Outline>('GET', `/api/editions/${editionHash}/outline`)).domains
}

/** Answers whatever is open in some domains by the programming interface, with 2, 1, 0, 2, 1, 0 and so on. */
export const answerDomains = async (call: Call, assessment: string, domains: readonly string[]): Promise<void> => {
  const draft = await call<{ answers: { question: string }[] }>('GET', `/api/assessments/${assessment}`)
  const answered = new Set(draft.answers.map(({ question }) => question))
  const answers = (await outlineOf(call, assessment))
    .filter(({ id }) => domains.includes(id))
    .flatMap(({ questions }) => questions)
    .filter(({ id }) => !answered.has(id))
    .map(({ id }, index) => ({ question: id, value: 2 - (index % 3), comment: '', source: 'own', vendorName: '', version: null }))
  await call('PUT', `/api/assessments/${assessment}/answers`, { answers })
}

/** What a hospital looks like in the middle of its self-assessment. */
export type Midway = { hospital: string; management: string; nurse: { cookie: string; id: string }; director: { cookie: string; id: string } }

/** Begins the hospital's and the director's assessments where `administrator` is: some domains answered, two given away, one to somebody who has left. */
export const beginHospital = async (url: string, administrator: string): Promise<Midway> => {
  const call = callAs(url, administrator)
  const [head, boss] = [await takeIn(url, administrator, nurse, 'staff'), await takeIn(url, administrator, director, 'executive')]
  const gone = await takeIn(url, administrator, { ...nurse, name: '検査科 高橋', login: 'kensa' }, 'staff')
  const { id: hospital } = await call<{ id: string }>('POST', '/api/assessments', { instrument: 'hospital-it' })
  const { id: management } = await callAs(url, boss.cookie)<{ id: string }>('POST', '/api/assessments', { instrument: 'executive' })
  const give = (domain: string, person: string, due: string | null, note: string) =>
    call('PUT', `/api/assessments/${hospital}/domains/${domain}`, { person, due, note, version: null })
  await give('media', head.id, '2020-04-01', '病棟の USB もお願いします。')
  await give('mobile', head.id, null, '')
  await give('assets', gone.id, null, '')
  await call('POST', `/api/assessments/${hospital}/domains/media/reminder`)
  await answerDomains(call, hospital, ['governance', 'education'])
  const [question] = (await outlineOf(call, hospital)).find(({ id }) => id === 'media')?.questions ?? []
  await call('POST', `/api/assessments/${hospital}/questions/${question?.id}/remarks`, { text: '引き出しに古い USB が三本あります。' })
  await call('DELETE', `/api/accounts/${gone.id}`)
  return { hospital, management, nurse: head, director: boss }
}
