// SPDX-License-Identifier: Apache-2.0
import { type Endpoint, type EndpointName, endpoints, workbookType } from '@shinayaka/contract'
import type { LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../platform/database/owner.ts'
import { hashSecret } from '../platform/identity/secrets.ts'
import { answerAll, sent, submitAll } from './hospital-people.ts'
import { type Caller, found, goodPassword, join, openTestHouse, postForm, sessionOf, type TestHouse } from './house.ts'
import { foundAnother, putBelow } from './second.ts'

/** A request that succeeds and changes something, and the action it must leave in the trail. */
type Change = { action: string; send: (call: Caller) => Promise<LightMyRequestResponse> }

/** What is sent with another method than GET and changes nothing. */
const changesNothing: readonly EndpointName[] = ['previewForm']

const nextPassword = 'sumire-ikada-hokuto-1977'
let house: TestHouse
let cookie: string
let call: Caller
let submission: string
let draft: string
const secrets: string[] = [goodPassword, nextPassword, '$argon2']

const codeOf = (response: LightMyRequestResponse): string => {
  const { code } = response.json<{ code: string }>()
  secrets.push(code, code.replaceAll('-', ''), hashSecret(code).toString('hex'))
  return code
}
const remember = (session: string): string => {
  const token = session.replace('shinayaka_session=', '')
  secrets.push(token, hashSecret(token).toString('hex'))
  return session
}
const memberCalled = async (name: string): Promise<string> => {
  const { members } = (await call('GET', '/api/accounts')).json<{ members: { id: string; name: string }[] }>()
  return members.find((one) => one.name === name)?.id ?? ''
}
const candidates = async (): Promise<string[]> =>
  (await call('GET', `/api/submissions/${submission}/plan`)).json<{ candidates: { measure: string }[] }>().candidates.map(({ measure }) => measure)

/** In the order in which they can be done; what ends the session comes last. A new endpoint that changes something wants its line here. */
const changes: Partial<Record<EndpointName, Change>> = {
  saveOrganisation: {
    action: 'organisation.edit',
    send: async (by) => {
      const held = (await by('GET', '/api/organisation')).json<{ profile: object; version: number }>()
      return by('PUT', '/api/organisation', { profile: { ...held.profile, prefecture: '13' }, version: held.version })
    },
  },
  invite: {
    action: 'account.invite',
    send: async (by) => {
      const response = await by('POST', '/api/invitations', { name: '招かれた人', role: 'staff' })
      codeOf(response)
      return response
    },
  },
  revokeInvitation: {
    action: 'account.invite-revoke',
    send: async (by) => {
      const { invitations } = (await by('GET', '/api/accounts')).json<{ invitations: { id: string }[] }>()
      return by('DELETE', `/api/invitations/${invitations[0]?.id}`)
    },
  },
  removeMember: {
    action: 'account.remove',
    send: async (by) => {
      await join(house, cookie, '離れる人', 'leaving', 'staff')
      return by('DELETE', `/api/accounts/${await memberCalled('離れる人')}`)
    },
  },
  startAssessment: { action: 'assessment.start', send: (by) => by('POST', '/api/assessments', { instrument: 'executive' }) },
  saveAnswer: {
    action: 'answer.save',
    send: (by) => by('PUT', `/api/assessments/${draft}/answers/${firstQuestion().id}`, sent(2, { comment: '議事録で確かめた' })),
  },
  saveAnswers: {
    action: 'answer.save',
    send: (by) =>
      by('PUT', `/api/assessments/${draft}/answers`, {
        answers: [...house.editions.currentOf('hospital-it').questions.values()].slice(1, 3).map(({ id }) => ({ question: id, ...sent(1) })),
      }),
  },
  assignDomain: {
    action: 'assessment.assign',
    send: async (by) =>
      by('PUT', `/api/assessments/${draft}/domains/${firstDomain()}`, {
        person: await memberCalled('職員の人'),
        due: '2026-12-01',
        note: '',
        version: null,
      }),
  },
  remindDomain: { action: 'assessment.remind', send: (by) => by('POST', `/api/assessments/${draft}/domains/${firstDomain()}/reminder`) },
  addRemark: {
    action: 'remark.add',
    send: (by) => by('POST', `/api/assessments/${draft}/questions/${firstQuestion().id}/remarks`, { text: '表を見てください' }),
  },
  saveNetworkGrade: {
    action: 'network.grade',
    send: (by) => by('PUT', `/api/assessments/${draft}/network/media`, { grade: 'd', version: null }),
  },
  submitAssessment: {
    action: 'assessment.submit',
    send: async (by) => by('POST', `/api/assessments/${await answerAll(house, by, 'hospital-it')}/submission`),
  },
  saveQuote: {
    action: 'quote.save',
    send: async (by) =>
      by('PUT', `/api/measures/${(await candidates())[0]}/quote`, {
        amount: '三百万円',
        hours: 10,
        vendor: '',
        quotedOn: null,
        note: '',
        version: null,
      }),
  },
  saveStoppedDay: { action: 'stopped-day.save', send: (by) => by('PUT', '/api/plan/stopped-day', { amount: '3,000千円', basis: '', version: null }) },
  askDecisions: {
    action: 'decision.ask',
    send: async (by) => by('POST', `/api/submissions/${submission}/decisions`, { measures: [(await candidates())[1]] }),
  },
  decide: {
    action: 'decision.take',
    send: async (by) => {
      const { decisions } = (await by('GET', '/api/decisions')).json<{ decisions: { id: string }[] }>()
      return by('PUT', `/api/decisions/${decisions[0]?.id}`, { state: 'approved', note: '', version: 0 })
    },
  },
  changePassword: { action: 'account.password', send: (by) => by('PUT', '/api/account/password', { current: goodPassword, next: nextPassword }) },
  signOut: { action: 'session.close', send: (by) => by('POST', '/api/session/sign-out') },
}

const edition = () => house.editions.currentOf('hospital-it')
const firstQuestion = () => [...edition().questions.values()][0] ?? { id: '' }
const firstDomain = () => edition().edition.domains[0]?.id ?? ''

const trail = () =>
  withOwner(house.database.owner, (db) =>
    db
      .selectFrom('audit_event')
      .leftJoin('organisation', 'organisation.id', 'audit_event.organisation_id')
      .select([
        'audit_event.id',
        'action',
        'person_id',
        'target_kind',
        'target_id',
        'before',
        'after',
        'address',
        'organisation.name as organisation',
      ])
      // What is written in one moment has no order of its own.
      .orderBy('action')
      .orderBy('audit_event.id')
      .execute(),
  )
const newSince = async (known: readonly { id: string }[]) => {
  const ids = new Set(known.map(({ id }) => id))
  return (await trail()).filter(({ id }) => !ids.has(id))
}

beforeAll(async () => {
  house = await openTestHouse()
  cookie = remember(await found(house, '記録病院', 'recorded', 'hospital'))
  call = house.as(cookie)
  remember(await join(house, cookie, '職員の人', 'staff', 'staff'))
  submission = await submitAll(house, call, 'hospital-it')
  draft = (await call('POST', '/api/assessments', { instrument: 'hospital-it' })).json<{ id: string }>().id
}, 120_000)
afterAll(() => house.close())

const names = Object.keys(endpoints) as EndpointName[]
const isChange = (name: EndpointName) => (endpoints[name] as Endpoint).method !== 'GET' && !changesNothing.includes(name)

describe('reading what is sensitive', () => {
  const read = (name: EndpointName, by = call, params: Record<string, string> = { submission, assessment: draft }) =>
    by(
      'GET',
      endpoints[name].path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? key),
    )
  const sensitive = names.filter((name) => (endpoints[name] as Endpoint).sensitive && !(endpoints[name] as Endpoint).oversight)

  it('is marked for every file that is taken away', () => {
    const files = names.filter((name) => 'file' in endpoints[name].response)
    expect(files.filter((name) => !(endpoints[name] as Endpoint).sensitive)).toEqual([])
  })

  it.each(sensitive)('%s leaves who read which record', async (name) => {
    // One look a minute is written: this one comes later.
    house.time.now = new Date(house.time.now.getTime() + 61_000)
    const before = await trail()
    const response = await read(name)
    expect(response.statusCode, response.body.slice(0, 300)).toBe(200)
    const isFile = 'file' in endpoints[name].response
    expect(await newSince(before)).toEqual([
      expect.objectContaining({
        action: isFile ? 'record.take' : 'record.read',
        address: '127.0.0.1',
        after: expect.objectContaining({ what: name }),
      }),
    ])
  })

  it('writes one look at a page once, and every file', async () => {
    house.time.now = new Date(house.time.now.getTime() + 61_000)
    const before = await trail()
    for (const name of ['readSubmission', 'readStanding', 'readPlan', 'readReport', 'readReport'] as const) await read(name)
    expect((await newSince(before)).map(({ action }) => action)).toEqual(['record.read', 'record.take', 'record.take'])
  })

  it('writes nothing where there was nothing to read', async () => {
    const before = await trail()
    expect((await read('readSubmission', call, { submission: draft })).statusCode).toBe(404)
    expect(await newSince(before)).toEqual([])
  })

  it('by an overseer stands in both trails, with names in the one that was looked at', async () => {
    const overseer = remember(await foundAnother(house, '見守る法人', 'overseer', { kind: 'group', role: 'viewer' }))
    await putBelow(house, '記録病院', '見守る法人')
    const before = await trail()
    const response = await read('readOverseenSubmission', house.as(overseer))
    expect(response.statusCode, response.body.slice(0, 200)).toBe(200)
    expect(await newSince(before)).toEqual([
      expect.objectContaining({ organisation: '見守る法人', action: 'record.read', target_id: submission }),
      expect.objectContaining({
        organisation: '記録病院',
        action: 'record.read-by-overseer',
        target_id: submission,
        after: { what: 'readOverseenSubmission', organisation: '見守る法人', person: '見守る法人の管理者' },
      }),
    ])
  })

  it('by somebody who is no overseer of it writes nothing anywhere', async () => {
    const stranger = remember(await foundAnother(house, '別の法人', 'other.overseer', { kind: 'group', role: 'viewer' }))
    const before = await trail()
    expect((await read('readOverseenSubmission', house.as(stranger))).statusCode).toBe(404)
    expect(await newSince(before)).toEqual([])
  })
})

