// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { type Endpoint, type EndpointName, endpoints, isPermitted, type Permission, type Role, roles, workbookType } from '@shinayaka/contract'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerEverything } from './assessment.ts'
import { found, goodPassword, join, openTestHouse, postForm, sessionOf, type TestHouse } from './house.ts'
import { foundAnother } from './second.ts'

/** What stands in every text of an institution, and must never be seen by the other. */
const sentinels = { own: 'アサガオ番兵', other: 'ヒマワリ番兵' } as const

type Rows = { assessment: string; submission: string; invitation: string; edition: string }
type Sample = { params?: Record<string, string>; body?: unknown; upload?: Buffer }

/** A request for each endpoint that is right in every way but perhaps who sends it. A new endpoint does not compile without one. */
const samples: Record<EndpointName, (rows: Rows) => Sample> = {
  readSession: () => ({}),
  signOut: () => ({}),
  changePassword: () => ({ body: { current: 'not the current one', next: goodPassword } }),
  readOrganisation: () => ({}),
  saveOrganisation: () => ({
    body: {
      version: 999,
      profile: {
        name: '番兵の確認',
        institutionKind: 'clinic',
        beds: 0,
        prefecture: '04',
        recordKeeping: null,
        serverMaintenance: null,
        itStaffing: null,
      },
    },
  }),
  listAccounts: () => ({}),
  invite: () => ({ body: { name: '新しい人', role: 'viewer' } }),
  revokeInvitation: ({ invitation }) => ({ params: { invitation } }),
  listAssessments: () => ({}),
  startAssessment: () => ({ body: { instrument: 'clinic' } }),
  readEdition: ({ edition }) => ({ params: { hash: edition } }),
  readAssessment: ({ assessment }) => ({ params: { assessment } }),
  saveAnswer: ({ assessment }) => ({
    params: { assessment, question: 'clinic.named-person' },
    body: { value: 2, comment: '', source: 'own', vendorName: '', version: 999 },
  }),
  saveAnswers: ({ assessment }) => ({ params: { assessment }, body: { answers: [] } }),
  saveNetworkGrade: ({ assessment }) => ({ params: { assessment, control: 'media' }, body: { grade: 'o', version: 999 } }),
  submitAssessment: ({ assessment }) => ({ params: { assessment } }),
  readSubmission: ({ submission }) => ({ params: { submission } }),
  previewForm: ({ assessment }) => ({ params: { assessment }, upload: Buffer.from('not a workbook') }),
  readForm: ({ assessment }) => ({ params: { assessment } }),
  readReport: ({ submission }) => ({ params: { submission } }),
  readRadar: ({ submission }) => ({ params: { submission } }),
  readResultWorkbook: ({ submission }) => ({ params: { submission } }),
  readHome: () => ({}),
}

const names = Object.keys(endpoints) as EndpointName[]
const hasRow = (name: EndpointName) =>
  Object.keys(samples[name]({ assessment: 'a', submission: 's', invitation: 'i', edition: 'e' }).params ?? {}).some((key) => key !== 'hash')

let house: TestHouse
const cookies = {} as Record<Role | 'stranger', string>
let own: Rows
let other: Rows

