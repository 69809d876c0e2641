// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEntry, PasswordDocument, PasswordRecord, ReadingRoute, SecondFactorRow } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHospital, submitAll, type TestHospital } from '../../../testing/hospital-people.ts'
import { type Caller, openTestHouse, type TestHouse } from '../../../testing/house.ts'
import { foundAnother } from '../../../testing/second.ts'
import { secondFactorPractice } from './known.ts'

let house: TestHouse
let people: TestHospital
let call: Caller
let elsewhere: Caller
let form: string

const base = '/api/checklist-records'
const itemOf = async (item: string): Promise<ChecklistEntry> => {
  const { items } = (await call('GET', `/api/checklists/${form}`)).json<{ items: ChecklistEntry[] }>()
  const found = items.find(({ id }) => id === item)
  if (!found) throw new Error(`no item ${item}`)
  return found
}

const strong = {
  minimum: 8,
  lettersAndDigits: true,
  symbols: true,
  changedRegularly: true,
  secondFactor: false,
  noReuse: true,
  guessableRefused: true,
  lockout: true,
}
const readPasswords = async (by: Caller = call) =>
  (await by('GET', `${base}/passwords`)).json<{ records: PasswordRecord[]; documents: PasswordDocument[] }>()
const savePasswords = (policy: object, seen: string | null, by: Caller = call) =>
  by('PUT', `${base}/passwords`, { policy: { ...strong, ...policy }, note: '', checked: '2026-11-21', seen })
/** R7's 2⑦, R8's 2⑦ and the guideline's verdict, in that order. */
const verdicts = async () => {
  const { documents } = await readPasswords()
  const of = (id: string, number: string | null) => documents.find((one) => one.id === id)?.rules.find((rule) => rule.number === number)?.verdict
  return [of('mhlw-r7', '2⑦'), of('mhlw-r8', '2⑦'), of('mhlw-7.0', null)]
}

type Systems = { systems: SecondFactorRow[]; list: { whole: boolean; version: number | null }; plan: { day: string | null; why: string | null } }
const readSystems = async (by: Caller = call) => (await by('GET', `${base}/second-factor`)).json<Systems>()
const described = { name: '電子カルテの端末', kind: 'client', state: 'planned', day: '2027-10-01', reason: '' }
const addSystem = async (given: object = {}) =>
  (await call('POST', `${base}/second-factor/systems`, { ...described, ...given })).json<{ system: SecondFactorRow }>().system
const saveSystem = (id: string, version: number, given: object = {}, by: Caller = call) =>
  by('PUT', `${base}/second-factor/systems/${id}`, { ...described, ...given, version })

