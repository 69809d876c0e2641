// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { openSnapshot, type Snapshot } from '../../platform/database/bulk.ts'
import type { Connection } from '../../platform/postgres/connection.ts'
import { version } from '../../version.ts'
import { type Contents, type CopiedTable, type CopyHeader, type Digests, type TableSource, writeContainer } from './container.ts'
import { databaseAlone, filesOutside, type Stores } from './files.ts'
import { CopyProblem } from './problem.ts'
import { copyOutStatement, readMigrations, readSequences, readServerVersion, readTables } from './queries.ts'

/** Which rows of a table go along; every one unless said otherwise. */
export type Choice = (table: CopiedTable) => string | null

async function* tablesOf(db: Snapshot, tables: readonly CopiedTable[], choice: Choice): AsyncGenerator<TableSource> {
  for (const table of tables) {
    const stream = db.copyOut(await copyOutStatement(db, table, choice(table) ?? 'true'))
    yield { table, pieces: stream, rows: () => (stream as typeof stream & { rowCount: number }).rowCount }
  }
}

/** What is to be read of a database, and what to call it. */
export type DumpOptions = {
  made: Date
  /** Where files lie that the database does not hold: unless given nowhere, and they are found missing; null: they stay where they are. */
  stores?: Stores | null
  kind?: CopyHeader['kind']
  organisation?: { id: string; name: string }
  choice?: Choice
}

/** All rows of an installation as they are at this moment and the files that belong to them, as the text of a backup; `contents` is filled on the way. */
export async function* dump(owner: Connection, options: DumpOptions, contents: Contents): AsyncGenerator<Buffer> {
  const { made, stores = databaseAlone, kind = 'installation', organisation, choice = () => 'true' } = options
  const db = await openSnapshot(owner, { keepingFiles: true })
  try {
    const migrations = await readMigrations(db)
    if (migrations === null) throw new CopyProblem('empty', 'まだ何も入っていません。控えを取るものがありません。')
    const tables = (await readTables(db)).filter((table) => choice(table) !== null)
    const header: CopyHeader = {
      kind,
      version,
      made: made.toISOString(),
      postgres: await readServerVersion(db),
      migrations,
      tables,
      // An export joins numbers that another installation has given out itself.
      sequences: kind === 'installation' ? await readSequences(db) : [],
      ...(organisation ? { organisation } : {}),
    }
    const whose = tables.find(({ name }) => name === 'evidence_file')
    const files = filesOutside(db, owner, stores ?? databaseAlone, (stores && whose && choice(whose)) ?? 'false')
    yield* writeContainer(header, { tables: tablesOf(db, tables, choice), files }, contents)
  } finally {
    await db.close()
  }
}

/** What the named tables come to in a database now: to be compared with what a backup says. */
export const digestTables = async (owner: Connection, tables: readonly CopiedTable[], choice: Choice = () => 'true'): Promise<Digests> => {
  const db = await openSnapshot(owner)
  try {
    const digests: Digests = {}
    for await (const { table, pieces, rows } of tablesOf(db, tables, choice)) {
      const hash = createHash('sha256')
      let bytes = 0
      for await (const piece of pieces) {
        hash.update(piece)
        bytes += piece.length
      }
      digests[table.name] = { rows: rows(), bytes, sha256: hash.digest('hex') }
    }
    return digests
  } finally {
    await db.close()
  }
}