describe('every change leaves a row in the trail', () => {
  it('has a line here for every endpoint that can change something', () => {
    expect(names.filter(isChange).filter((name) => !(name in changes))).toEqual([])
  })

  it.each(Object.entries(changes) as [EndpointName, Change][])('%s', async (_, { action, send }) => {
    const before = await trail()
    const me = (await call('GET', '/api/session')).json<{ person: { id: string } }>().person.id
    const response = await send(call)
    expect(response.statusCode, response.body.slice(0, 300)).toBe(200)
    const left = (await newSince(before)).filter((one) => one.action === action)
    expect(left.length).toBeGreaterThan(0)
    expect(left.every((one) => one.person_id === me && one.address === '127.0.0.1' && one.target_id !== '')).toBe(true)
  })

  it('and what changes nothing leaves none', async () => {
    const back = house.as(remember(sessionOf(await postForm(house.as(null), '/sign-in', { login: 'recorded', password: nextPassword }))))
    const form = await back('GET', `/api/assessments/${await answerAll(house, back, 'hospital-it')}/form.xlsx`)
    const before = await trail()
    const { id } = (await back('POST', '/api/assessments', { instrument: 'hospital-it' })).json<{ id: string }>()
    expect((await back('POST', `/api/assessments/${id}/form`, form.rawPayload, { 'content-type': workbookType })).statusCode).toBe(200)
    expect(await newSince(before)).toEqual([])
  })

  it('no password, code, token or hash of one stands anywhere in it', async () => {
    const { rows } = await withOwner(house.database.owner, (db) =>
      sql<{ text: string }>`select to_jsonb(e)::text as text from audit_event e`.execute(db),
    )
    const text = rows.map((row) => row.text).join('\n')
    expect(text).toContain('議事録で確かめた')
    expect(secrets.length).toBeGreaterThan(12)
    for (const secret of secrets) expect(text).not.toContain(secret)
  })
})
