// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSnapshot } from '../../platform/database/bulk.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { openTestDatabase, type TestDatabase } from '../../platform/postgres/testing.ts'
import { appRoleOf } from '../../testing/role.ts'
import { decrypt, encrypt, type Key, type Lock, recipientOf } from './age.ts'
import { makeBackup } from './backup.ts'
import { writeWhole } from './file.ts'
import { newIdentity } from './key.ts'
import { readTables } from './queries.ts'
import { proveIn, verifyBackup } from './verify.ts'

const folder = mkdtempSync(join(tmpdir(), 'shinayaka-copy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The reference; where it is not installed the library's own reader is still compared with. */
const hasAge = existsSync('/usr/bin/age')
const made = new Date('2026-11-21T01:30:00Z')
let files = 0
const newFile = () => {
  files += 1
  return join(folder, `${files}.age`)
}

let identity: string
let lock: Lock
let key: Key
beforeAll(async () => {
  identity = await newIdentity()
  lock = { recipients: [await recipientOf(identity)] }
  key = { identities: [identity] }
})

const all = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
async function* cutInto(bytes: Uint8Array, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield Buffer.from(bytes.subarray(at, at + size))
}

describe('the age format', () => {
  const lengths = [0, 1, 65_535, 65_536, 65_537, 131_072, 400_000]
  const identityFile = () => {
    const path = join(folder, 'identity.txt')
    writeFileSync(path, `# the key\n${identity}\n`)
    return path
  }

  it.skipIf(!hasAge).each(lengths)('of %i bytes is opened by the age program', async (length) => {
    const plain = Buffer.alloc(length, 'しなやか')
    const path = newFile()
    await writeWhole(path, encrypt(cutInto(plain, 30_001), lock))
    const opened = execFileSync('age', ['-d', '-i', identityFile(), path], { maxBuffer: 1e9 })
    expect(opened.equals(plain)).toBe(true)
  })

  it.skipIf(!hasAge).each(lengths)('of %i bytes made by the age program is opened by us', async (length) => {
    const plain = Buffer.alloc(length, 'kawara')
    const recipient = 'recipients' in lock ? (lock.recipients[0] ?? '') : ''
    const closed = execFileSync('age', ['-r', recipient], { input: plain, maxBuffer: 1e9 })
    expect((await all(decrypt(cutInto(closed, 7_001), key))).equals(plain)).toBe(true)
  })

  it('closed by a passphrase is opened by the library’s own reader and only by that passphrase', async () => {
    const closed = await all(encrypt(cutInto(Buffer.from('中身'), 10), { passphrase: 'asa-hiru-ban' }))
    expect((await all(decrypt(cutInto(closed, 100), { passphrase: 'asa-hiru-ban' }))).toString()).toBe('中身')
    await expect(all(decrypt(cutInto(closed, 100), { passphrase: 'asa' }))).rejects.toMatchObject({ code: 'wrong-passphrase' })
    await expect(all(decrypt(cutInto(closed, 100), key))).rejects.toMatchObject({ code: 'wrong-passphrase' })
    const { Decrypter } = await import('age-encryption')
    const reader = new Decrypter()
    reader.addPassphrase('asa-hiru-ban')
    expect(await reader.decrypt(closed, 'text')).toBe('中身')
  }, 60_000)
})

/** Two databases of today's shape, with a table of every odd type in both. */
describe('rows of every kind', () => {
  let from: TestDatabase
  beforeAll(async () => {
    from = await openTestDatabase()
    await odd(from)
  })
  afterAll(() => from.drop())

  const odd = (database: TestDatabase) =>
    withOwner(database.owner, async (db) => {
      await sql`create table odd (
        id uuid, part text, words text, bytes bytea, facts jsonb, money numeric, small smallint, far timestamptz, day date, ratio double precision,
        many text[], yes boolean, number bigint generated always as identity, twice integer generated always as (small * 2) stored,
        primary key (id, part))`.execute(db)
      await sql`alter table odd enable row level security`.execute(db)
      await sql`alter table odd force row level security`.execute(db)
      await sql`create policy owner on odd to current_user using (true) with check (true)`.execute(db)
      await sql`create function never() returns trigger language plpgsql as $$ begin raise exception 'no new rows'; end $$`.execute(db)
      await sql`create trigger never before update on odd for each row execute function never()`.execute(db)
    })

  // PostgreSQL keeps no NUL in text, and half a surrogate is no text.
  const words = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
    fc.constantFrom('\\.', '\\N', '\n\\.\n', '', 'が', 'か\u3099', '葛󠄀', '👩‍⚕️', '\t', '\r\n', '\\\\', '"', "'", '﷽'),
  )
  const row = fc.record({
    id: fc.uuid(),
    part: words,
    words: fc.option(words),
    bytes: fc.option(fc.uint8Array({ maxLength: 300 })),
    facts: fc.option(fc.jsonValue().map((value) => JSON.stringify(value).replaceAll('\\u0000', ''))),
    money: fc.option(fc.constantFrom('0', '-0.10', '1.000', '1e-300', '99999999999999999999999999.999', 'NaN', 'Infinity', '-Infinity')),
    small: fc.option(fc.integer({ min: -16_000, max: 16_000 })),
    far: fc.option(fc.constantFrom('infinity', '-infinity', '4713-01-01 00:00:00+00 BC', '2026-11-21 10:30:00.123456+09', '9999-12-31 23:59:59+00')),
    day: fc.option(fc.constantFrom('2026-02-28', '0001-01-01', 'infinity')),
    ratio: fc.option(fc.double()),
    many: fc.option(fc.array(words, { maxLength: 3 })),
    yes: fc.option(fc.boolean()),
  })

  it('survive a backup and a restore, to the byte, and can be verified', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(row, { selector: ({ id, part }) => `${id} ${part}`, maxLength: 40 }), async (rows) => {
        await withOwner(from.owner, async (db) => {
          await sql`truncate odd`.execute(db)
          for (const one of rows)
            await sql`insert into odd (id, part, words, bytes, facts, money, small, far, day, ratio, many, yes) values (${one.id}, ${one.part},
              ${one.words}, ${one.bytes === null ? null : Buffer.from(one.bytes)}, ${one.facts}, ${one.money}, ${one.small}, ${one.far}, ${one.day},
              ${one.ratio}, ${one.many}, ${one.yes})`.execute(db)
        })
        const path = newFile()
        const backup = await makeBackup(from.owner, path, lock, { made })
        const to = await openTestDatabase()
        try {
          await odd(to)
          const proven = await proveIn({ owner: to.owner, appRole: await appRoleOf(to) }, path, key)
          expect(proven.rows).toBe(backup.rows)
          const read = (database: TestDatabase) =>
            withOwner(database.owner, async (db) => (await sql`select t::text from odd t order by id, part collate "C"`.execute(db)).rows)
          expect(await read(to)).toEqual(await read(from))
          expect(await read(to)).toHaveLength(rows.length)
          // What stepped aside stands in the way again.
          const state = await withOwner(to.owner, async (db) => {
            const forced = await sql<{
              forced: boolean
            }>`select bool_and(relforcerowsecurity) as forced from pg_class where oid = 'odd'::regclass`.execute(db)
            const trigger = await sql<{ on: string }>`select tgenabled as on from pg_trigger where tgname = 'never'`.execute(db)
            const next = await sql<{ number: string }>`insert into odd (id, part) values (gen_random_uuid(), '') returning number`.execute(db)
            const last = await sql<{ number: string }>`select max(number) as number from odd`.execute(db)
            return { forced: forced.rows[0]?.forced, on: trigger.rows[0]?.on, fresh: next.rows[0]?.number === last.rows[0]?.number }
          })
          expect(state).toEqual({ forced: true, on: 'O', fresh: true })
        } finally {
          await to.drop()
        }
      }),
      { numRuns: 12 },
    )
  }, 120_000)

  it('of every table come along, and each table has a primary key to sort them by', async () => {
    const db = await openSnapshot(from.owner)
    const tables = await readTables(db)
    await db.close()
    expect(tables.length).toBeGreaterThan(15)
    expect(tables.filter(({ key: columns }) => columns.length === 0).map(({ name }) => name)).toEqual([])
    expect(tables.map(({ name }) => name)).not.toContain('session')
    const kept = tables.find(({ name }) => name === 'odd')
    expect(kept?.columns.map(({ name }) => name)).not.toContain('twice')
  })

  it.skipIf(!hasAge)('can be read by a person with age and gunzip alone', async () => {
    const path = newFile()
    await makeBackup(from.owner, path, lock, { made })
    writeFileSync(join(folder, 'key.txt'), `${identity}\n`)
    const { stdout, status } = spawnSync('sh', ['-c', `age -d -i "${join(folder, 'key.txt')}" "${path}" | gunzip`], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    expect(status).toBe(0)
    const [first, head] = stdout.split('\n')
    expect(first).toBe('shinayaka-backup 1')
    expect(JSON.parse(head ?? '')).toMatchObject({ kind: 'installation', made: made.toISOString() })
    expect(stdout.trimEnd().split('\n').at(-1)).toMatch(/^\{"end":/)
  })
})

