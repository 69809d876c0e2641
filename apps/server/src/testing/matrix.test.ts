// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { type Endpoint, type EndpointName, endpoints, isPermitted, type Permission, type Role, roles } from '@shinayaka/contract'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock.ts'
import { withOwner } from '../platform/database/owner.ts'
import { answerEverything } from './assessment.ts'
import { found, goodPassword, join, openTestHouse, postForm, sessionOf, type TestHouse } from './house.ts'
import { secondFactorSystem } from './matrix-records.ts'
import { checklistAnswer, evidenceDetails, type Rows, samples } from './matrix-samples.ts'
import { supplierRow } from './matrix-supplier.ts'
import { foundAnother, putBelow } from './second.ts'
import { answerFile, answerOf, lookAndAccept } from './supplier-file.ts'
import { sentLink } from './supplier-link.ts'
import { mappedWorkbook } from './workbook.ts'

/** What stands in every text of an institution, and must never be seen by the other. */
const sentinels = { own: 'アサガオ番兵', other: 'ヒマワリ番兵' } as const

const names = Object.keys(endpoints) as EndpointName[]
/** Whether the address names a row that belongs to somebody; editions, domains and measures are everybody's. */
const rows = [
  'assessment',
  'submission',
  'invitation',
  'person',
  'decision',
  'token',
  'webhook',
  'department',
  'recovery',
  'evidence',
  'checklist',
  'system',
  'supplier',
  'product',
  'request',
  'response',
  'link',
  'workbook',
]
const hasRow = (name: EndpointName) => new RegExp(`:(${rows.join('|')})\\b`).test(endpoints[name].path)
/** Endpoints whose row is gone by then, or was never there: nobody in this house has a passkey. */
const usedUp: readonly EndpointName[] = [
  'revokeInvitation',
  'saveAnswer',
  'saveNetworkGrade',
  'renamePasskey',
  'removePasskey',
  'endSession',
  'resetSecondFactor',
  'endMemberSessions',
  'saveBreakGlass',
  'removeMemberLink',
  'removeProviderLink',
]
const overseeing = (name: EndpointName) => (endpoints[name] as Endpoint).oversight === true

let house: TestHouse
const cookies = {} as Record<Role | 'stranger' | 'overseer' | 'otherOverseer', string>
let own: Rows
let other: Rows

/** A colleague who stays, a department, a post, and a sealed sheet that was used. */
const peopleOf = async (administrator: string, sentinel: string, invitation: string) => {
  const call = house.as(administrator)
  const cookie = await join(house, administrator, `${sentinel}の同僚`, `${invitation.slice(-8)}.colleague`, 'staff')
  const { person, organisation } = (await house.as(cookie)('GET', '/api/session')).json<{ person: { id: string }; organisation: { id: string } }>()
  const { department } = (await call('POST', '/api/departments', { name: `${sentinel}の部門` })).json<{ department: { id: string } }>()
  const holder = { person: null, name: `${sentinel}の企画`, contact: '内線 200' }
  await call('PUT', '/api/posts/planning-manager', { holder, deputies: [], since: '2026-04-01', version: null })
  const recovery = createClock(() => house.time.now).id()
  const use = {
    id: recovery,
    organisation_id: organisation.id,
    person_id: person.id,
    person_name: `${sentinel}の管理者`,
    address: '',
    at: house.time.now,
  }
  await withOwner(house.database.owner, (db) => db.insertInto('recovery_use').values(use).execute())
  return { colleague: person.id, department: department.id, recovery }
}

