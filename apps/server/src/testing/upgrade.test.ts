// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recipientOf } from '../ops/copy/age.ts'
import { makeBackup } from '../ops/copy/backup.ts'
import { newIdentity } from '../ops/copy/key.ts'
import { proveIn } from '../ops/copy/verify.ts'
import { demoAccounts } from '../ops/demo.ts'
import { withOwner } from '../platform/database/owner.ts'
import type { Connection } from '../platform/postgres/connection.ts'
import { type Fixture, loadFixture } from './fixture.ts'
import { openTestHouse, postForm, sessionOf, type TestHouse } from './house.ts'

const folder = fileURLToPath(new URL('fixtures/', import.meta.url))

/** Makes a backup of a database, empties it altogether, and restores the backup into it, as it was. */
const throughBackup = async (owner: Connection, appRole: string): Promise<void> => {
  const temporary = mkdtempSync(join(tmpdir(), 'shinayaka-upgrade-'))
  try {
    const identity = await newIdentity()
    const path = join(temporary, 'backup.age')
    await makeBackup(owner, path, { recipients: [await recipientOf(identity)] }, { made: new Date() })
    await withOwner(owner, (db) => sql`drop owned by current_user cascade`.execute(db))
    await proveIn({ owner, appRole }, path, { identities: [identity] })
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

const releases = readdirSync(folder).filter((name) => name.endsWith('.json'))
const ways = releases.flatMap((name) => [[name, 'as it is'] as const, [name, 'out of its backup'] as const])

describe.each(ways)('what %s left behind, %s', (name, way) => {
  const fixture = JSON.parse(readFileSync(folder + name, 'utf8')) as Fixture
  let house: TestHouse

  beforeAll(async () => {
    house = await openTestHouse({
      before: async (owner, appRole) => {
        // The test's database has today's tables already; that version begins with none.
        await withOwner(owner, (db) => sql`drop owned by current_user cascade`.execute(db))
        await loadFixture(owner, appRole, fixture)
        if (way === 'out of its backup') await throughBackup(owner, appRole)
      },
    })
  })
  afterAll(() => house.close())

  it("opens with today's program: people, results and drafts are there", async () => {
    const cookie = sessionOf(
      await postForm(house.as(null), '/sign-in', { login: demoAccounts.hospital.login, password: demoAccounts.hospital.password }),
    )
    const call = house.as(cookie)
    const { drafts, submissions } = (await call('GET', '/api/assessments')).json()
    // A later version's demo holds more than one institution; each sees its own.
    const { organisation } = (await call('GET', '/api/session')).json<{ organisation: { id: string } }>()
    const own = (table: string) =>
      ((fixture.tables[table] ?? []) as { organisation_id: string }[]).filter((row) => row.organisation_id === organisation.id)
    expect(submissions.length).toBeGreaterThan(0)
    expect(submissions).toHaveLength(own('submission').length)
    expect(drafts).toHaveLength(own('assessment').length - submissions.length)
    for (const { id } of submissions) {
      const view = await call('GET', `/api/submissions/${id}`)
      expect(view.statusCode, view.body.slice(0, 300)).toBe(200)
      expect((await call('GET', `/api/submissions/${id}/report.pdf`)).statusCode).toBe(200)
    }
    expect((await call('GET', `/api/assessments/${drafts[0].id}`)).statusCode).toBe(200)
    expect((await call('GET', '/api/home')).statusCode).toBe(200)
  })

  it('keeps every frozen text to the letter', async () => {
    const rows = await withOwner(house.database.owner, (db) => db.selectFrom('submission').select(['id', 'snapshot', 'sha256']).execute())
    const before = new Map((fixture.tables.submission as { id: string; snapshot: string }[]).map(({ id, snapshot }) => [id, snapshot]))
    for (const { id, snapshot, sha256 } of rows) {
      expect(snapshot).toBe(before.get(id))
      expect(createHash('sha256').update(snapshot).digest('hex')).toBe(sha256)
    }
  })
})
