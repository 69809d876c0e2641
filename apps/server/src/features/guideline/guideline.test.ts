// SPDX-License-Identifier: Apache-2.0
import type { CatalogGaps, ClientOutput, Endpoints, GuidelineClause } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openHospital, submitAll, type TestHospital } from '../../testing/hospital-people.ts'
import { type Caller, openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let people: TestHospital
let call: Caller

type Read = ClientOutput<Endpoints['readGuideline']>
const read = async (guideline = 'mhlw-7.0', by: Caller = call): Promise<Read> => (await by('GET', `/api/guidelines/${guideline}`)).json<Read>()
const clauseOf = async (id: string, guideline = 'mhlw-7.0'): Promise<GuidelineClause> => {
  const found = (await read(guideline)).clauses.find((one) => one.id === id)
  if (!found) throw new Error(`no clause ${id}`)
  return found
}
const name = (place: string, body: { person: string | null; version: number }, by: Caller = call) =>
  by('PUT', `/api/guidelines/mhlw-7.0/owners/${place}`, body)

beforeAll(async () => {
  house = await openTestHouse()
  people = await openHospital(house)
  call = people.administrator.call
}, 120_000)
afterAll(() => house.close())

describe('the editions', () => {
  it('stand in a list, the newest first', async () => {
    const { guidelines } = (await call('GET', '/api/guidelines')).json<ClientOutput<Endpoints['listGuidelines']>>()
    expect(guidelines.map(({ guideline, current }) => [guideline, current])).toEqual([
      ['mhlw-7.0', true],
      ['mhlw-6.0', false],
    ])
  })

  it('that are not there are not found, and nobody reads without the permission', async () => {
    expect((await call('GET', '/api/guidelines/mhlw-9.9')).json()).toMatchObject({ status: 404, code: 'not-found' })
    expect((await people.staff.call('GET', '/api/guidelines/mhlw-7.0')).statusCode).toBe(403)
    expect((await people.viewer.call('GET', '/api/guidelines/mhlw-7.0')).statusCode).toBe(200)
  })
})

describe('coverage', () => {
  it('counts chapters that nobody read apart, and never as met', async () => {
    const { volumes, chapters, clauses, coverage } = await read()
    const unseen = volumes.flatMap((volume) => volume.chapters).filter(({ seen }) => !seen)
    expect(chapters).toEqual({ all: 46, unseen: 29 })
    expect(unseen).toHaveLength(29)
    for (const { coverage: none, id } of unseen) {
      expect(none).toEqual({ clauses: 0, met: 0, unmet: 0, open: 0, notApplicable: 0, unmapped: 0 })
      expect(clauses.some(({ chapter }) => chapter === id)).toBe(false)
    }
    expect(coverage.clauses).toBe(clauses.length)
    expect(coverage).toMatchObject({ met: 0, unmet: 0 })
  })

  it('shows no clause of 6.0 as one of 7.0, and marks what was not compared', async () => {
    const [seven, six] = [await read(), await read('mhlw-6.0')]
    for (const clause of seven.clauses) {
      expect(clause.certainty, clause.id).not.toBe('A')
      for (const { source } of clause.references) expect(source).not.toContain('6.0')
    }
    expect(six.edition.current).toBe(false)
    expect(six.chapters.unseen).toBe(0)
    // What can be looked up in 6.0 instead is only named by its edition.
    expect(seven.volumes.flatMap(({ chapters }) => chapters).find(({ id }) => id === 'operations.1')).toMatchObject({
      seen: false,
      earlier: { guideline: 'mhlw-6.0' },
    })
  })

  it('says of a clause what it was in 6.0, with the reason, where somebody mapped it', async () => {
    const { kinships } = await clauseOf('governance.1.2.1.t1')
    expect(kinships).toEqual([
      expect.objectContaining({ relation: 'unverified', reason: expect.stringContaining('1.2.1'), others: expect.any(Array) }),
    ])
    expect(kinships[0]?.others.map(({ guideline, id }) => [guideline, id])).toContainEqual(['mhlw-6.0', 'governance.1.2.1.1'])
  })

  it('comes from the health check, with who said so, when, and where', async () => {
    expect((await clauseOf('operations.14.2.t1')).standing).toBe('unanswered')
    const submission = await submitAll(house, call, 'hospital-it', (_, practice) => (practice === 'access-control.roles' ? 1 : 3))
    const { practices, coverage, clauses } = await read()
    const clause = clauses.find(({ id }) => id === 'operations.14.2.t1')
    expect(clause).toMatchObject({ standing: 'no', practices: [{ practice: 'access-control.roles', at: 2, verdict: 'no' }] })
    expect(practices.find(({ id }) => id === 'access-control.roles')).toMatchObject({
      state: 'known',
      held: { low: 1, high: 1 },
      claims: [{ source: 'assessment', value: 1, effective: '2026-11-21', submission }],
    })
    expect(coverage.met).toBeGreaterThan(10)
    expect(coverage.met + coverage.unmet + coverage.open + coverage.notApplicable + coverage.unmapped).toBe(coverage.clauses)
    expect(coverage.unmapped).toBe(clauses.filter(({ unmapped }) => unmapped !== null).length)
  }, 120_000)

  it('names the evidence of a practice, its newest five, with their days', async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7]) {
      const uploaded = await call('POST', `/api/evidence-files?name=${n}.txt`, Buffer.from(`権限の表 ${n}`), {
        'content-type': 'application/octet-stream',
      })
      const { upload } = uploaded.json<{ upload: { id: string } }>()
      const links = [{ kind: 'practice', id: 'access-control.roles' }]
      const made = await call('POST', '/api/evidence', {
        title: `権限の表 ${n}`,
        note: '',
        effective: `2026-11-0${n}`,
        expires: n === 7 ? '2027-11-06' : null,
        responsible: null,
        links,
        upload: upload.id,
      })
      expect(made.statusCode, made.body).toBe(200)
    }
    const shown = (await read()).practices.find(({ id }) => id === 'access-control.roles')?.evidence
    expect(shown?.count).toBe(7)
    expect(shown?.newest.map(({ title }) => title)).toEqual([7, 6, 5, 4, 3].map((n) => `権限の表 ${n}`))
    expect(shown?.newest[0]).toMatchObject({ effective: '2026-11-07', expires: '2027-11-06' })
  })

  it('is read in at most four statements, and shows a token without evidence none of it', async () => {
    process.env.SHINAYAKA_COUNT = '1'
    const response = await call('GET', '/api/guidelines/mhlw-6.0').finally(() => delete process.env.SHINAYAKA_COUNT)
    expect(Number(response.headers['x-statements'])).toBeLessThanOrEqual(4)
    const { secret } = (await call('POST', '/api/tokens', { name: '集計', permissions: ['checklist.read'], expires: '2027-03-31' })).json<{
      secret: string
    }>()
    const answered = await house.as(null)('GET', '/api/guidelines/mhlw-7.0', undefined, { authorization: `Bearer ${secret}` })
    expect(answered.statusCode, answered.body.slice(0, 200)).toBe(200)
    expect(answered.json<Read>().practices.every(({ evidence }) => evidence === null)).toBe(true)
  })
})

