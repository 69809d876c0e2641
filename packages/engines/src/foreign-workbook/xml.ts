// SPDX-License-Identifier: Apache-2.0

/** What is not the XML a workbook may hold; caught where the file was opened and told as a refusal. */
export class BrokenWorkbook extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(reason)
    this.name = 'BrokenWorkbook'
    this.reason = reason
  }
}

/** One tag in a text: its name without prefix, and where it begins and ends. An empty one (`<c/>`) opens and closes at once. */
export type Tag = { name: string; prefix: string; kind: 'open' | 'close' | 'empty'; start: number; end: number }

const notPlain: readonly (readonly [start: string, end: string])[] = [
  ['<?', '?>'],
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
]

/** Where the tag that begins here ends, past quoted values that may hold a `>`. */
const endOfTag = (xml: string, start: number): number => {
  let quote = ''
  for (let place = start + 1; place < xml.length; place += 1) {
    const letter = xml[place] ?? ''
    if (quote !== '') {
      if (letter === quote) quote = ''
    } else if (letter === '"' || letter === "'") quote = letter
    else if (letter === '>') return place + 1
    else if (letter === '<') break
  }
  throw new BrokenWorkbook('damaged')
}

const nameEnd = /[\s/>]/gu

const readTag = (xml: string, start: number): Tag => {
  const end = endOfTag(xml, start)
  const closes = xml[start + 1] === '/'
  const from = start + (closes ? 2 : 1)
  nameEnd.lastIndex = from
  const full = xml.slice(from, nameEnd.exec(xml)?.index ?? end - 1)
  const colon = full.indexOf(':')
  const kind = closes ? 'close' : xml[end - 2] === '/' ? 'empty' : 'open'
  return { name: full.slice(colon + 1), prefix: full.slice(0, colon + 1), kind, start, end }
}

/** The tags of a text in their order; comments, instructions and CDATA are passed over. What declares entities is refused: a workbook never does, an attack does. */
export function* tagsOf(xml: string, from = 0, to = xml.length): Generator<Tag> {
  let place = from
  while (place < to) {
    const start = xml.indexOf('<', place)
    if (start < 0 || start >= to) return
    const other = notPlain.find(([mark]) => xml.startsWith(mark, start))
    if (other !== undefined) {
      const end = xml.indexOf(other[1], start + other[0].length)
      if (end < 0) throw new BrokenWorkbook('damaged')
      place = end + other[1].length
      continue
    }
    if (xml[start + 1] === '!') throw new BrokenWorkbook('doctype')
    const tag = readTag(xml, start)
    yield tag
    place = tag.end
  }
}

const attributePattern = /([^\s=<>"'/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu

/** The attributes of a tag, by name with its prefix (`r:id`). */
export const attributesOf = (xml: string, tag: Tag): Map<string, string> => {
  const found = new Map<string, string>()
  for (const [, name = '', double, single] of xml.slice(tag.start, tag.end).matchAll(attributePattern))
    found.set(name, decode(double ?? single ?? ''))
  return found
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const letterOf = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

/** A text as written in XML, with `&amp;` and numbers turned into their letters. */
export const decode = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/giu, (_, hex?: string, number?: string, name?: string) =>
        name === undefined ? letterOf(hex === undefined ? Number(number) : Number.parseInt(hex, 16)) : (named[name.toLowerCase()] ?? ''),
      )
    : text

/** A text as XML carries it between tags. */
export const encode = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The letters between two places, without tags and comments; CDATA as it stands. */
export const lettersOf = (xml: string, from: number, to: number): string => {
  const text = xml.slice(from, to)
  if (!text.includes('<')) return decode(text)
  return text
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/u)
    .map((piece) => (piece.startsWith('<![CDATA[') ? piece.slice(9, -3) : decode(piece.replace(/<!--[\s\S]*?-->|<[^>]*>/gu, ''))))
    .join('')
}

/** A cell's text with Excel's own escapes (`_x000D_`) turned into their letters. */
export const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text

/** A part's bytes as text: UTF-8 only, with its byte order mark kept, so that it can be written back as it was. */
export const textOfPart = (bytes: Uint8Array): string => {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new BrokenWorkbook('encoding')
  }
  if (/<!(?:DOCTYPE|ENTITY)/u.test(text)) throw new BrokenWorkbook('doctype')
  return text
}
