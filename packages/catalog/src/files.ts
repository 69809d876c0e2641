// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CORE_SCHEMA, load } from 'js-yaml'
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { catalogFolders } from './kinds.ts'
import type { Problem } from './problem.ts'

/** Where in a file something stands: keys and indexes from its top. */
export type Path = readonly (string | number)[]

/** One YAML file of the catalog: its path below the catalog, the SHA-256 (hex) of its bytes, its text, and what the text says. */
export type ReadFile = {
  path: string
  hash: string
  text: string
  value: unknown
  /** A problem of this file, with the line at which the path stands. */
  problem: (path: Path, reason: string) => Problem
}

/** The SHA-256 (hex) of bytes: how an edition is known. */
export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const writtenPath = (path: Path): string =>
  path.map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${key}`)).join('')

/** The node at one step below another; keys are compared as text, so that `0:` and `"0":` are the same key. */
const below = (node: unknown, key: string | number): unknown => {
  if (isSeq(node)) return node.items[Number(key)]
  if (isMap(node)) return node.items.find((pair) => isScalar(pair.key) && String(pair.key.value) === String(key))?.value
  return null
}

/** Gives the line of a path. Reads the text again at the first mistake: keeping every document for the rare one slowed each start. */
const lineFinder = (text: string): ((path: Path) => number) => {
  const lines = new LineCounter()
  let contents: unknown
  return (path) => {
    contents ??= parseDocument(text, { lineCounter: lines }).contents
    let node = contents
    let offset = 0
    for (const key of [null, ...path]) {
      if (key !== null) node = below(node, key)
      if (!isNode(node) || !node.range) break
      offset = node.range[0]
    }
    return lines.linePos(offset).line
  }
}

const place = (line: number, path: Path): string => (path.length === 0 ? `${line}行目` : `${line}行目 ${writtenPath(path)}`)

/** Everything that lies below the catalog except the schemas and hidden things, `/` between folders. */
const everyPath = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'schema')
    .flatMap((entry) => {
      if (!entry.isDirectory()) return [entry.name]
      return readdirSync(join(dir, entry.name), { recursive: true, encoding: 'utf8' }).map((name) => `${entry.name}/${name.replaceAll('\\', '/')}`)
    })

/** Why a YAML file would never be read; null where it is. */
const overlooked = (path: string): string | null => {
  const [folder = '', name] = path.split('/')
  if (name === undefined || !catalogFolders.includes(folder))
    return `この場所のファイルは読まれません。${catalogFolders.join('・')} のどれかのフォルダに移してください。`
  return path.endsWith('.yaml') ? null : 'ファイル名の終わりを .yaml に変えてください。'
}

/** The paths of the YAML files below the catalog, sorted; and those that lie where nothing would ever read them. */
const discover = (dir: string): { paths: string[]; problems: Problem[] } => {
  const judged = everyPath(dir)
    .filter((path) => /\.ya?ml$/i.test(path))
    .sort()
    .map((path) => ({ path, reason: overlooked(path) }))
  return {
    paths: judged.filter(({ reason }) => reason === null).map(({ path }) => path),
    problems: judged.flatMap(({ path, reason }) => (reason === null ? [] : [{ file: path, place: '', reason }])),
  }
}

/** An anchor or an alias, or what looks like one. */
const aliases = /(^|[\s:,[{-])[&*]\w/m

const utf8 = new TextDecoder('utf-8', { fatal: true })

const readYaml = (dir: string, path: string): { file: ReadFile | null; problems: Problem[] } => {
  const whole = (reason: string) => ({ file: null, problems: [{ file: path, place: '', reason }] })
  const bytes = readFileSync(join(dir, path))
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    return whole('文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。')
  }
  const read = (value: unknown): { file: ReadFile; problems: Problem[] } => {
    const lineOf = lineFinder(text)
    return {
      file: { path, hash: sha256(bytes), text, value, problem: (at, reason) => ({ file: path, place: place(lineOf(at), at), reason }) },
      problems: [],
    }
  }
  try {
    // Five times as fast as the reader below, which says where a mistake stands and limits what aliases may unfold to.
    if (!aliases.test(text)) return read(load(text, { schema: CORE_SCHEMA }))
  } catch {
    // Read again for a sentence with a place.
  }
  const document = parseDocument(text, { prettyErrors: false })
  const mistakes = [...document.errors, ...document.warnings].map(({ pos, message }) => ({
    file: path,
    place: place(text.slice(0, pos[0]).split('\n').length, []),
    reason: `YAML として読めません（${message}）。字下げ、「:」の後の空白、引用符を見直してください。`,
  }))
  if (mistakes.length > 0) return { file: null, problems: mistakes }
  try {
    return read(document.toJS())
  } catch (error) {
    return whole(`YAML として読めません（${error instanceof Error ? error.message : String(error)}）。`)
  }
}

/** Reads every YAML file below the catalog's folders. A folder that is not there is a problem, not an exception. */
export const readFiles = (dir: string): { files: ReadFile[]; problems: Problem[] } => {
  if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
    return { files: [], problems: [{ file: dir, place: '', reason: 'カタログのフォルダが見つかりません。場所を確かめてください。' }] }
  const { paths, problems } = discover(dir)
  const read = paths.map((path) => readYaml(dir, path))
  return {
    files: read.flatMap(({ file }) => (file === null ? [] : [file])),
    problems: [...problems, ...read.flatMap((one) => one.problems)],
  }
}