describe('an owner', () => {
  it('is named for a volume, a chapter or a clause, and taken back', async () => {
    expect((await name('operations.14', { person: people.operator.id, version: 0 })).json()).toEqual({
      owner: { person: { id: people.operator.id, name: people.operator.name }, version: 1 },
    })
    expect((await name('operations.14.5', { person: people.planner.id, version: 0 })).statusCode).toBe(200)
    expect((await clauseOf('operations.14.5')).owner.person?.id).toBe(people.planner.id)
    const chapter = (await read()).volumes.flatMap(({ chapters }) => chapters).find(({ id }) => id === 'operations.14')
    expect(chapter?.owner).toMatchObject({ person: { id: people.operator.id }, version: 1 })
    expect((await name('operations.14.5', { person: null, version: 1 })).json()).toEqual({ owner: { person: null, version: 2 } })
    // The edition before has owners of its own.
    expect((await clauseOf('operations.14.5', 'mhlw-6.0')).owner).toEqual({ person: null, version: 0 })
  })

  it.each([
    ['on a page somebody else changed', 'operations.14', { version: 0 }, 'record.stale'],
    ['where nothing is', 'operations.99', { version: 0 }, 'not-found'],
    ['who is not here', 'operations.13', { person: '0190b0c0-0000-7000-8000-000000000000', version: 0 }, 'not-found'],
  ])('is refused %s', async (_, place, body, code) => {
    expect((await name(place, { person: people.operator.id, ...body })).json()).toMatchObject({ code })
  })

  it('is named once where two do so at once, and not by those who only look', async () => {
    const both = await Promise.all([people.operator, people.planner].map(({ call: by, id }) => name('planning.7', { person: id, version: 0 }, by)))
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    expect((await name('planning.8', { person: null, version: 0 }, people.viewer.call)).statusCode).toBe(403)
  })
})

describe('what is not mapped yet', () => {
  it('is named with its reason', async () => {
    const gaps = (await call('GET', '/api/catalog-gaps')).json<CatalogGaps>()
    const seven = gaps.guidelines.find(({ guideline }) => guideline === 'mhlw-7.0')
    expect(seven?.unseen).toHaveLength(29)
    expect(seven?.without.every(({ reason }) => reason.length > 0)).toBe(true)
    expect(seven?.without.length).toBe(14)
    for (const { without } of gaps.forms) for (const { reason } of without) expect(reason).not.toBe('')
    expect(gaps.mappings.find(({ mapping }) => mapping === 'mhlw-r7-to-r8')).toMatchObject({ unverified: 16, from: [], to: [] })
  })
})
