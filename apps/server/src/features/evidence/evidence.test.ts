// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { Evidence, EvidenceRevision } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { openSystemScope } from '../../platform/database/scope.ts'
import { openHospital, type TestHospital } from '../../testing/hospital-people.ts'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'
import { evidenceWithDay } from './index.ts'
import { add, details, photo, rowCounts, send, sent } from './testing.ts'

let house: TestHouse
let hospital: TestHospital
let practice: string
beforeAll(async () => {
  house = await openTestHouse()
  hospital = await openHospital(house)
  const { domains } = (await hospital.operator.call('GET', '/api/practices')).json<{ domains: { practices: { id: string }[] }[] }>()
  practice = domains[0]?.practices[0]?.id ?? ''
}, 120_000)
afterAll(() => house.close())

const list = async (query = '') => (await hospital.viewer.call('GET', `/api/evidence${query}`)).json<{ evidence: Evidence[]; totals: object }>()
const save = (evidence: Evidence, more: object) =>
  hospital.operator.call('PUT', `/api/evidence/${evidence.id}`, { ...details, title: evidence.title, version: evidence.version, ...more })
const fetchFile = (evidence: Evidence, n = 1) => hospital.viewer.call('GET', `/api/evidence/${evidence.id}/revisions/${n}/file`)

