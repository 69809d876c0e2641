// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, createGunzip, type Gunzip, gzip } from 'node:zlib'
import { CopyProblem } from './problem.ts'

/** A table in a backup: its columns in the order of its rows, and the columns of its primary key. */
export type CopiedTable = { name: string; columns: readonly { name: string; type: string }[]; key: readonly string[] }

/** What stands at the head of a backup. */
export type CopyHeader = {
  /** A whole installation, or the rows of one institution. */
  kind: 'installation' | 'organisation'
  /** Of the program that made it. */
  version: string
  made: string
  postgres: string
  migrations: readonly { name: string; sha256: string }[]
  tables: readonly CopiedTable[]
  sequences: readonly { name: string; last: string | null }[]
  /** Of an export: whose rows. */
  organisation?: { id: string; name: string }
}

/** What a table came to: its rows, and the SHA-256 of their text in the order of the primary key. */
export type TableDigest = { rows: number; bytes: number; sha256: string }
export type Digests = Record<string, TableDigest>

/** The rows of one table on their way, with what only their end tells. */
export type TableSource = { table: CopiedTable; pieces: AsyncIterable<Buffer>; rows: () => number }

const firstLine = 'shinayaka-backup 1'
const endOfRows = Buffer.from('\\.\n')
const endOfTable = Buffer.from('\n\\.\n')
const longestLine = 16 * 1024 * 1024

