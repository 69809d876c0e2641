// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
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

/** A file whose bytes lie outside the database, in a folder or a store that speaks S3; its name is what people call it. */
export type CopiedFile = { organisation: string; id: string; name: string; store: string; chunks: number; size: number; sha256: string }

/** What became of a file's bytes: all here, not to be had, or not needed by anybody any more. */
export type FileOutcome = 'whole' | 'missing' | 'needless'

/** The bytes of a file on their way, chunk by chunk as they are stored, and what became of them. A file that broke off may come again. */
export type FileSource = { file: CopiedFile; chunks: AsyncGenerator<Uint8Array, FileOutcome> }

/** What a backup holds beside its head, known at its end. */
export type Contents = { digests: Digests; files: Map<string, { file: CopiedFile; outcome: FileOutcome }> }
export const noContents = (): Contents => ({ digests: {}, files: new Map() })

/** How many files a backup holds, and the names of those that it should hold and does not. */
export const heldFiles = ({ files }: Contents): { files: number; missing: string[] } => {
  const all = [...files.values()]
  const missing = all.filter(({ outcome }) => outcome === 'missing').map(({ file: { name, id } }) => name || id)
  return { files: all.filter(({ outcome }) => outcome === 'whole').length, missing }
}

const firstLine = 'shinayaka-backup 1'
const lineEnd = Buffer.from('\n')
const endOfRows = Buffer.from('\\.\n')
const endOfTable = Buffer.from('\n\\.\n')
const longestLine = 16 * 1024 * 1024
const longestChunk = 16 * 1024 * 1024

const line = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(value)}\n`)

/** One hash over those of all tables and files. */
const wholeDigest = ({ digests, files }: Contents): string => {
  const hash = createHash('sha256')
  for (const name of Object.keys(digests).sort()) hash.update(`${name} ${digests[name]?.rows} ${digests[name]?.sha256}\n`)
  for (const [id, { file, outcome }] of files) hash.update(`${id} ${outcome} ${file.sha256}\n`)
  return hash.digest('hex')
}

type End = { tables: number; files: number; sha256: string }
const endOf = (contents: Contents): End => ({
  tables: Object.keys(contents.digests).length,
  files: contents.files.size,
  sha256: wholeDigest(contents),
})

async function* writeTable({ table, pieces, rows }: TableSource, { digests }: Contents): AsyncGenerator<Buffer, void> {
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

async function* writeFile({ file, chunks }: FileSource, { files }: Contents): AsyncGenerator<Buffer, void> {
  yield line({ file })
  for (;;) {
    const next = await chunks.next()
    if (next.done) {
      files.set(file.id, { file, outcome: next.value })
      yield line({ outcome: next.value })
      return
    }
    yield line({ chunk: next.value.length })
    yield Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
    yield lineEnd
  }
}

/** What a backup is made of: rows, and the bytes of files that no row holds. */
export type Sources = { tables: AsyncIterable<TableSource>; files: AsyncIterable<FileSource> }

/**
 * The text of a backup: two lines of head, then each table's rows as PostgreSQL's COPY writes them, between a line with its name and one with its
 * digest, then the files that lie outside the database, then a last line without which the file was cut. A person can read it, and psql could load it.
 */
export async function* writeContainer(header: CopyHeader, { tables, files }: Sources, contents: Contents): AsyncGenerator<Buffer, void> {
  yield Buffer.from(`${firstLine}\n`)
  yield line(header)
  for await (const table of tables) yield* writeTable(table, contents)
  for await (const file of files) yield* writeFile(file, contents)
  yield line({ end: endOf(contents) })
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

  /** So many bytes, and the end of the line behind them. */
  async bytes(length: number): Promise<Buffer> {
    while (this.#held.length <= length) if (!(await this.#more())) throw broken()
    if (this.#held[length] !== lineEnd[0]) throw broken()
    const bytes = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length + 1)
    return bytes
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
  /** Must read all chunks; what it returns is told what became of the file. Without it files are only proven. */
  file?: (file: CopiedFile, chunks: AsyncIterable<Buffer>) => Promise<(outcome: FileOutcome) => Promise<void>>
}

async function* hashed(rows: AsyncIterable<Buffer>, seen: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of rows) {
    seen(piece)
    yield piece
  }
}

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

type InFile = { chunk?: number; outcome?: FileOutcome }

const readFile = async (lines: Lines, file: CopiedFile, reader: ContainerReader): Promise<FileOutcome> => {
  const hash = createHash('sha256')
  const found: { outcome: FileOutcome | null } = { outcome: null }
  const chunks = async function* (): AsyncGenerator<Buffer> {
    for (;;) {
      const { chunk, outcome } = parsed<InFile>(await lines.line())
      if (outcome !== undefined) {
        found.outcome = outcome
        return
      }
      if (chunk === undefined || !(chunk >= 0 && chunk <= longestChunk)) throw broken()
      const bytes = await lines.bytes(chunk)
      hash.update(bytes)
      yield bytes
    }
  }
  const tell = await (reader.file ?? drained)(file, chunks())
  const { outcome } = found
  if (outcome === null || (outcome === 'whole' && hash.digest('hex') !== file.sha256)) throw broken()
  await tell(outcome)
  return outcome
}

const drained = async (_file: CopiedFile, chunks: AsyncIterable<Buffer>) => {
  for await (const _chunk of chunks);
  return () => Promise.resolve()
}

type Mark = { table?: string; file?: CopiedFile; end?: End }

const readAll = async (lines: Lines, header: CopyHeader, reader: ContainerReader): Promise<Contents> => {
  const contents = noContents()
  const tables = new Map(header.tables.map((table) => [table.name, table]))
  for (;;) {
    const { end, file, table: name = '' } = parsed<Mark>(await lines.line())
    if (end) {
      const read = endOf(contents)
      if (read.tables !== tables.size || end.tables !== read.tables || end.files !== read.files || end.sha256 !== read.sha256) throw broken()
      return contents
    }
    if (file) {
      contents.files.set(file.id, { file, outcome: await readFile(lines, file, reader) })
      continue
    }
    const table = tables.get(name)
    if (!table || contents.digests[name]) throw broken()
    contents.digests[name] = await readTable(lines, table, reader)
  }
}

/** What a backup was found to hold. */
export type Read = { header: CopyHeader; contents: Contents }

/** Reads a backup, table by table and file by file, and proves on the way that it says what was written; returns what each table should come to. */
export const readContainer = async (source: AsyncIterable<Buffer>, reader: ContainerReader): Promise<Read> => {
  const lines = new Lines(source)
  try {
    if ((await lines.line()) !== firstLine) throw foreign()
    const header = parsed<CopyHeader>(await lines.line())
    await reader.header(header)
    const contents = await readAll(lines, header, reader)
    // Draws the rest, so that the last chunk of the encryption is proven too.
    if ((await lines.line()) !== null) throw broken()
    return { header, contents }
  } finally {
    await lines.end()
  }
}
