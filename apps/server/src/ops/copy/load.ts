// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type Loading, openLoading } from '../../platform/database/bulk.ts'
import { compareMigrations, migrate } from '../../platform/database/migrate.ts'
import type { Postgres } from '../../platform/postgres/connection.ts'
import { version } from '../../version.ts'
import { damaged } from './age.ts'
import { type CopyHeader, type Read, readContainer } from './container.ts'
import { digestTables } from './dump.ts'
import { CopyProblem } from './problem.ts'
import { type Barrier, copyInStatement, emptyTables, outsideFiles, readBarriers, readMigrations, setSequence } from './queries.ts'

/** An empty database that a backup is put into. */
export type Target = Pick<Postgres, 'owner' | 'appRole'>

const otherKind = (kind: CopyHeader['kind']): CopyProblem =>
  new CopyProblem(
    'other-kind',
    kind === 'organisation'
      ? 'これは一つの機関だけを書き出したファイルで、控えではありません。npx shinayaka organisation import で読み込んでください。'
      : 'これは全体の控えで、一つの機関を書き出したファイルではありません。npx shinayaka restore で戻してください。',
  )

/** Makes the tables as they were when the backup was made; a backup of a newer program is refused. */
const makeTables = async (target: Target, header: CopyHeader, kind: CopyHeader['kind']): Promise<void> => {
  if (header.kind !== kind) throw otherKind(header.kind)
  const compared = await compareMigrations(header.migrations)
  if (compared === 'newer')
    throw new CopyProblem(
      'newer',
      `この控えは、このプログラム（版 ${version}）より新しい版 ${header.version} で作られています。版 ${header.version} かそれより新しいプログラムで復元してください。データには触れていません。`,
    )
  if (compared === 'changed')
    throw new CopyProblem(
      'newer',
      'この控えが使った移行ファイルと、このプログラムのものの中身が違います。配布されたプログラムを入れ直してから、復元してください。データには触れていません。',
    )
  await migrate(target.owner, target.appRole, { only: header.migrations.map(({ name }) => name) })
  const db = await openLoading(target.owner)
  try {
    const there = (await readMigrations(db)) ?? []
    if (there.length !== header.migrations.length)
      throw new CopyProblem(
        'not-empty',
        'このデータベースには、控えより新しい版の表がもう作られています。まだ何も作られていない、空のデータベースを指定してください。',
      )
  } finally {
    await db.rollback()
  }
}

/** Fills an empty database with what a backup holds, in one transaction, as it was to the byte; says what was in it. */
export const load = async (source: AsyncIterable<Buffer>, target: Target, kind: CopyHeader['kind'] = 'installation'): Promise<Read> => {
  const begun: { db: Loading; barriers: Barrier[] }[] = []
  const loading = () => {
    const [first] = begun
    if (!first) throw new Error('a backup was read without its head')
    return first
  }
  try {
    const read = await readContainer(source, {
      header: async (header) => {
        await makeTables(target, header, kind)
        const db = await openLoading(target.owner)
        const barriers = await readBarriers(db)
        begun.push({ db, barriers })
        for (const { remove } of barriers) await db.rows(remove)
        await emptyTables(db, header.tables)
      },
      table: (table, rows) =>
        pipeline(Readable.from(rows, { objectMode: false, highWaterMark: 256 * 1024 }), loading().db.copyIn(copyInStatement(table))),
    })
    const { db, barriers } = loading()
    for (const sequence of read.header.sequences) await setSequence(db, sequence)
    for (const { restore } of barriers) await db.rows(restore)
    const outside = await outsideFiles(db, 'true')
    if (outside.some(({ id }) => !read.contents.files.has(id))) throw damaged()
    await db.commit()
    return read
  } catch (error) {
    for (const { db } of begun) await db.rollback()
    throw error
  }
}

/** Compares every table of a database with what a backup says it should be; the names of those that differ. */
export const differences = async (target: Pick<Postgres, 'owner'>, { header, contents: { digests } }: Read): Promise<string[]> => {
  const now = await digestTables(target.owner, header.tables)
  return header.tables
    .map(({ name }) => name)
    .filter((name) => now[name]?.sha256 !== digests[name]?.sha256 || now[name]?.rows !== digests[name]?.rows)
}
