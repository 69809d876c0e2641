// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Loading, openLoading, openSnapshot } from '../../platform/database/bulk.ts'
import { compareMigrations, migrate } from '../../platform/database/migrate.ts'
import type { Connection, Postgres } from '../../platform/postgres/connection.ts'
import { version } from '../../version.ts'
import type { Key, Lock } from './age.ts'
import { type Backup, makeBackup, openBackup } from './backup.ts'
import { type CopiedTable, type Digests, heldFiles, noContents, readContainer } from './container.ts'
import { type Choice, type DumpOptions, digestTables, dump } from './dump.ts'
import { databaseAlone, placeFiles, removeFiles, type Stores } from './files.ts'
import * as queries from './institution-queries.ts'
import { load, type Target } from './load.ts'
import { CopyProblem } from './problem.ts'
import { readTables } from './queries.ts'
import { withThrowAway } from './verify.ts'

type Institution = { id: string; name: string }
type Chosen = { institution: Institution; choice: Choice; references: readonly queries.Reference[] }

/** Which rows of a database belong to an institution; a `CopyProblem` where there is none of that id. */
const choose = async (owner: Connection, id: string): Promise<Chosen> => {
  const db = await openSnapshot(owner)
  try {
    const institution = /^[0-9a-f-]{36}$/.test(id) ? await queries.institutionOf(db, id) : null
    if (institution === null)
      throw new CopyProblem('empty', `「${id}」という id の機関はありません。npx shinayaka organisation list で確かめてください。`)
    const references = await queries.readReferences(db)
    const conditions = queries.institutionRows(await readTables(db), references, institution.id)
    return { institution, references, choice: ({ name }) => conditions.get(name) ?? null }
  } finally {
    await db.close()
  }
}

/** Writes everything of one institution into one encrypted file: its data, its people, its trail, its files, and the editions it answered. It stands alone in it, under nobody. */
export const exportInstitution = async (
  owner: Connection,
  id: string,
  path: string,
  lock: Lock,
  options: Pick<DumpOptions, 'made' | 'stores'>,
): Promise<Backup & { name: string }> => {
  const { institution, choice } = await choose(owner, id.toLowerCase())
  const written = await makeBackup(owner, path, lock, { ...options, kind: 'organisation', organisation: institution, choice })
  return { ...written, name: institution.name }
}

/** What a table of an institution comes to, for comparing two installations. */
export const digestInstitution = async (owner: Connection, id: string): Promise<Digests> => {
  const { choice } = await choose(owner, id)
  const db = await openSnapshot(owner)
  const tables = (await readTables(db)).filter((table) => choice(table) !== null)
  await db.close()
  return digestTables(owner, tables, choice)
}

/** People and editions may be here already, with what hangs on them; they are the same ones. */
const isShared = ({ name, columns }: CopiedTable): boolean => name !== 'organisation' && !columns.some((column) => column.name === 'organisation_id')

type Filled = { tables: readonly CopiedTable[]; rows: number }

const fill = async (db: Loading, pieces: AsyncIterable<Buffer>): Promise<Filled> => {
  const { header, contents } = await readContainer(pieces, {
    header: async ({ tables }) => {
      for (const table of tables) await queries.makeIncoming(db, table)
    },
    table: (table, rows) => pipeline(Readable.from(rows, { objectMode: false }), db.copyIn(queries.copyIncomingStatement(table))),
  })
  return { tables: header.tables, rows: Object.values(contents.digests).reduce((sum, { rows }) => sum + rows, 0) }
}

const requireNew = async (db: Pick<Loading, 'rows'>, { id }: Institution): Promise<void> => {
  const there = await queries.institutionOf(db, id)
  if (there === null) return
  throw new CopyProblem('already-there', `「${there.name}」（${id}）は、もうこの「しなやか」にあります。二重には読み込みません。何も変えていません。`)
}

const requireNewIn = async (owner: Connection, institution: Institution): Promise<void> => {
  const db = await openSnapshot(owner)
  try {
    await requireNew(db, institution)
  } finally {
    await db.close()
  }
}

/** One transaction beside the people at work: all of it or nothing. */
const takeOver = async (from: Target, to: Pick<Postgres, 'owner'>, { institution, references, choice }: Chosen, made: Date): Promise<Filled> => {
  const db = await openLoading(to.owner)
  try {
    await requireNew(db, institution)
    const { tables, rows } = await fill(
      db,
      dump(from.owner, { made, stores: null, kind: 'organisation', organisation: institution, choice }, noContents()),
    )
    const inTheWay = await queries.peopleInTheWay(db)
    if (inTheWay.length > 0)
      throw new CopyProblem(
        'already-there',
        `ログイン名 ${inTheWay.map(({ login }) => login).join('、')} を、ここでは別の人が使っています。どちらかのログイン名を変えてから、もう一度読み込んでください。何も変えていません。`,
      )
    for (const table of queries.inOrder(tables, references)) await queries.takeIncoming(db, table, isShared(table))
    await db.commit()
    return { tables, rows }
  } catch (error) {
    await db.rollback()
    throw error
  }
}

/** An institution that was taken over from a file. */
export type Imported = { id: string; name: string; version: string; rows: number; files: number; missing: string[] }

/** What is read in, and where its files go. */
export type ImportOptions = { file: string; key: Key; now: Date; stores?: Stores }

const requireSame = async (from: Target, to: Pick<Postgres, 'owner'>, { id }: Institution, tables: readonly CopiedTable[]): Promise<void> => {
  const own = new Set(tables.filter((table) => !isShared(table)).map(({ name }) => name))
  const [there, here] = [await digestInstitution(from.owner, id), await digestInstitution(to.owner, id)]
  const different = Object.keys(there).filter((name) => own.has(name) && there[name]?.sha256 !== here[name]?.sha256)
  if (different.length > 0)
    throw new CopyProblem('differs', `読み込みましたが、元と違う表があります（${different.join('、')}）。この表示を添えて開発元に知らせてください。`)
}

/**
 * Takes an institution over from a file of the same or an earlier version: opened, brought to today's tables and proven in a database of its own, then
 * put in at once. Errors are `CopyProblem`s and change nothing.
 */
export const importInstitution = (to: Pick<Postgres, 'owner'>, options: ImportOptions, lent = withThrowAway): Promise<Imported> =>
  lent(async (beside) => {
    const { file, key, now, stores = databaseAlone } = options
    const { header, contents } = await load(openBackup(file, key), beside, 'organisation')
    const { organisation } = header
    if (!organisation) throw new CopyProblem('damaged', 'このファイルには、どの機関のものかが書かれていません。書き出し直してください。')
    if ((await compareMigrations(header.migrations)) !== 'known') throw new Error(`not a file for version ${version}`)
    await requireNewIn(to.owner, organisation)
    const held = heldFiles(contents)
    if (held.files > 0) await placeFiles(openBackup(file, key), beside.owner, stores)
    try {
      await migrate(beside.owner, beside.appRole)
      const { rows, tables } = await takeOver(beside, to, await choose(beside.owner, organisation.id), now)
      await requireSame(beside, to, organisation, tables)
      return { ...organisation, version: header.version, rows, ...held }
    } catch (error) {
      if (!(error instanceof CopyProblem && error.code === 'differs')) await removeFiles(contents, stores)
      throw error
    }
  })