/** A vendor with a product, and what it was asked. */
const supplierOf = async (call: ReturnType<TestHouse['as']>, sentinel: string) => {
  const added = await call('POST', '/api/suppliers', { rows: [{ ...supplierRow, name: `${sentinel}の会社`, product: `${sentinel}の製品` }] })
  const supplier = added.json<{ suppliers: string[] }>().suppliers[0] ?? ''
  const product = (await call('GET', `/api/suppliers/${supplier}`)).json<{ products: { id: string }[] }>().products[0]?.id ?? ''
  const whom = [{ supplier, product: null }]
  const asked = await call('POST', '/api/supplier-requests', { form: 'mhlw-vendor-r8', due: '2026-12-20', message: `${sentinel}の文`, whom })
  const request = asked.json<{ requests: { id: string }[] }>().requests[0]?.id ?? ''
  // The vendor answers for its product, asked by nobody.
  const content = { ...(await answerOf(call, request)), request: null, product: { name: `${sentinel}の製品`, kind: 'product' as const, release: '' } }
  const { response } = (await lookAndAccept(call, answerFile(content))).json<{ response: string }>()
  return { supplier, product, request, response, link: await sentLink(call, request) }
}

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
  const edition = house.editions.currentOf('clinic').hash
  await join(house, administrator, `${sentinel}の離れる人`, `${invitation.id.slice(-8)}.leaving`, 'staff')
  const { members } = (await call('GET', '/api/accounts')).json<{ members: { id: string; name: string }[] }>()
  const person = members.find(({ name }) => name.endsWith('の離れる人'))?.id ?? ''
  const people = await peopleOf(administrator, sentinel, invitation.id)
  const { candidates } = (await call('GET', `/api/submissions/${submission}/plan`)).json<{ candidates: { measure: string }[] }>()
  const [asked, measure] = candidates.map((candidate) => candidate.measure)
  const { decisions } = (await call('POST', `/api/submissions/${submission}/decisions`, { measures: [asked] })).json<{
    decisions: { id: string }[]
  }>()
  const { token } = (
    await call('POST', '/api/tokens', { name: `${sentinel}の集計`, permissions: ['organisation.read'], expires: '2027-03-31' })
  ).json<{
    token: { id: string }
  }>()
  const { webhook } = (
    await call('POST', '/api/webhooks', { name: `${sentinel}の掲示板`, url: 'http://127.0.0.1:9/', events: ['decision.asked'] })
  ).json<{ webhook: { id: string } }>()
  const made = { assessment, submission, invitation: invitation.id, edition, person, token: token.id, webhook: webhook.id }
  const file = Buffer.from(`${sentinel}の訓練の記録`)
  const uploaded = await call('POST', `/api/evidence-files?name=${encodeURIComponent(`${sentinel}.txt`)}`, file, {
    'content-type': 'application/octet-stream',
  })
  const { upload } = uploaded.json<{ upload: { id: string } }>()
  const { evidence } = (await call('POST', '/api/evidence', { ...evidenceDetails, title: `${sentinel}の証跡`, upload: upload.id })).json<{
    evidence: { id: string }
  }>()
  const { checklist } = (await call('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>()
  await call('PUT', `/api/checklists/${checklist}/items/1-1`, { ...checklistAnswer, remark: `${sentinel}の備考`, seen: null })
  const { hash: form } = (await call('GET', `/api/checklists/${checklist}`)).json<{ hash: string }>()
  const record = await call('POST', '/api/checklist-records/second-factor/systems', { ...secondFactorSystem, name: `${sentinel}の電子カルテ` })
  const { system } = record.json<{ system: { id: string } }>()
  await call('PUT', '/api/checklist-records/route', {
    devices: [{ name: `${sentinel}のレセコン`, kind: 'server', delegated: true, written: true }],
    listed: true,
    seen: null,
  })
  const { submission: frozen } = (await call('POST', `/api/checklists/${checklist}/submissions`, { kind: 'interim' })).json<{
    submission: { id: string }
  }>()
  return {
    ...made,
    frozen: frozen.id,
    ...(await supplierOf(call, sentinel)),
    checklist,
    workbook: await mappedWorkbook(call, { mark: sentinel }),
    form,
    system: system.id,
    decision: decisions[0]?.id ?? '',
    measure: measure ?? '',
    evidence: evidence.id,
    ...people,
  }
}

const send = (cookie: string | null, name: EndpointName, rows: Rows) => {
  const endpoint: Endpoint = endpoints[name]
  const { params = {}, query = '', body, upload } = samples[name](rows)
  const url = `${endpoint.path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? key)}${query && `?${query}`}`
  if (upload) return house.as(cookie)(endpoint.method, url, upload, { 'content-type': endpoint.upload?.file ?? '' })
  return house.as(cookie)(endpoint.method, url, body as Record<string, unknown> | undefined)
}

/** Everything readable in an answer: JSON and SVG as they are, Excel unpacked, PDF through pdftotext. */
const textOf = (response: { rawPayload: Buffer; headers: Record<string, unknown> }): string => {
  const type = String(response.headers['content-type'])
  if (type.includes('spreadsheetml'))
    return Object.values(unzipSync(response.rawPayload))
      .map((part) => Buffer.from(part).toString('utf8'))
      .join('\n')
  if (type.includes('application/zip'))
    return Object.entries(unzipSync(response.rawPayload))
      .map(([name, part]) => `${name}\n${Buffer.from(part).toString('utf8')}`)
      .join('\n')
  if (type.includes('wordprocessingml')) return Buffer.from(unzipSync(response.rawPayload)['word/document.xml'] ?? []).toString('utf8')
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
  house = await openTestHouse({ webhookHosts: ['127.0.0.1'] })
  cookies.administrator = await found(house, `${sentinels.own}診療所`, 'own.admin')
  cookies.operator = await join(house, cookies.administrator, `${sentinels.own}の担当`, 'own.operator', 'operator')
  cookies.viewer = await join(house, cookies.administrator, `${sentinels.own}の閲覧`, 'own.viewer', 'viewer')
  cookies.executive = await join(house, cookies.administrator, `${sentinels.own}の院長`, 'own.executive', 'executive')
  cookies.staff = await join(house, cookies.administrator, `${sentinels.own}の職員`, 'own.staff', 'staff')
  cookies.planner = await join(house, cookies.administrator, `${sentinels.own}の企画`, 'own.planner', 'planner')
  cookies.auditor = await join(house, cookies.administrator, `${sentinels.own}の監査`, 'own.auditor', 'auditor')
  cookies.stranger = await foundAnother(house, `${sentinels.other}薬局`, 'other.admin')
  own = await rowsOf(cookies.administrator, sentinels.own)
  other = await rowsOf(cookies.stranger, sentinels.other)
  cookies.overseer = await foundAnother(house, '見守る法人', 'overseer', { kind: 'group', role: 'viewer' })
  cookies.otherOverseer = await foundAnother(house, '別の法人', 'other.overseer', { kind: 'group', role: 'viewer' })
  await putBelow(house, `${sentinels.own}診療所`, '見守る法人')
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
        // So is a draft of which a colleague was given nothing.
        else if (response.statusCode === 403) expect(['domain.not-yours', 'instrument.not-yours']).toContain(response.json<{ code: string }>().code)
        else expect([200, 404, 409, 422]).toContain(response.statusCode)
        if (permitted && role === 'administrator' && !overseeing(name) && !usedUp.includes(name)) expect(response.statusCode).not.toBe(404)
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

describe('an overseer', () => {
  for (const name of names.filter((one) => one !== 'signOut')) {
    it(`${name}: ${overseeing(name) ? 'reads what was submitted' : 'finds nothing of an institution below'}`, async () => {
      const response = await send(cookies.overseer, name, own)
      if (overseeing(name)) {
        expect(response.statusCode, response.body.slice(0, 300)).toBe(200)
        expect(textOf(response)).toContain(sentinels.own)
      } else {
        if (hasRow(name)) expect([403, 404]).toContain(response.statusCode)
        expect(textOf(response)).not.toContain(sentinels.own)
      }
      expect(textOf(response)).not.toContain(`${sentinels.own}の下書き`)
      expect(textOf(response)).not.toContain(sentinels.other)
    })

    if (overseeing(name))
      it(`${name}: another overseer finds nothing`, async () => {
        const response = await send(cookies.otherOverseer, name, own)
        if (hasRow(name)) expect(response.json()).toMatchObject({ status: 404, code: 'not-found' })
        expect(textOf(response)).not.toContain(sentinels.own)
      })
  }
})

describe('the sentinels can be seen where they belong', () => {
  it.each([
    'readReport',
    'readResultWorkbook',
    'readForm',
    'readSubmission',
    'readAssessment',
    'listAccounts',
    'listPosts',
    'listDepartments',
    'listRecoveries',
    'listEvidence',
    'readEvidenceFile',
    'readSecondFactors',
    'readReadingRoute',
    'readWorkbook',
    'takeFilledWorkbook',
  ] as const)('%s', async (name) => {
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
