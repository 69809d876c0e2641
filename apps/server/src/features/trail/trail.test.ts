// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type TrailRow, trailGroups } from '@shinayaka/contract'
import { trailMessages } from '@shinayaka/contract/messages'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { fillTrail, organisationOf, sealAll } from '../../platform/trail/testing.ts'
import { type Caller, found, join, openTestHouse, signInAgain, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

type Page = { rows: TrailRow[]; people: { id: string; name: string }[]; next: string | null }

let house: TestHouse
let call: Caller
let cookie: string
const openStranger = async (): Promise<Caller> => house.as(await signInAgain(house, 'stranger'))
const list = async (query: Record<string, string> = {}, by = call): Promise<Page> => {
  const response = await by('GET', `/api/trail?${new URLSearchParams(query)}`)
  if (response.statusCode !== 200) throw new Error(response.body)
  return response.json<Page>()
}
const all = async (query: Record<string, string> = {}): Promise<TrailRow[]> => {
  const rows: TrailRow[] = []
  for (let page = await list(query); ; page = await list({ ...query, after: page.next ?? '' })) {
    rows.push(...page.rows)
    if (page.next === null) return rows
  }
}

beforeAll(async () => {
  house = await openTestHouse()
  cookie = await found(house, '記録診療所', 'admin')
  call = house.as(cookie)
  const stranger = house.as(await foundAnother(house, 'よその薬局', 'stranger'))
  await stranger('POST', '/api/invitations', { name: 'よその人', role: 'viewer' })
  await join(house, cookie, '山田 花子', 'hanako', 'staff')
  const { members } = (await call('GET', '/api/accounts')).json<{ members: { id: string; name: string }[] }>()
  await call('DELETE', `/api/accounts/${members.find(({ name }) => name === '山田 花子')?.id}`)
  await fillTrail(house, await organisationOf(house, '記録診療所'), 130)
  await sealAll(house)
}, 60_000)
afterAll(() => house.close())

describe('the trail', () => {
  it('comes newest first, page by page, each row once, with its number in the chain', async () => {
    const rows = await all({ to: '2026-11-21' })
    expect(rows.length).toBeGreaterThan(130)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
    expect(rows.map(({ at }) => at)).toEqual(
      rows
        .map(({ at }) => at)
        .sort()
        .reverse(),
    )
    expect(rows.filter(({ action }) => action !== 'record.read').every(({ seq }) => seq !== null)).toBe(true)
  })

  it('keeps the name of somebody who has left, and offers it to search by', async () => {
    const { people } = await list()
    expect(people.map(({ name }) => name).sort()).toEqual(['山田 花子', '記録診療所の管理者'].sort())
    const rows = await all({ person: people.find(({ name }) => name === '山田 花子')?.id ?? '' })
    // Both of the same moment: whoever joins is signed in at once.
    expect(rows.map(({ action, person }) => [action, person?.name]).sort()).toEqual([
      ['account.create', '山田 花子'],
      ['session.open', '山田 花子'],
    ])
  })

  it('is narrowed by kind of action, by day and by words', async () => {
    const people = await all({ group: 'people' })
    expect(people.map(({ action }) => action).sort()).toEqual(['account.create', 'account.create', 'account.invite', 'account.remove'])
    const questions = await all({ search: 'Q129' })
    // The search itself stands in the trail too.
    expect(questions.filter(({ action }) => action !== 'record.read').map(({ after }) => after)).toEqual([
      { question: 'Q129', comment: '会議で確かめた' },
    ])
    expect(await all({ to: '2026-11-20' })).toEqual([])
    expect((await all({ from: '2026-11-21', to: '2026-11-21', group: 'plan' })).length).toBe(44)
    expect(await all({ search: "100%_' or true --" })).toEqual([])
  })

  it('shows nothing of another institution', async () => {
    expect(JSON.stringify(await all())).not.toContain('よその')
    expect((await call('GET', '/api/trail/trail.csv')).body).not.toContain('よその')
  })

  it('takes at most four statements, whatever is looked for', async () => {
    process.env.SHINAYAKA_COUNT = '1'
    try {
      for (const query of ['', '?group=people', '?search=Q1', '?search=nowhere&group=plan'])
        expect(Number((await call('GET', `/api/trail${query}`)).headers['x-statements']), query).toBeLessThanOrEqual(4)
    } finally {
      delete process.env.SHINAYAKA_COUNT
    }
  })

  it('says where its chain ends', async () => {
    await sealAll(house)
    const { head, unsealed } = (await call('GET', '/api/trail/head')).json()
    expect(head).toMatchObject({ seq: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(unsealed).toBe(0)
  })
})

describe('the trail as CSV', () => {
  it('holds every row that fits, for Excel, and no formula', async () => {
    await call('POST', '/api/invitations', { name: '=HYPERLINK("http://example.org")', role: 'viewer' })
    await withOwner(house.database.owner, (db) =>
      sql`insert into audit_event (id, organisation_id, action, target_kind, target_id, address, at)
        select gen_random_uuid(), id, 'session.denied', 'session', '@SUM(1+1)*cmd|'' /C calc''!A0', '192.0.2.7', ${house.time.now} from organisation where name = '記録診療所'`.execute(
        db,
      ),
    )
    const response = await call('GET', '/api/trail/trail.csv')
    expect(response.headers['content-type']).toContain('text/csv')
    expect(response.headers['content-disposition']).toContain(encodeURIComponent('操作記録_記録診療所_2026-11-21.csv'))
    expect(response.body.startsWith('\ufeff"番号","日時（日本時間）"')).toBe(true)
    const lines = response.body.trimEnd().split('\r\n').slice(1)
    // Asking for the file is itself in the trail, perhaps also in the file.
    expect(Math.abs(lines.length - (await all()).length)).toBeLessThanOrEqual(2)
    expect(response.body).toContain(`"'@SUM(1+1)*cmd|' /C calc'!A0"`)
    expect(response.body).not.toMatch(/(^|,)"?[=+@]/m)
    expect(response.body).toContain('記録診療所の管理者さんが、=HYPERLINK(""http://example.org"")さんを閲覧者として招待しました。')
  })

  it('goes out in pieces: fifty thousand rows do not wait for the last', async () => {
    await fillTrail(house, await organisationOf(house, 'よその薬局'), 50_000)
    const other = await openStranger()
    const response = await other('GET', '/api/trail/trail.csv?group=assessment')
    expect(response.body.split('\r\n').length).toBeGreaterThan(33_000)
    expect(house.logged).toEqual([])
  }, 60_000)
})

describe('the trail as PDF', () => {
  it('is a PDF, and stops at two thousand rows with a sentence', async () => {
    const stranger = await openStranger()
    const response = await stranger('GET', '/api/trail/trail.pdf')
    expect(response.statusCode, response.body.slice(0, 300)).toBe(200)
    expect(response.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
  }, 60_000)
})

const sources = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? sources(`${folder}/${entry.name}`) : /(?<!\.test)\.ts$|\.sql$/.test(entry.name) ? [`${folder}/${entry.name}`] : [],
  )

describe('every action that the server writes', () => {
  const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '')
  const inCode = sources(root)
    .filter((path) => !path.includes('/testing'))
    .flatMap((path) => {
      const text = readFileSync(path, 'utf8')
      const pattern = path.endsWith('.sql')
        ? /,\s*'([a-z-]+\.[a-z-]+)'\s*,/g
        : /\baction(?:: string)?(?::| =) (?:[\w(). ]+\? )?'([a-z.-]+)'(?: : '([a-z.-]+)')?/g
      const found = [...text.matchAll(pattern)].flatMap(([, one, other]) => [one, other].filter((action) => action !== undefined))
      // A table from what was proved to what is written.
      const table = /\bconst actions\b[^{]*\{([^}]*)\}/.exec(text)?.[1] ?? ''
      return [...found, ...[...table.matchAll(/'([a-z.-]+\.[a-z.-]+)'/g)].map(([, action]) => action ?? '')]
    })
  const actions = [...new Set(inCode)].sort()

  it('is found by this test', () => {
    for (const known of ['session.open', 'session.denied', 'account.create', 'record.take', 'record.read-by-overseer', 'answer.save'])
      expect(actions).toContain(known)
  })

  it.each(actions)('%s has a sentence and a kind', (action) => {
    expect(Object.keys(trailMessages.ja.actions)).toContain(action)
    expect(Object.values(trailGroups).flat()).toContain(action)
  })
})