beforeAll(async () => {
  house = await openTestHouse()
  people = await openHospital(house)
  call = people.administrator.call
  elsewhere = house.as(await foundAnother(house, 'よその薬局', 'elsewhere'))
  form = (await call('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>().checklist
  await submitAll(house, call, 'hospital-it', (_, practice) => (practice === secondFactorPractice.practice ? 1 : 2))
}, 120_000)
afterAll(() => house.close())

describe('the password rule', () => {
  it('is asked for before it is recorded, and leaves 2⑦ without a proposal', async () => {
    const { records, documents } = await readPasswords()
    expect(records).toEqual([])
    expect(documents.map(({ id }) => id)).toEqual(['mhlw-r7', 'mhlw-r8', 'mhlw-7.0'])
    expect(documents.flatMap(({ rules }) => rules.map(({ verdict }) => verdict)).every((verdict) => verdict === null)).toBe(true)
    expect((await itemOf('2-7')).proposal).toMatchObject({ answer: 'none', reason: 'unanswered' })
  })
  it('is judged by each document apart, with what is missing', async () => {
    expect((await savePasswords({}, null)).statusCode).toBe(200)
    expect(await verdicts()).toEqual(['met', 'unmet', 'unmet'])
    const { documents } = await readPasswords()
    const [withFactor, alone] = documents.find(({ id }) => id === 'mhlw-7.0')?.rules[0]?.ways ?? []
    const missing = (way: typeof alone) => way?.asks.filter(({ standing }) => standing === 'unmet').map(({ name }) => name)
    expect([missing(withFactor), missing(alone)]).toEqual([['secondFactor'], ['minimum']])
    expect(documents.flatMap(({ rules }) => rules.flatMap(({ references }) => references)).every(({ url }) => url.startsWith('http'))).toBe(true)
  })
  it('is proposed as いいえ, then as はい once it is met, with who recorded it', async () => {
    const [before] = (await readPasswords()).records
    expect((await itemOf('2-7')).proposal.answer).toBe('no')
    house.time.now = new Date(house.time.now.getTime() + 60_000)
    expect((await savePasswords({ minimum: 13, changedRegularly: false }, before?.id ?? null)).statusCode).toBe(200)
    expect(await verdicts()).toEqual(['met', 'met', 'met'])
    const { proposal } = await itemOf('2-7')
    expect(proposal.answer).toBe('yes')
    expect(proposal.findings.find(({ kind }) => kind === 'passwords')).toMatchObject({
      verdict: 'yes',
      record: { kind: 'passwords', by: '情報担当', at: house.time.now.toISOString() },
    })
    expect((await readPasswords()).records.map(({ policy }) => policy.minimum)).toEqual([13, 8])
  })
  it('that nobody knows denies nothing and grants nothing', async () => {
    const [before] = (await readPasswords()).records
    await savePasswords({ minimum: 'unknown' }, before?.id ?? null)
    expect(await verdicts()).toEqual(['unknown', 'unknown', 'unknown'])
    expect((await itemOf('2-7')).proposal).toMatchObject({ answer: 'none', reason: 'unknown' })
  })
  it('is refused on a page that somebody else changed, of two at once, and for a day to come', async () => {
    const [now, before] = (await readPasswords()).records
    expect((await savePasswords({}, before?.id ?? null)).json()).toMatchObject({ code: 'record.stale', params: { current: { id: now?.id } } })
    const both = await Promise.all([savePasswords({}, now?.id ?? null), savePasswords({}, now?.id ?? null, people.operator.call)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const later = await call('PUT', `${base}/passwords`, { policy: strong, note: '', checked: '2026-11-22', seen: null })
    expect(later.json()).toMatchObject({ status: 422, code: 'day.future' })
  })
  it('cannot be changed or taken away by the server’s own login', async () => {
    for (const table of ['password_policy', 'reading_route']) {
      const { rows } = await house.pool.query(
        `select has_table_privilege($1, 'update') as update, has_table_privilege($1, 'delete') as delete, has_any_column_privilege($1, 'update') as columns`,
        [table],
      )
      expect(rows, table).toEqual([{ update: false, delete: false, columns: false }])
    }
  })
})

describe('the second factor of each system', () => {
  it('is proposed by nobody’s silence', async () => {
    expect(await readSystems()).toMatchObject({ systems: [], list: { whole: false, version: null }, plan: { why: 'empty' } })
    expect((await itemOf('2-10')).proposal.answer).toBe('no')
  })
  it('is はい by a plan only when every system in scope is in use or dated, and the list is whole', async () => {
    const terminal = await addSystem()
    const server = await addSystem({ name: 'サーバ', kind: 'server', state: 'next-renewal', day: '2029-03-31', reason: '更改まで替えられない' })
    await addSystem({ name: '生体情報モニタ', kind: 'medical-device', state: 'none', day: null })
    expect([terminal.standing, server.standing]).toEqual(['late', 'transitional'])
    expect((await readSystems()).plan).toMatchObject({ why: 'systems', systems: [server.id] })
    await saveSystem(server.id, 0, { name: 'サーバ', kind: 'server', state: 'in-use' })
    expect((await readSystems()).plan).toMatchObject({ why: 'unlisted' })
    expect((await itemOf('2-10')).proposal.answer).toBe('no')
    expect((await call('PUT', `${base}/second-factor/list`, { whole: true, version: null })).json()).toEqual({ list: { whole: true, version: 0 } })
    const { proposal } = await itemOf('2-10')
    expect(proposal).toMatchObject({ answer: 'yes', by: '2027-10-01' })
    expect(proposal.findings.find(({ kind }) => kind === 'planned')).toMatchObject({
      verdict: 'yes',
      day: '2027-10-01',
      record: { kind: 'second-factor', by: '情報担当' },
    })
  })
  it('is no plan once its day has passed, and はい without a day once all are in use', async () => {
    const { systems } = await readSystems()
    const terminal = systems.find(({ name }) => name === described.name)
    await saveSystem(terminal?.id ?? '', 0, { day: '2026-11-20' })
    expect((await readSystems()).systems.find(({ id }) => id === terminal?.id)).toMatchObject({ overdue: true })
    expect((await itemOf('2-10')).proposal.answer).toBe('no')
    await saveSystem(terminal?.id ?? '', 1, { state: 'in-use' })
    expect((await itemOf('2-10')).proposal).toMatchObject({ answer: 'yes', by: null })
  })
  it('is refused on a page that somebody else changed, and not found elsewhere', async () => {
    const system = (await readSystems()).systems.find(({ version }) => version === 2)
    expect((await saveSystem(system?.id ?? '', 0)).json()).toMatchObject({ code: 'record.stale', params: { current: { version: 2 } } })
    expect((await call('PUT', `${base}/second-factor/list`, { whole: false, version: 7 })).json()).toMatchObject({ code: 'record.stale' })
    expect((await saveSystem(system?.id ?? '', system?.version ?? 0, {}, elsewhere)).json()).toMatchObject({ status: 404, code: 'not-found' })
    expect((await readSystems(elsewhere)).systems).toEqual([])
    expect((await readPasswords(elsewhere)).records).toEqual([])
  })
  it('stands in the reminders while it is dated, and leaves them and the list when the system is retired', async () => {
    const vpn = await addSystem({ name: 'VPN 装置', kind: 'server', day: '2026-12-01' })
    const reminders = async (by: Caller) =>
      (await by('GET', '/api/reminders'))
        .json<{ reminders: { kind: string; date: string; params: object; path: string }[] }>()
        .reminders.filter(({ kind }) => kind === 'second-factor-plan')
    expect(await reminders(people.operator.call)).toEqual([
      { kind: 'second-factor-plan', date: '2026-12-01', path: '/checklists/records/second-factor', params: { name: 'VPN 装置' } },
    ])
    expect(await reminders(people.staff.call)).toEqual([])
    const retire = (retired: boolean, version: number) => call('POST', `${base}/second-factor/systems/${vpn.id}/retirement`, { retired, version })
    expect((await retire(true, 0)).json()).toMatchObject({ system: { retired: true, version: 1 } })
    expect((await retire(false, 0)).json()).toMatchObject({ code: 'record.stale' })
    expect(await reminders(call)).toEqual([])
    expect((await readSystems()).plan).toMatchObject({ day: null, why: null })
  })
  it('names a practice that the catalog has', () => expect(house.app.catalog.practices.has(secondFactorPractice.practice)).toBe(true))
})

describe('which volumes to read', () => {
  const device = { name: 'レセコン', kind: 'server', delegated: true, written: true }
  const read = async (by: Caller = call) => (await by('GET', `${base}/route`)).json<{ route: ReadingRoute; references: { certainty: string }[] }>()
  const save = (devices: object[], listed: unknown, seen: string | null, by: Caller = call) => by('PUT', `${base}/route`, { devices, listed, seen })

  it('is all of them while nothing is known, with its sources', async () => {
    const { route, references } = await read()
    expect(route).toMatchObject({ id: null, route: 'full', unlisted: true, devices: [], listed: null })
    expect(references.length).toBeGreaterThan(2)
    expect(references.map(({ certainty }) => certainty)).toContain('B')
  })
  it('is the short way where every machine is the vendor’s duty in writing, and no other', async () => {
    const short = (await save([device, { ...device, name: '電子薬歴', kind: 'cloud' }], true, null)).json<{ route: ReadingRoute }>().route
    expect(short).toMatchObject({ route: 'delegated', unlisted: false, recordedBy: '情報担当' })
    const alone = { name: '心電図の PC', kind: 'standalone-pc', delegated: true, written: 'unknown' }
    const full = (await save([device, alone], true, short.id)).json<{ route: ReadingRoute }>().route
    expect(full).toMatchObject({ route: 'full', devices: [{ why: null }, { why: 'unclear' }] })
    expect((await save([device], 'unknown', full.id)).json()).toMatchObject({ route: { route: 'full', unlisted: true } })
  })
  it('is refused on a page that somebody else changed, and seen by nobody elsewhere', async () => {
    const { route } = await read()
    expect((await save([], null, null)).json()).toMatchObject({ code: 'record.stale', params: { current: { id: route.id } } })
    const both = await Promise.all([save([device], true, route.id), save([device], false, route.id, people.operator.call)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await read(elsewhere)).route).toMatchObject({ id: null, devices: [] })
  })
  it('may be read by whoever looks, and written by nobody of them', async () => {
    expect((await read(people.viewer.call)).route.id).not.toBeNull()
    expect((await save([], null, null, people.viewer.call)).statusCode).toBe(403)
    expect((await people.staff.call('GET', `${base}/route`)).statusCode).toBe(403)
  })
})
