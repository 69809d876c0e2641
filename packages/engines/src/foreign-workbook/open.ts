// SPDX-License-Identifier: Apache-2.0
import { type Archive, isZip, openArchive, unpack } from '../zip/archive.ts'
import { readNames, readSheet, readStrings, type Sheet } from './sheet.ts'
import { readStyles, type Styles } from './styles.ts'
import type { Feature, ForeignRefusal, ForeignRefusalCode } from './types.ts'
import { attributesOf, BrokenWorkbook, type Tag, tagsOf, textOfPart } from './xml.ts'

/** What a form from outside may be at most. Inflated counts its XML only: pictures and macros are never unpacked. */
export const foreignLimits = { bytes: 20 * 1024 * 1024, inflated: 120 * 1024 * 1024, entries: 3_000, ratio: 200 }
/** The most that one sheet or list of texts may be once inflated. */
const partLimit = 40 * 1024 * 1024

export const refuse = (code: ForeignRefusalCode, params: ForeignRefusal['params'] = {}): ForeignRefusal => ({ kind: 'refused', code, params })

/** One relation of a part: where it leads within the workbook; those that lead outside have no part. */
type Relation = { id: string; type: string; part: string | null }

/** One sheet of a workbook. `read` gives its cells, read once. */
export type BookSheet = {
  name: string
  index: number
  id: string
  state: 'visible' | 'hidden' | 'veryHidden'
  kind: 'worksheet' | 'other'
  part: string
  images: number
  read: () => Sheet
}

/** An opened workbook: its archive as it came, and what is needed to find and understand cells. */
export type Book = {
  kind: 'book'
  archive: Archive
  sheets: BookSheet[]
  date1904: boolean
  features: Feature[]
  strings: () => readonly string[]
  styles: () => Styles
  names: ReadonlyMap<string, string>
  calcChain: string | null
  text: (part: string) => string
}

const compoundMark = [0xd0, 0xcf, 0x11, 0xe0]

/** What is not a zip: an old compound file (with a password, or the old .xls), a text, or something else. */
const refuseOther = (bytes: Uint8Array): ForeignRefusal => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names = (text: string) => buffer.includes(Buffer.from(text, 'utf16le'))
  if (compoundMark.every((byte, index) => bytes[index] === byte)) {
    if (names('EncryptedPackage')) return refuse('encrypted')
    return refuse(names('Workbook') || names('Book') ? 'old-excel' : 'not-excel')
  }
  const start = buffer.subarray(0, 4096).toString('latin1')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no text has
  const text = start !== '' && !/[\u0000-\u0008\u000e-\u001a]/u.test(start) && !/^(?:%PDF|\s*[<{])/u.test(start)
  return refuse(text && /[,;\t]/u.test(start) ? 'csv' : 'not-excel')
}

const oddName = (name: string): boolean => name.includes('\\') || name.startsWith('/') || name.includes('\0') || name.split('/').includes('..')

const checkNames = ({ members }: Archive): ForeignRefusal | null => {
  const small = new Set(members.map(({ name }) => name.toLowerCase()))
  return members.some(({ name }) => oddName(name)) || small.size < members.length ? refuse('unreadable', { reason: 'names' }) : null
}