describe('a piece of evidence', () => {
  it('has a day of its own, an end, somebody who looks after it, and practices it speaks of', async () => {
    const bytes = photo()
    const evidence = await add(hospital.operator.call, '訓練.jpg', bytes, {
      expires: '2026-12-15',
      responsible: hospital.planner.id,
      links: [{ kind: 'practice', id: practice }],
    })
    expect(evidence).toMatchObject({
      effective: '2026-11-01',
      expires: '2026-12-15',
      expiry: 'soon',
      days: 24,
      responsible: { id: hospital.planner.id, name: hospital.planner.name },
      links: [{ kind: 'practice', id: practice }],
      latest: {
        n: 1,
        name: '訓練.jpg',
        kind: 'jpeg',
        size: bytes.length,
        uploadedBy: hospital.operator.name,
        scan: 'not-scanned',
        downloadable: true,
      },
    })
    expect(evidence.latest.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    const { counts } = (await hospital.viewer.call('GET', '/api/evidence-counts')).json()
    expect(counts).toEqual([{ practice, count: 1, expiring: 1 }])
    expect((await list(`?practice=${practice}`)).evidence.map(({ id }) => id)).toEqual([evidence.id])
    expect((await list(`?domain=${practice.split('.')[0]}`)).evidence.map(({ id }) => id)).toEqual([evidence.id])
    expect((await list('?practice=nothing.at-all')).evidence).toEqual([])
  })

  it('comes back byte for byte, saved and never shown, powerless in the browser, and the fetching is written down', async () => {
    const bytes = photo(3_000_000)
    const evidence = await add(hospital.operator.call, '構成図「第2版」.jpg', bytes)
    const response = await fetchFile(evidence)
    expect(response.rawPayload.equals(bytes)).toBe(true)
    expect(response.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="_____2__.jpg"; filename*=UTF-8''${encodeURIComponent('構成図「第2版」.jpg')}`,
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
    })
    const rows = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select(['person_id', 'after']).where('action', '=', 'record.take').where('target_id', '=', evidence.id).execute(),
    )
    expect(rows).toMatchObject([{ person_id: hospital.viewer.id, after: { what: 'readEvidenceFile', n: 1 } }])
  })

  it('keeps every revision with its dates, and the newest counts', async () => {
    const first = photo()
    const evidence = await add(hospital.operator.call, '証明書.jpg', first, { expires: '2026-11-10' })
    expect(evidence.expiry).toBe('expired')
    const second = Buffer.from('%PDF-1.7\n次の年の証明書')
    const { id: upload } = await sent(hospital.planner.call, '証明書2.pdf', second)
    const revise = (version: number, id = upload) =>
      hospital.planner.call('POST', `/api/evidence/${evidence.id}/revisions`, { upload: id, effective: '2026-11-20', expires: '2027-11-19', version })
    expect((await revise(99)).json()).toMatchObject({ status: 409, code: 'record.stale' })
    const revised = (await revise(evidence.version)).json<{ evidence: Evidence }>().evidence
    expect(revised).toMatchObject({ expires: '2027-11-19', expiry: 'valid', latest: { n: 2, kind: 'pdf', uploadedBy: hospital.planner.name } })
    expect((await revise(revised.version)).json()).toMatchObject({ code: 'evidence.upload-gone' })
    const { revisions } = (await hospital.viewer.call('GET', `/api/evidence/${evidence.id}`)).json<{ revisions: EvidenceRevision[] }>()
    expect(revisions.map(({ n, expires }) => [n, expires])).toEqual([
      [2, '2027-11-19'],
      [1, '2026-11-10'],
    ])
    expect((await fetchFile(evidence, 1)).rawPayload.equals(first)).toBe(true)
    expect((await fetchFile(evidence, 2)).rawPayload.equals(second)).toBe(true)
    expect((await fetchFile(evidence, 3)).statusCode).toBe(404)
  })

  it('is retired and brought back, and nothing is deleted', async () => {
    const evidence = await add(hospital.operator.call, 'a.jpg', photo())
    const retire = (retired: boolean, version: number) =>
      hospital.operator.call('PUT', `/api/evidence/${evidence.id}/retirement`, { retired, version })
    const retired = (await retire(true, 0)).json<{ evidence: Evidence }>().evidence
    expect(retired.retired?.by).toBe(hospital.operator.name)
    expect((await list()).evidence.some(({ id }) => id === evidence.id)).toBe(false)
    expect((await list('?show=retired')).evidence.map(({ id }) => id)).toEqual([evidence.id])
    const { id: upload } = await sent(hospital.operator.call, 'b.jpg', photo())
    const body = { upload, effective: '2026-11-20', expires: null, version: retired.version }
    expect((await hospital.operator.call('POST', `/api/evidence/${evidence.id}/revisions`, body)).json()).toMatchObject({ code: 'evidence.retired' })
    expect((await retire(false, 0)).json()).toMatchObject({ code: 'record.stale' })
    expect((await retire(false, retired.version)).json()).toMatchObject({ evidence: { retired: null } })
    expect((await fetchFile(evidence)).statusCode).toBe(200)
  })

  it('is changed by who saw it last, with both versions where two did', async () => {
    const evidence = await add(hospital.operator.call, 'a.jpg', photo(), { links: [{ kind: 'practice', id: practice }] })
    const saved = (await save(evidence, { title: '復元訓練 2026', links: [] })).json<{ evidence: Evidence }>().evidence
    expect(saved).toMatchObject({ title: '復元訓練 2026', links: [], version: 1 })
    const stale = (await save(evidence, { title: '別の題' })).json()
    expect(stale).toMatchObject({ code: 'record.stale', params: { current: { title: '復元訓練 2026' }, yours: { title: '別の題' } } })
  })

  it.each<[string, object, string]>([
    ['an end before its day', { expires: '2026-10-31' }, 'evidence.expires-early'],
    ['a practice that there is not', { links: [{ kind: 'practice', id: 'no.such' }] }, 'evidence.target-unknown'],
    ['a stranger to look after it', { responsible: '0190b0c0-0000-7000-8000-000000000000' }, 'evidence.responsible-unknown'],
    ['no title', { title: '' }, 'request.invalid'],
    ['a day that there is not', { effective: '2026-02-30' }, 'request.invalid'],
    ['something else to be about', { links: [{ kind: 'vendor', id: 'x' }] }, 'request.invalid'],
  ])('is refused with %s, and nothing is stored', async (_, more, code) => {
    const evidence = await add(hospital.operator.call, 'a.jpg', photo())
    const before = await rowCounts(house)
    expect((await save(evidence, more)).json()).toMatchObject({ code })
    const { id: upload } = await sent(hospital.operator.call, 'b.jpg', photo())
    expect((await hospital.operator.call('POST', '/api/evidence', { ...details, ...more, upload })).json()).toMatchObject({ code })
    expect((await rowCounts(house)).revisions).toBe(before.revisions)
    expect((await hospital.operator.call('POST', '/api/evidence', { ...details, upload })).statusCode).toBe(200)
  })

  it('is listed with what expires first on top, and found by its words as they are', async () => {
    await add(hospital.operator.call, '100%_安全.jpg', photo(), { title: '百分率' })
    const { evidence } = await list()
    const ends = evidence.map(({ expires }) => expires ?? '9999')
    expect(ends).toEqual([...ends].sort())
    expect((await list(`?search=${encodeURIComponent('100%_')}`)).evidence.map(({ title }) => title)).toEqual(['百分率'])
    expect((await list('?show=expiring')).evidence.every(({ expiry }) => expiry === 'soon' || expiry === 'expired')).toBe(true)
  })

  it('cannot be made of an upload that somebody else sent', async () => {
    const { id: upload } = await sent(hospital.operator.call, 'a.jpg', photo())
    expect((await hospital.planner.call('POST', '/api/evidence', { ...details, upload })).json()).toMatchObject({ code: 'evidence.upload-gone' })
  })
})

describe('what has a date near or past', () => {
  it('is given for the digest and the home page, the most urgent first', async () => {
    const evidence = await add(hospital.operator.call, 'a.jpg', photo(), { title: '一番急ぐ契約', effective: '2025-01-01', expires: '2026-01-01' })
    const organisation = (await hospital.operator.call('GET', '/api/organisation')).json<{ id: string }>().id
    const opened = openSystemScope(house.pool, createClock(), organisation)
    const things = (await evidenceWithDay(opened.scope.db, house.time.now)).map(({ thing }) => thing)
    await opened.commit()
    expect(things[0]).toEqual({ kind: 'evidence', date: '2026-01-01', path: `/evidence/${evidence.id}`, params: { title: '一番急ぐ契約' } })
    expect(things.every(({ date }) => date <= '2027-01-20')).toBe(true)
    const { steps } = (await hospital.operator.call('GET', '/api/home')).json<{ steps: { kind: string; params: object }[] }>()
    expect(steps.find(({ kind }) => kind === 'evidence')).toMatchObject({ params: { title: '一番急ぐ契約', expired: 1 } })
    const viewer = (await hospital.viewer.call('GET', '/api/home')).json<{ steps: { kind: string }[] }>()
    expect(viewer.steps.map(({ kind }) => kind)).not.toContain('evidence')
  })
})

describe('the same content', () => {
  it('is stored once in an institution, and never shared with another', async () => {
    const stranger = house.as(await foundAnother(house, 'あちら薬局', 'other'))
    const bytes = photo(2_500_000)
    const before = await rowCounts(house)
    const first = await add(hospital.operator.call, 'a.jpg', bytes)
    const again = await sent(hospital.planner.call, '別の名前.jpg', bytes)
    expect(again.notes).toEqual(['known'])
    const one = await rowCounts(house)
    expect([one.files - before.files, one.chunks - before.chunks]).toEqual([1, 3])
    const theirs = await sent(stranger, 'a.jpg', bytes)
    expect(theirs.notes).toEqual([])
    const both = await rowCounts(house)
    expect([both.files - one.files, both.chunks - one.chunks]).toEqual([1, 3])
    expect((await stranger('GET', `/api/evidence/${first.id}`)).statusCode).toBe(404)
    expect((await stranger('GET', `/api/evidence/${first.id}/revisions/1/file`)).statusCode).toBe(404)
    expect((await stranger('POST', '/api/evidence', { ...details, upload: again.id })).json()).toMatchObject({ code: 'evidence.upload-gone' })
  })

  it('sent three times at once is stored once', async () => {
    const bytes = photo(2_500_000)
    const before = await rowCounts(house)
    const people = [hospital.operator, hospital.planner, hospital.administrator]
    const answers = await Promise.all(people.map(({ call }) => send(call, 'a.jpg', bytes)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
    const after = await rowCounts(house)
    expect([after.files - before.files, after.chunks - before.chunks, after.uploads - before.uploads]).toEqual([1, 3, 3])
  })
})

describe('what is damaged in the store', () => {
  it('is never given out as whole', async () => {
    const evidence = await add(hospital.operator.call, 'a.jpg', photo(2_500_000))
    await withOwner(house.database.owner, async (db) => {
      const { file_id } = await db.selectFrom('evidence_revision').select('file_id').where('evidence_id', '=', evidence.id).executeTakeFirstOrThrow()
      await db
        .updateTable('evidence_chunk')
        .set({ bytes: Buffer.alloc(1024 * 1024, 1) })
        .where('file_id', '=', file_id)
        .where('n', '=', 1)
        .execute()
    })
    await expect(fetchFile(evidence)).rejects.toThrow()
  })
})