const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`)

/** One hash over those of all tables. */
const wholeDigest = (digests: Digests): string => {
  const hash = createHash('sha256')
  for (const name of Object.keys(digests).sort()) hash.update(`${name} ${digests[name]?.rows} ${digests[name]?.sha256}\n`)
  return hash.digest('hex')
}

/**
 * The text of a backup: two lines of head, then each table's rows as PostgreSQL's COPY writes them, between a line with its name and one with its
 * digest, then a last line without which the file was cut. A person can read it, and psql could load it.
 */
export async function* writeContainer(header: CopyHeader, tables: AsyncIterable<TableSource>, digests: Digests): AsyncGenerator<Buffer, void> {
  yield Buffer.from(`${firstLine}\n`)
  yield line(header)
  for await (const { table, pieces, rows } of tables) {
    yield line({ table: table.name })
    const hash = createHash('sha256')
    let bytes = 0
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
    yield endOfRows
    const digest: TableDigest = { rows: rows(), bytes, sha256: hash.digest('hex') }
    digests[table.name] = digest
    yield line(digest)
  }
  yield line({ end: { tables: Object.keys(digests).length, sha256: wholeDigest(digests) } })
}

const foreign = (cause?: unknown): CopyProblem =>
  new CopyProblem('not-a-backup', 'このファイルは開けましたが、中身は「しなやか」の控えではありません。ファイルを確かめてください。', cause)
const broken = (): CopyProblem =>
  new CopyProblem('damaged', '控えの中身が、作ったときの記録と合いません。この控えは使わず、別の控えを使ってください。')

/** Bytes on their way, read by lines or up to the end of a table's rows. */
class Lines {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)
  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next()
    if (next.done) return false
    this.#held = this.#held.length === 0 ? next.value : Buffer.concat([this.#held, next.value])
    return true
  }

  /** Null at the end. */
  async line(): Promise<string | null> {
    let searched = 0
    for (;;) {
      const end = this.#held.indexOf(10, searched)
      if (end >= 0) {
        const text = this.#held.subarray(0, end).toString('utf8')
        this.#held = this.#held.subarray(end + 1)
        return text
      }
      searched = this.#held.length
      if (searched > longestLine) throw foreign()
      if (!(await this.#more())) return null
    }
  }

  /** What stands before the next line `\.`, which COPY never writes of itself. */
  async *rows(): AsyncGenerator<Buffer> {
    // As if the line before had just ended, so that a table without rows is no case of its own.
    this.#held = Buffer.concat([Buffer.from('\n'), this.#held])
    let from = 1
    for (;;) {
      const end = this.#held.indexOf(endOfTable)
      const sure = end >= 0 ? end + 1 : this.#held.length - endOfTable.length
      if (sure > from) {
        yield this.#held.subarray(from, sure)
        this.#held = this.#held.subarray(sure)
        from = 0
      }
      if (end >= 0) {
        this.#held = this.#held.subarray(from + endOfRows.length)
        return
      }
      if (!(await this.#more())) throw broken()
    }
  }

  async end(): Promise<void> {
    await this.#source.return?.()
  }
}

const parsed = <T>(text: string | null): T => {
  if (text === null) throw broken()
  try {
    return JSON.parse(text) as T
  } catch (error) {
    throw foreign(error)
  }
}

/** What is done with a backup while it is read. */
export type ContainerReader = {
  header: (header: CopyHeader) => Promise<void>
  /** Must read all rows. */
  table: (table: CopiedTable, rows: AsyncIterable<Buffer>) => Promise<void>
}

async function* hashed(rows: AsyncIterable<Buffer>, seen: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of rows) {
    seen(piece)
    yield piece
  }
}

type Mark = { table?: string; end?: { tables: number; sha256: string } }

const readTable = async (lines: Lines, table: CopiedTable, reader: ContainerReader): Promise<TableDigest> => {
  const hash = createHash('sha256')
  let bytes = 0
  await reader.table(
    table,
    hashed(lines.rows(), (piece) => {
      hash.update(piece)
      bytes += piece.length
    }),
  )
  const told = parsed<TableDigest>(await lines.line())
  if (told.bytes !== bytes || told.sha256 !== hash.digest('hex')) throw broken()
  return told
}

const readTables = async (lines: Lines, header: CopyHeader, reader: ContainerReader): Promise<Digests> => {
  const digests: Digests = {}
  const tables = new Map(header.tables.map((table) => [table.name, table]))
  for (;;) {
    const mark = parsed<Mark>(await lines.line())
    if (mark.end) {
      if (mark.end.tables !== tables.size || mark.end.sha256 !== wholeDigest(digests)) throw broken()
      return digests
    }
    const table = tables.get(mark.table ?? '')
    if (!table || digests[table.name]) throw broken()
    digests[table.name] = await readTable(lines, table, reader)
  }
}

/** Reads a backup, table by table, and proves on the way that it says what was written; returns what each table should come to. */
export const readContainer = async (source: AsyncIterable<Buffer>, reader: ContainerReader): Promise<{ header: CopyHeader; digests: Digests }> => {
  const lines = new Lines(source)
  try {
    if ((await lines.line()) !== firstLine) throw foreign()
    const header = parsed<CopyHeader>(await lines.line())
    await reader.header(header)
    const digests = await readTables(lines, header, reader)
    // Draws the rest, so that the last chunk of the encryption is proven too.
    if ((await lines.line()) !== null) throw broken()
    return { header, digests }
  } finally {
    await lines.end()
  }
}

const zip = promisify(gzip)
const block = 1024 * 1024
// Two in work and one that waits: more would only take the cores from the people at work.
const inFlight = 3
const wholeChunk = 64 * 1024

/**
 * Compresses in blocks, each a gzip member of its own and several at once, so that `gunzip` reads the whole. Zeros at the end, which gzip allows,
 * fill the last chunk of the encryption: so an end in the middle is always seen as one.
 */
export async function* compress(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const working: Promise<Buffer>[] = []
  let held: Buffer[] = []
  let size = 0
  let total = 0
  const begin = (): void => {
    const bytes = Buffer.concat(held)
    held = []
    size = 0
    const task = zip(bytes, strategyFor(bytes))
    // It is waited for below; until then its failure must not pass for one that nobody hears.
    task.catch(() => undefined)
    working.push(task)
  }
  const finish = async (): Promise<Buffer> => {
    const done = (await working.shift()) ?? Buffer.alloc(0)
    total += done.length
    return done
  }
  for await (const piece of source) {
    held.push(piece)
    size += piece.length
    if (size < block) continue
    begin()
    if (working.length >= inFlight) yield await finish()
  }
  if (size > 0) begin()
  while (working.length > 0) yield await finish()
  yield Buffer.alloc((wholeChunk - (total % wholeChunk)) % wholeChunk)
}

/** Files lie in the rows as hexadecimal digits: nothing repeats in them, and looking for repetitions takes four times as long. */
const strategyFor = (bytes: Buffer): { level: number; strategy: number } => {
  const middle = bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + 256).toString('latin1')
  return { level: 1, strategy: /^[0-9a-f]{256}$/.test(middle) ? constants.Z_HUFFMAN_ONLY : constants.Z_DEFAULT_STRATEGY }
}

/** The other way round. */
export async function* decompress(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  let failed: unknown = null
  const feeding = (async () => {
    try {
      for await (const piece of source) if (!gunzip.write(piece)) await drained(gunzip)
      gunzip.end()
    } catch (error) {
      failed = error
      gunzip.destroy()
    }
  })()
  try {
    for await (const piece of gunzip) yield piece
  } catch (error) {
    // Why the source broke off says more than that the stream did.
    throw failed ?? foreign(error)
  } finally {
    gunzip.destroy()
    await feeding
  }
  if (failed !== null) throw failed
}

const drained = (stream: Gunzip): Promise<void> =>
  new Promise((resolve) => {
    const heard = () => {
      stream.off('drain', heard)
      stream.off('close', heard)
      resolve()
    }
    if (stream.destroyed) return resolve()
    stream.on('drain', heard)
    stream.on('close', heard)
  })