const partOf = (from: string, target: string): string => {
  const path = target.startsWith('/') ? target.slice(1) : `${from.slice(0, from.lastIndexOf('/') + 1)}${target}`
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

const relationsPart = (part: string): string => {
  const slash = part.lastIndexOf('/')
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`
}

class Parts {
  readonly archive: Archive
  private readonly texts = new Map<string, string>()

  constructor(archive: Archive) {
    this.archive = archive
  }

  has(part: string): boolean {
    return this.archive.members.some(({ name }) => name === part)
  }

  text(part: string): string {
    const known = this.texts.get(part)
    if (known !== undefined) return known
    const member = this.archive.members.find(({ name }) => name === part)
    if (member === undefined) throw new BrokenWorkbook('parts-missing')
    if (member.size > partLimit) throw new BrokenWorkbook('too-many-cells')
    const content = unpack(this.archive, member)
    if (!(content instanceof Uint8Array)) throw new BrokenWorkbook(content.code === 'zip-bomb' ? 'inflated-size' : 'damaged')
    const text = textOfPart(content)
    this.texts.set(part, text)
    return text
  }

  relations(part: string): Relation[] {
    const at = relationsPart(part)
    if (!this.has(at)) return []
    const xml = this.text(at)
    return [...tagsOf(xml)]
      .filter(({ name, kind }) => name === 'Relationship' && kind !== 'close')
      .map((tag) => {
        const attributes = attributesOf(xml, tag)
        const outside = attributes.get('TargetMode') === 'External'
        const type = attributes.get('Type') ?? ''
        return {
          id: attributes.get('Id') ?? '',
          type: type.slice(type.lastIndexOf('/') + 1),
          part: outside ? null : partOf(part, attributes.get('Target') ?? ''),
        }
      })
  }
}

const states = ['hidden', 'veryHidden'] as const

const imagesOf = (parts: Parts, part: string): number =>
  parts
    .relations(part)
    .filter(({ type }) => type === 'drawing')
    .flatMap(({ part: drawing }) => (drawing === null ? [] : parts.relations(drawing)))
    .filter(({ type }) => type === 'image').length

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const sheetsOf = (parts: Parts, workbook: string): BookSheet[] => {
  const xml = parts.text(workbook)
  const relations = new Map(parts.relations(workbook).map((relation) => [relation.id, relation]))
  return [...tagsOf(xml)]
    .filter(({ name, kind }) => name === 'sheet' && kind !== 'close')
    .map((tag: Tag, index) => {
      const attributes = attributesOf(xml, tag)
      const id = [...attributes].find(([name]) => name.endsWith(':id'))?.[1] ?? ''
      const { part, type } = relations.get(id) ?? { part: null, type: '' }
      const known = part !== null && parts.has(part)
      return {
        name: attributes.get('name') ?? '',
        index,
        id: attributes.get('sheetId') ?? '',
        state: states.find((state) => state === attributes.get('state')) ?? 'visible',
        kind: known && type === 'worksheet' ? ('worksheet' as const) : ('other' as const),
        part: part ?? '',
        images: known ? imagesOf(parts, part) : 0,
        read: once(() => readSheet(parts.text(part ?? ''))),
      }
    })
}

const featuresOf = ({ members }: Archive, workbookXml: string, sheets: readonly BookSheet[]): Feature[] => {
  const has = (pattern: RegExp) => members.some(({ name }) => pattern.test(name))
  const found: Partial<Record<Feature, boolean>> = {
    macros: has(/vbaProject\.bin$|^xl\/macrosheets\//u),
    'external-links': has(/^xl\/externalLinks\//u),
    'form-controls': has(/^xl\/(?:ctrlProps|activeX)\//u),
    images: sheets.some(({ images }) => images > 0),
    signature: has(/^_xmlsignatures\//u),
    'workbook-protected': [...tagsOf(workbookXml)].some(({ name }) => name === 'workbookProtection'),
  }
  return (Object.keys(found) as Feature[]).filter((feature) => found[feature])
}

const is1904 = (xml: string): boolean =>
  [...tagsOf(xml)].some((tag) => tag.name === 'workbookPr' && ['1', 'true'].includes(attributesOf(xml, tag).get('date1904') ?? ''))

const workbookPartOf = (parts: Parts): string | ForeignRefusal => {
  const openDocument = parts.archive.members.some(({ name }) => name === 'mimetype') && parts.has('content.xml')
  if (openDocument) return refuse('ods')
  const part = parts.relations('').find(({ type }) => type === 'officeDocument')?.part ?? null
  if (part === null || !parts.has(part)) return refuse('not-excel')
  if (part.endsWith('.bin')) return refuse('binary-excel')
  return [...tagsOf(parts.text(part).slice(0, 10_000))].some(({ name }) => name === 'workbook') ? part : refuse('not-excel')
}

const bookOf = (archive: Archive): Book | ForeignRefusal => {
  const parts = new Parts(archive)
  const workbook = workbookPartOf(parts)
  if (typeof workbook !== 'string') return workbook
  const xml = parts.text(workbook)
  const relations = parts.relations(workbook)
  const related = (wanted: string): string | null => {
    const part = relations.find(({ type }) => type === wanted)?.part ?? null
    return part !== null && parts.has(part) ? part : null
  }
  const sheets = sheetsOf(parts, workbook)
  const [strings, styles] = [related('sharedStrings'), related('styles')]
  return {
    kind: 'book',
    archive,
    sheets,
    date1904: is1904(xml),
    features: featuresOf(archive, xml, sheets),
    strings: once(() => (strings === null ? [] : readStrings(parts.text(strings)))),
    styles: once(() => readStyles(styles === null ? '' : parts.text(styles))),
    names: readNames(xml),
    calcChain: related('calcChain'),
    text: (part) => parts.text(part),
  }
}

const refusalFor = ({ reason }: BrokenWorkbook): ForeignRefusal => {
  if (reason === 'too-many-cells') return refuse('too-many-cells')
  return reason === 'inflated-size' ? refuse('zip-bomb', { reason }) : refuse('unreadable', { reason })
}

/**
 * Opens somebody else's workbook within limits and works on it; what turns out to be broken or hostile on the way is a refusal, never an exception.
 * Macros, links to elsewhere and pictures are neither run nor followed nor unpacked.
 */
export const withBook = <Result>(bytes: Uint8Array, work: (book: Book) => Result): Result | ForeignRefusal => {
  if (bytes.length <= foreignLimits.bytes && !isZip(bytes)) return refuseOther(bytes)
  const archive = openArchive(bytes, foreignLimits, (name) => /\.(?:xml|rels)$/iu.test(name))
  if (archive.kind === 'refused') return archive
  const odd = checkNames(archive)
  if (odd !== null) return odd
  try {
    const book = bookOf(archive)
    return book.kind === 'refused' ? book : work(book)
  } catch (error) {
    if (error instanceof BrokenWorkbook) return refusalFor(error)
    throw error
  }
}