const rowsOf = async (administrator: string, sentinel: string): Promise<Rows> => {
  const call = house.as(administrator)
  const submission = await answerEverything(house, administrator, { comment: `${sentinel}のメモ` })
  const { id: assessment } = (await call('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>()
  await call('PUT', `/api/assessments/${assessment}/answers/clinic.named-person`, {
    value: 1,
    comment: `${sentinel}の下書き`,
    source: 'own',
    vendorName: '',
    version: null,
  })
  const { invitation } = (await call('POST', '/api/invitations', { name: `${sentinel}さん`, role: 'viewer' })).json<{ invitation: { id: string } }>()
  const [current] = house.editions.current
  return { assessment, submission, invitation: invitation.id, edition: current?.hash ?? '' }
}

const send = (cookie: string | null, name: EndpointName, rows: Rows) => {
  const endpoint: Endpoint = endpoints[name]
  const { params = {}, body, upload } = samples[name](rows)
  const url = endpoint.path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? key)
  if (upload) return house.as(cookie)(endpoint.method, url, upload, { 'content-type': workbookType })
  return house.as(cookie)(endpoint.method, url, body as Record<string, unknown> | undefined)
}

/** Everything readable in an answer: JSON and SVG as they are, Excel unpacked, PDF through pdftotext. */
const textOf = (response: { rawPayload: Buffer; headers: Record<string, unknown> }): string => {
  const type = String(response.headers['content-type'])
  if (type.includes('spreadsheetml'))
    return Object.values(unzipSync(response.rawPayload))
      .map((part) => Buffer.from(part).toString('utf8'))
      .join('\n')
  if (!type.includes('pdf')) return response.rawPayload.toString('utf8')
  const folder = mkdtempSync(joinPath(tmpdir(), 'matrix-'))
  try {
    writeFileSync(joinPath(folder, 'r.pdf'), response.rawPayload)
    return execFileSync('pdftotext', [joinPath(folder, 'r.pdf'), '-'], { encoding: 'utf8' }).replace(/\s+/g, '')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

beforeAll(async () => {
  house = await openTestHouse()
  cookies.administrator = await found(house, `${sentinels.own}診療所`, 'own.admin')
  cookies.operator = await join(house, cookies.administrator, `${sentinels.own}の担当`, 'own.operator', 'operator')
  cookies.viewer = await join(house, cookies.administrator, `${sentinels.own}の閲覧`, 'own.viewer', 'viewer')
  cookies.stranger = await foundAnother(house, `${sentinels.other}薬局`, 'other.admin')
  own = await rowsOf(cookies.administrator, sentinels.own)
  other = await rowsOf(cookies.stranger, sentinels.other)
}, 120_000)
afterAll(() => house.close())

const accessOf = (name: EndpointName) => (endpoints[name] as Endpoint).access

describe('every endpoint × everybody', () => {
  for (const name of names.filter((one) => one !== 'signOut')) {
    it(`${name}: nobody is asked to sign in`, async () => {
      const response = await send(null, name, own)
      expect(response.statusCode).toBe(accessOf(name) === 'public' ? 200 : 401)
    })

    for (const role of roles) {
      const access = accessOf(name)
      const permitted = access === 'public' || access === 'person' || isPermitted(role, access as Permission)
      it(`${name}: ${role} ${permitted ? 'may' : 'may not'}`, async () => {
        const response = await send(cookies[role], name, own)
        expect(response.statusCode, response.body.slice(0, 300)).toBeLessThan(500)
        if (!permitted) expect(response.json()).toMatchObject({ status: 403, code: 'permission.denied' })
        // A role's earlier call may have used the row up (revoked, submitted); that is another answer than being refused.
        else expect([200, 404, 409, 422]).toContain(response.statusCode)
        if (permitted && role === 'administrator' && !['revokeInvitation', 'saveAnswer', 'saveNetworkGrade'].includes(name))
          expect(response.statusCode).not.toBe(404)
        expect(textOf(response)).not.toContain(sentinels.other)
      })
    }

    it(`${name}: another institution ${hasRow(name) ? 'finds nothing' : 'sees only its own'}`, async () => {
      const response = await send(cookies.stranger, name, own)
      if (hasRow(name)) expect(response.json()).toMatchObject({ status: 404, code: 'not-found' })
      expect(textOf(response)).not.toContain(sentinels.own)
    })
  }
})

describe('the sentinels can be seen where they belong', () => {
  it.each(['readReport', 'readResultWorkbook', 'readForm', 'readSubmission', 'readAssessment', 'listAccounts'] as const)('%s', async (name) => {
    if (name === 'readReport' && !existsSync('/usr/bin/pdftotext')) return
    const fresh = {
      ...other,
      assessment: (await house.as(cookies.stranger)('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>().id,
    }
    const response = await send(cookies.stranger, name, fresh)
    expect(response.statusCode, response.body.slice(0, 300)).toBe(200)
    expect(textOf(response)).toContain(sentinels.other)
  })
})

describe('signing out', () => {
  it.each([...roles])('%s is nobody afterwards', async (role) => {
    const cookie = sessionOf(
      await postForm(house.as(null), '/sign-in', { login: `own.${role === 'administrator' ? 'admin' : role}`, password: goodPassword }),
    )
    expect((await send(cookie, 'signOut', own)).statusCode).toBe(200)
    expect((await send(cookie, 'readSession', own)).statusCode).toBe(401)
  })
})
