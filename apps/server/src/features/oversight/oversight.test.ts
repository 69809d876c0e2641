// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { institutionsPerPage, type OverseenInstitution } from '@shinayaka/contract'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveOrganisation } from '../../ops/organisations.ts'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { answerEverything } from '../../testing/assessment.ts'
import { join, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundUnder } from '../../testing/organisations.ts'

/** Stand in every text of an institution: what it submitted may be read above it, what it has not submitted never, what others have never. */
const sentinels = { submitted: 'アサガオ提出済', draft: 'アサガオ下書き', other: 'ヒマワリ番兵' } as const

let house: TestHouse
let group: { id: string; admin: string }
let viewer: string
let hospital: { id: string; admin: string }
let clinic: { id: string; admin: string }
let stranger: { id: string; admin: string }
let strangers: { submission: string; draft: string }
let submission: string
let draft: string

type List = { institutions: OverseenInstitution[]; total: number; submitted: number; fiscalYear: number; page: number; pages: number }
const list = async (query = '', cookie = viewer): Promise<List> => (await house.as(cookie)('GET', `/api/oversight/institutions${query}`)).json()
const names = ({ institutions }: List) => institutions.map(({ name }) => name)

const beginDraft = async (admin: string, sentinel: string): Promise<string> => {
  const call = house.as(admin)
  const { id } = (await call('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>()
  const answer = { value: 1, comment: `${sentinel}の答え`, source: 'own', vendorName: '', version: null }
  expect((await call('PUT', `/api/assessments/${id}/answers/clinic.named-person`, answer)).statusCode).toBe(200)
  expect((await call('POST', `/api/assessments/${id}/questions/clinic.named-person/remarks`, { text: `${sentinel}の書き込み` })).statusCode).toBe(200)
  return id
}

beforeAll(async () => {
  house = await openTestHouse()
  group = await foundUnder(house, { name: '朝顔グループ', kind: 'group', institutionKind: 'clinic', under: null }, 'group')
  const institution = (name: string, institutionKind: 'hospital' | 'clinic', under: string, login: string) =>
    foundUnder(house, { name, kind: 'medical', institutionKind, under }, login)
  hospital = await institution('朝顔病院', 'hospital', '朝顔グループ', 'hospital')
  clinic = await institution('朝顔診療所', 'clinic', '朝顔グループ', 'clinic')
  await foundUnder(house, { name: '向日葵グループ', kind: 'group', institutionKind: 'clinic', under: null }, 'strangers')
  stranger = await institution(`${sentinels.other}診療所`, 'clinic', '向日葵グループ', 'stranger')
  viewer = await join(house, group.admin, '本部', 'viewer', 'viewer')
  house.time.now = new Date('2025-10-20T01:00:00Z')
  await answerEverything(house, clinic.admin, { value: () => 1 })
  house.time.now = new Date('2026-11-21T01:30:00Z')
  submission = await answerEverything(house, clinic.admin, { comment: sentinels.submitted, value: () => 2 })
  draft = await beginDraft(clinic.admin, sentinels.draft)
  strangers = {
    submission: await answerEverything(house, stranger.admin, { comment: sentinels.other }),
    draft: await beginDraft(stranger.admin, sentinels.other),
  }
}, 120_000)
afterAll(() => house.close())

describe("the list of a group's institutions", () => {
  it('gives each with its newest result and how it moved', async () => {
    const found = await list()
    expect(found).toMatchObject({ total: 2, submitted: 1, fiscalYear: 2026, page: 1, pages: 1 })
    expect(found.institutions).toMatchObject([
      { name: '朝顔診療所', institutionKind: 'clinic', latest: { id: submission, overall: 2, levelLow: 1 }, before: 1, management: null },
      { name: '朝顔病院', institutionKind: 'hospital', latest: null, before: null, management: null },
    ])
  })

  it("knows management's answers from the departments'", async () => {
    const call = house.as(hospital.admin)
    const answerAll = async (instrument: string, value: number) => {
      const { id } = (await call('POST', '/api/assessments', { instrument })).json<{ id: string }>()
      const answers = [...house.editions.currentOf(instrument).questions.keys()].map((question) => ({
        question,
        value,
        comment: '',
        source: 'own',
        vendorName: '',
        version: null,
      }))
      await call('PUT', `/api/assessments/${id}/answers`, { answers })
      return (await call('POST', `/api/assessments/${id}/submission`)).json<{ submission: string }>().submission
    }
    const management = await answerAll('executive', 3)
    expect((await list('?search=病院')).institutions).toMatchObject([{ latest: null, management: { id: management, overall: 3 } }])
    const departments = await answerAll('hospital-it', 1)
    expect((await list('?search=病院')).institutions).toMatchObject([{ latest: { id: departments, overall: 1 }, management: { id: management } }])
    const standing = (await house.as(viewer)('GET', `/api/oversight/submissions/${departments}/standing`)).json()
    expect(standing).toMatchObject({ department: { id: departments }, management: { id: management } })
  })

  it('can be searched by a part of the name, where % is only a sign', async () => {
    expect(names(await list('?search=病'))).toEqual(['朝顔病院'])
    expect(await list('?search=%25')).toMatchObject({ institutions: [], total: 0, submitted: 0, page: 1, pages: 1 })
    expect(await list('?search=_')).toMatchObject({ total: 0 })
  })

  it('puts the weakest first, and before them who has submitted nothing', async () => {
    const add = (name: string) => foundUnder(house, { name, kind: 'medical', institutionKind: 'dental', under: '朝顔グループ' }, name)
    await add('akane.dental')
    expect(names(await list('?order=score'))).toEqual(['akane.dental', '朝顔病院', '朝顔診療所'])
    expect(names(await list('?order=level'))).toEqual(['akane.dental', '朝顔病院', '朝顔診療所'])
    expect(names(await list('?order=submitted'))[0]).toBe('akane.dental')
  })

  it('shows 25 on a page, and the last page where a later one is asked for', async () => {
    const before = (await list()).total
    const add = (number: number) => `('${randomUUID()}', 'medical', '${group.id}', '番号${String(number).padStart(2, '0')}', 'clinic', now())`
    const rows = Array.from({ length: 40 }, (_, index) => add(index)).join(', ')
    await withOwner(house.database.owner, (db) =>
      sql`insert into organisation (id, kind, parent_id, name, institution_kind, created_at) values ${sql.raw(rows)}`.execute(db),
    )
    const pages = [await list('?page=1'), await list('?page=2')]
    expect(pages.map(({ institutions }) => institutions.length)).toEqual([institutionsPerPage, before + 40 - institutionsPerPage])
    expect(new Set(pages.flatMap(names)).size).toBe(before + 40)
    expect(await list('?page=9')).toMatchObject({ page: 2, pages: 2, total: before + 40 })
    expect(names(await list('?page=9'))).toEqual(names(pages[1] as List))
    await withOwner(house.database.owner, (db) => db.deleteFrom('organisation').where('name', 'like', '番号%').execute())
  })

  it.each(['page=0', 'page=x', 'page=10001', 'order=beds', `search=${'あ'.repeat(101)}`])('refuses ?%s', async (query) => {
    const response = await house.as(viewer)('GET', `/api/oversight/institutions?${encodeURI(query)}`)
    expect(response.json()).toMatchObject({ status: 400, code: 'request.invalid' })
  })

  it('reaches through a group in between, which is no institution itself', async () => {
    const county = await foundUnder(house, { name: '朝顔県', kind: 'prefecture', institutionKind: 'clinic', under: null }, 'county')
    const clock = createClock(() => house.time.now)
    await moveOrganisation(house.database, clock, group.id, county.id)
    expect(names(await list('', county.admin))).toEqual(names(await list()))
    expect((await house.as(county.admin)('GET', `/api/oversight/submissions/${submission}`)).statusCode).toBe(200)
    await moveOrganisation(house.database, clock, group.id, null)
    expect(await list('', county.admin)).toMatchObject({ total: 0 })
  })
})

describe('what an overseer never sees', () => {
  const everything = async (cookie: string): Promise<string> => {
    const paths = [
      '/api/oversight/institutions',
      '/api/home',
      '/api/assessments',
      '/api/accounts',
      '/api/organisation',
      '/api/decisions',
      ...[submission, strangers.submission].flatMap((id) => [`/api/oversight/submissions/${id}`, `/api/oversight/submissions/${id}/standing`]),
      ...[submission, strangers.submission].flatMap((id) =>
        ['', '/standing', '/plan', '/radar.svg', '/result.xlsx'].map((part) => `/api/submissions/${id}${part}`),
      ),
      ...[draft, strangers.draft].flatMap((id) => ['', '/form.xlsx', '/domains/governance/remarks'].map((part) => `/api/assessments/${id}${part}`)),
    ]
    const bodies: string[] = []
    for (const path of paths) bodies.push((await house.as(cookie)('GET', path)).body)
    return bodies.join('\n')
  }

  it.each(['administrator', 'viewer'])('drafts, and other groups, as %s', async (role) => {
    const seen = await everything(role === 'viewer' ? viewer : group.admin)
    // Of a submission everything is there to read.
    expect(seen).toContain(sentinels.submitted)
    expect(seen).not.toContain(sentinels.draft)
    expect(seen).not.toContain(sentinels.other)
  })

  it('by addresses: a draft, a stranger, and what does not exist are all not found', async () => {
    for (const id of [strangers.submission, draft, randomUUID()])
      for (const path of [`/api/oversight/submissions/${id}`, `/api/oversight/submissions/${id}/standing`])
        expect((await house.as(viewer)('GET', path)).json()).toMatchObject({ status: 404, code: 'not-found' })
    expect((await house.as(viewer)('GET', '/api/oversight/submissions/x')).json()).toMatchObject({ status: 400 })
    // Also by the addresses that the institution itself uses.
    for (const path of [`/api/submissions/${submission}`, `/api/submissions/${submission}/report.pdf`, `/api/assessments/${draft}`])
      expect((await house.as(group.admin)('GET', path)).json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('without the permission, nor without a session', async () => {
    const staff = await join(house, group.admin, '職員', 'staff', 'viewer')
    // Nobody is made that here any more; older data may still say so.
    await withOwner(house.database.owner, (db) =>
      db
        .updateTable('membership')
        .set({ role: 'staff' })
        .where('person_id', '=', (eb) => eb.selectFrom('person').select('id').where('login', '=', 'staff'))
        .execute(),
    )
    for (const path of ['/api/oversight/institutions', `/api/oversight/submissions/${submission}`]) {
      expect((await house.as(staff)('GET', path)).json()).toMatchObject({ status: 403, code: 'permission.denied' })
      expect((await house.as(null)('GET', path)).json()).toMatchObject({ status: 401, code: 'session.required' })
    }
  })

  it('from an institution, which sees neither the others of its group nor its own this way', async () => {
    expect(await list('', hospital.admin)).toMatchObject({ institutions: [], total: 0 })
    for (const id of [submission, strangers.submission])
      expect((await house.as(hospital.admin)('GET', `/api/oversight/submissions/${id}`)).json()).toMatchObject({ status: 404 })
  })

  it('in rows, even where a query forgets to ask whose', async () => {
    const client = await house.pool.connect()
    try {
      await client.query(`begin; set local shinayaka.overseer = '${group.id}'`)
      for (const table of [
        'assessment',
        'answer',
        'network_answer',
        'assignment',
        'remark',
        'claim',
        'quote',
        'stopped_day',
        'decision',
        'audit_event',
      ])
        expect((await client.query(`select * from ${table}`)).rows, table).toEqual([])
      const { rows } = await client.query('select distinct organisation_id from submission')
      expect(rows.map(({ organisation_id }) => organisation_id).sort()).toEqual([clinic.id, hospital.id].sort())
      expect((await client.query("update organisation set name = 'x' returning id")).rows).toEqual([])
      await expect(client.query('insert into submission select * from submission')).rejects.toThrow(/row-level security/)
    } finally {
      await client.query('rollback')
      client.release()
    }
  })
})

describe('an institution that leaves the group', () => {
  it('is gone from the list at once, with all it ever submitted, and back when it returns', async () => {
    const clock = createClock(() => house.time.now)
    await moveOrganisation(house.database, clock, clinic.id, null)
    expect(names(await list())).not.toContain('朝顔診療所')
    expect((await house.as(viewer)('GET', `/api/oversight/submissions/${submission}`)).statusCode).toBe(404)
    await moveOrganisation(house.database, clock, clinic.id, group.id)
    expect(names(await list())).toContain('朝顔診療所')
    expect((await house.as(viewer)('GET', `/api/oversight/submissions/${submission}`)).statusCode).toBe(200)
  })

  it('is out of reach of a viewer who was removed', async () => {
    const leaver = await join(house, group.admin, '退職', 'leaver', 'viewer')
    expect((await list('', leaver)).total).toBeGreaterThan(0)
    const { members } = (await house.as(group.admin)('GET', '/api/accounts')).json<{ members: { id: string; login: string }[] }>()
    await house.as(group.admin)('DELETE', `/api/accounts/${members.find(({ login }) => login === 'leaver')?.id}`)
    expect((await house.as(leaver)('GET', '/api/oversight/institutions')).json()).toMatchObject({ status: 401 })
  })
})

describe('the home of a group', () => {
  it('leads to the list and asks for no self-assessment', async () => {
    const { steps, latest, draft: begun, paragraph } = (await house.as(viewer)('GET', '/api/home')).json()
    expect(steps).toEqual([{ kind: 'institutions', minutes: 5, path: '/institutions', params: {} }])
    expect([latest, begun, paragraph]).toEqual([null, null, []])
  })

  it('tells a lone administrator to invite somebody', async () => {
    const lone = await foundUnder(house, { name: '菊ネットワーク', kind: 'network', institutionKind: 'clinic', under: null }, 'lone')
    const { steps } = (await house.as(lone.admin)('GET', '/api/home')).json()
    expect(steps.map(({ kind }: { kind: string }) => kind)).toEqual(['institutions', 'second-account'])
  })

  it('of an institution stays as it was', async () => {
    const { steps } = (await house.as(hospital.admin)('GET', '/api/home')).json()
    expect(steps.map(({ kind }: { kind: string }) => kind)).not.toContain('institutions')
  })
})
