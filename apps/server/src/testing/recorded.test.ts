// SPDX-License-Identifier: Apache-2.0
import { type Endpoint, type EndpointName, endpoints, workbookType } from '@shinayaka/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../platform/database/owner.ts'
import { answerAll, begin, submitAll } from './hospital-people.ts'
import { type HostileProvider, startHostileProvider } from './hostile-provider.ts'
import { type Caller, found, join, openTestHouse, postForm, sessionOf, type TestHouse } from './house.ts'
import { supplierRow } from './matrix-supplier.ts'
import type { Change } from './recorded-change.ts'
import { addEvidence, changesAt, changesNothing, nextPassword, type Recorded, remember, secrets } from './recorded-changes.ts'
import { foundAnother, putBelow } from './second.ts'
import { answerFile, answerOf, look, lookAndAccept } from './supplier-file.ts'
import { askVendor, sentLink } from './supplier-link.ts'
import { mappedWorkbook, officialBook, sendTo } from './workbook.ts'

const at = {} as Recorded
const changes = changesAt(at)
let house: TestHouse
let call: Caller
let evidence: string
let hostile: HostileProvider
let checklist: string
let supplier: string
let product: string
let response: string
let link: string
let workbook: string
let frozen: string

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
  hostile = await startHostileProvider()
  house = await openTestHouse({
    webhookHosts: ['127.0.0.1'],
    providerHosts: [hostile.host],
    mail: { url: 'smtp://127.0.0.1:9', from: 'shinayaka@example.jp' },
  })
  const cookie = remember(await found(house, '記録病院', 'recorded', 'hospital'))
  call = house.as(cookie)
  remember(await join(house, cookie, '職員の人', 'staff', 'staff'))
  const submission = await submitAll(house, call, 'hospital-it')
  Object.assign(at, { house, cookie, issuer: hostile.issuer, submission, draft: await begin(call, 'hospital-it') } satisfies Recorded)
  evidence = await addEvidence(call, '番号札の写し')
  workbook = await mappedWorkbook(call, {}, 'mhlw-r7')
  checklist = (await call('POST', '/api/checklists', { form: 'mhlw-r7' })).json<{ checklist: string }>().checklist
  const vendors = await call('POST', '/api/suppliers', { rows: [{ ...supplierRow, name: '記録の会社' }] })
  supplier = vendors.json<{ suppliers: string[] }>().suppliers[0] ?? ''
  product = (await call('GET', `/api/suppliers/${supplier}`)).json<{ products: { id: string }[] }>().products[0]?.id ?? ''
  const asked = await call('POST', '/api/supplier-requests', {
    form: 'mhlw-vendor-r8',
    due: '2027-01-31',
    message: '',
    whom: [{ supplier, product: null }],
  })
  const file = answerFile(await answerOf(call, asked.json<{ requests: { id: string }[] }>().requests[0]?.id ?? ''))
  response = (await lookAndAccept(call, file)).json<{ response: string }>().response
  link = await sentLink(call, (await askVendor(call)).request)
  const handedIn = await call('POST', `/api/checklists/${checklist}/submissions`, { kind: 'interim' })
  frozen = handedIn.json<{ submission: { id: string } }>().submission.id
}, 120_000)
afterAll(async () => {
  await hostile.stop()
  await house.close()
})

const names = Object.keys(endpoints) as EndpointName[]
const isChange = (name: EndpointName) => (endpoints[name] as Endpoint).method !== 'GET' && !(name in changesNothing)

describe('reading what is sensitive', () => {
  const paramsOf = () => ({
    submission: at.submission,
    assessment: at.draft,
    evidence,
    n: '1',
    checklist,
    guideline: 'mhlw-7.0',
    supplier,
    product,
    response,
    link,
    workbook,
  })
  // What was handed in of a form is its own kind of submission.
  const frozenOf = (name: EndpointName) => (name === 'readFrozenChecklist' ? { submission: frozen } : {})
  const read = (name: EndpointName, by = call, params: Record<string, string> = { ...paramsOf(), ...frozenOf(name) }) =>
    by(
      'GET',
      endpoints[name].path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? key),
    )
  const sensitive = names.filter((name) => (endpoints[name] as Endpoint).sensitive && !(endpoints[name] as Endpoint).oversight)

  it('is marked for every file that is taken away, but for the content, which holds nothing of the institution', () => {
    const files = names.filter((name) => 'file' in endpoints[name].response)
    expect(files.filter((name) => !(endpoints[name] as Endpoint).sensitive).sort()).toEqual([
      'readOscalCatalog',
      'readOscalMapping',
      'readOscalProfile',
    ])
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
    expect((await read('readSubmission', call, { submission: at.draft })).statusCode).toBe(404)
    expect(await newSince(before)).toEqual([])
  })

  it('by an overseer stands in both trails, with names in the one that was looked at', async () => {
    const overseer = remember(await foundAnother(house, '見守る法人', 'overseer', { kind: 'group', role: 'viewer' }))
    await putBelow(house, '記録病院', '見守る法人')
    const before = await trail()
    const response = await read('readOverseenSubmission', house.as(overseer))
    expect(response.statusCode, response.body.slice(0, 200)).toBe(200)
    expect(await newSince(before)).toEqual([
      expect.objectContaining({ organisation: '見守る法人', action: 'record.read', target_id: at.submission }),
      expect.objectContaining({
        organisation: '記録病院',
        action: 'record.read-by-overseer',
        target_id: at.submission,
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
    const kept = (await back('GET', `/api/supplier-responses/${response}/answer.shinayaka.json`)).json<{
      content: Parameters<typeof answerFile>[0]
    }>()
    const newer = answerFile({ ...kept.content, signed: { ...kept.content.signed, name: '別の人' } })
    const before = await trail()
    const draft = await begin(back, 'hospital-it')
    const sent: Partial<Record<EndpointName, () => ReturnType<Caller>>> = {
      previewForm: () => back('POST', `/api/assessments/${draft}/form`, form.rawPayload, { 'content-type': workbookType }),
      previewSupplierFile: () => look(back, newer),
      readDisclosureFile: () => back('POST', '/api/supplier-disclosure-files', form.rawPayload, { 'content-type': workbookType }),
      checkWorkbookMapping: () =>
        sendTo(
          back,
          `/api/workbooks/${workbook}/mapping-check`,
          Buffer.from(JSON.stringify({ schema: 'shinayaka-form-mapping/1', tables: [] })),
          'application/octet-stream',
        ),
      readFilledWorkbook: () => sendTo(back, `/api/workbooks/${workbook}/reading`, officialBook()),
      startTotp: () => back('POST', '/api/account/totp'),
      startProviderLink: () => back('POST', '/api/account/provider-link'),
      startPasskey: () => back('POST', '/api/account/passkeys/options'),
      startConfirmPasskey: () => back('POST', '/api/session/confirmation/passkey/options'),
    }
    expect(Object.keys(sent)).toEqual(Object.keys(changesNothing))
    for (const send of Object.values(sent)) expect((await send()).statusCode).toBe(200)
    expect(await newSince(before)).toEqual([])
  })

  it('no password, code, token or hash of one stands anywhere in it', async () => {
    const { rows } = await withOwner(house.database.owner, (db) =>
      sql<{ text: string }>`select to_jsonb(e)::text as text from audit_event e`.execute(db),
    )
    const text = rows.map((row) => row.text).join('\n')
    expect(text).toContain('議事録で確かめた')
    expect(secrets.length).toBeGreaterThan(100)
    for (const secret of secrets) expect(text).not.toContain(secret)
  })
})