describe('a file that is not what it should be', () => {
  let database: TestDatabase
  let whole: Buffer
  const other = async (bytes: Uint8Array, with_ = key) => {
    const path = newFile()
    writeFileSync(path, bytes)
    const to = await openTestDatabase()
    try {
      return await proveIn({ owner: to.owner, appRole: await appRoleOf(to) }, path, with_).then(
        () => 'whole',
        (error: unknown) => (error instanceof Error && 'code' in error && 'forPerson' in error ? error.code : error),
      )
    } finally {
      await to.drop()
    }
  }
  beforeAll(async () => {
    database = await openTestDatabase()
    await withOwner(database.owner, async (db) => {
      await sql`insert into catalog_edition select lpad(to_hex(n), 64, '0'), 'k', 'i', 'e', to_jsonb(md5(n::text)), now() from generate_series(1, 20000) n`.execute(
        db,
      )
    })
    const path = newFile()
    await makeBackup(database.owner, path, lock, { made })
    whole = readFileSync(path)
    expect(whole.length).toBeGreaterThan(300_000)
  })
  afterAll(() => database.drop())

  const changed = (at: number): Buffer => {
    const bytes = Buffer.from(whole)
    bytes.writeUInt8((bytes.readUInt8(at) + 1) % 256, at)
    return bytes
  }
  const header = () => whole.indexOf('\n--- ') + 50
  it('is told apart: whole, wrong key, changed, cut, something else', async () => {
    expect(await other(whole)).toBe('whole')
    expect(await other(whole, { identities: [await newIdentity()] })).toBe('wrong-key')
    expect(await other(whole, { passphrase: 'asa-hiru-ban' })).toBe('wrong-key')
    expect(await other(Buffer.from('PK\x03\x04 something else entirely'))).toBe('not-a-backup')
    expect(await other(Buffer.alloc(0))).toBe('not-a-backup')
    const foreign = await all(encrypt(cutInto(Buffer.alloc(3, 'x'), 3), lock))
    expect(await other(foreign)).toBe('not-a-backup')
  }, 60_000)

  it.each([
    ['the first byte of the rows', () => header() + 40],
    ['the middle', () => whole.length >> 1],
    ['the last byte', () => whole.length - 1],
    ['the nonce', () => header() + 1],
  ])('is found damaged where one byte differs: %s', async (_, at) => {
    expect(await other(changed(at()))).toBe('damaged')
  })

  it.each([
    ['a half', () => whole.length >> 1],
    ['all but one byte', () => whole.length - 1],
    ['all but the last chunk', () => whole.length - 65_552],
    ['only the head', () => header()],
    ['part of the head', () => 60],
  ])('is found cut where it has %s', async (_, length) => {
    expect(await other(whole.subarray(0, length()))).toBe('cut-off')
  })

  it('never replaces a file, and leaves nothing half-made', async () => {
    const path = newFile()
    writeFileSync(path, 'mine')
    await expect(makeBackup(database.owner, path, lock, { made })).rejects.toMatchObject({ code: 'file-exists' })
    expect(readFileSync(path, 'utf8')).toBe('mine')
    await expect(makeBackup(database.owner, join(folder, 'nowhere', 'x.age'), lock, { made })).rejects.toMatchObject({ code: 'folder-missing' })
    await expect(makeBackup(database.owner, newFile(), { recipients: ['age1nonsense'] }, { made })).rejects.toMatchObject({ code: 'key-unusable' })
    expect(readdirSync(folder).filter((name) => name.includes('.part-'))).toEqual([])
  })

  it('is whole when it was made: verified in a database of its own', async () => {
    const path = newFile()
    const backup = await makeBackup(database.owner, path, lock, { made })
    expect(await verifyBackup(path, key)).toMatchObject({ rows: backup.rows, tables: backup.tables })
  }, 60_000)
})
