// SPDX-License-Identifier: Apache-2.0
import { crc32, inflateRawSync } from 'node:zlib'

/** What a zip from outside may be at most: bytes as it arrives, bytes once inflated, members, and how far a member may shrink. */
export type ZipLimits = { bytes: number; inflated: number; entries: number; ratio: number }

/** Why a zip is not opened. `zip-bomb` says which limit by `reason`: inflated-size | ratio | entries | overlap. */
export type ZipRefusal = { kind: 'refused'; code: 'too-large' | 'encrypted' | 'zip-bomb' | 'unreadable'; params: Record<string, string | number> }

/** One file within a zip. `offset` is its local header, `end` where the next member or the directory begins, `record` its entry of the directory. */
export type Member = {
  name: string
  flags: number
  method: number
  crc: number
  packed: number
  size: number
  offset: number
  end: number
  record: { start: number; end: number }
}

/** A zip by its table of contents, nothing inflated yet: where that table, the file's end record and (in some) its twin of 64 bits stand in `bytes`. */
export type Archive = {
  kind: 'archive'
  bytes: Uint8Array
  view: DataView
  members: readonly Member[]
  directory: { start: number; end: number }
  end: number
  end64: number | null
}

const refuse = (code: ZipRefusal['code'], params: ZipRefusal['params'] = {}): ZipRefusal => ({ kind: 'refused', code, params })
const damaged = refuse('unreadable', { reason: 'damaged' })

/** Small members may shrink as they like: the ratio is asked of larger ones only. */
const ratioFrom = 1024 * 1024

/** The marks that begin the parts of a zip. */
export const marks = { local: 0x04034b50, record: 0x02014b50, end: 0x06054b50, end64: 0x06064b50, locator64: 0x07064b50 }
const endLength = 22
const longestComment = 0xffff
/** Stands in a field of 32 bits where the value is in the 64-bit extra field. */
export const elsewhere = 0xffffffff

const findEnd = (view: DataView): number => {
  const last = view.byteLength - endLength
  for (let place = last; place >= Math.max(0, last - longestComment); place -= 1) {
    if (view.getUint32(place, true) === marks.end) return place
  }
  return -1
}

/** Where a field of 64 bits lies beyond what any allowed file can hold. */
const number64 = (view: DataView, place: number): number =>
  place + 8 <= view.byteLength ? Number(view.getBigUint64(place, true)) : Number.POSITIVE_INFINITY

/** Where the extra field of this number has its content, within the extra fields between two places; null where there is none. */
export const extraField = (view: DataView, from: number, to: number, wanted: number): { start: number; end: number } | null => {
  for (let place = from; place + 4 <= to; ) {
    const end = place + 4 + view.getUint16(place + 2, true)
    if (view.getUint16(place, true) === wanted && end <= to) return { start: place + 4, end }
    place = end
  }
  return null
}

/** The number of the extra field with sizes and offset of 64 bits. */
export const extra64 = 1

/** Sizes and offset, which large (and some careful) writers put into an extra field of 64 bits each, only those that do not stand in their own place. */
const widths = (view: DataView, place: number, extra: { from: number; to: number }): { packed: number; size: number; offset: number } => {
  const field = extraField(view, extra.from, extra.to, extra64)
  let next = field?.start ?? 0
  const [size = 0, packed = 0, offset = 0] = [24, 20, 42].map((at) => {
    const value = view.getUint32(place + at, true)
    if (value !== elsewhere) return value
    if (field === null || next + 8 > field.end) return Number.POSITIVE_INFINITY
    next += 8
    return number64(view, next - 8)
  })
  return { packed, size, offset }
}

const readRecord = (bytes: Uint8Array, view: DataView, place: number): Member | null => {
  if (place + 46 > view.byteLength || view.getUint32(place, true) !== marks.record) return null
  const name = { from: place + 46, to: place + 46 + view.getUint16(place + 28, true) }
  const extra = { from: name.to, to: name.to + view.getUint16(place + 30, true) }
  const end = extra.to + view.getUint16(place + 32, true)
  if (end > view.byteLength) return null
  return {
    name: new TextDecoder().decode(bytes.subarray(name.from, name.to)),
    flags: view.getUint16(place + 8, true),
    method: view.getUint16(place + 10, true),
    crc: view.getUint32(place + 16, true),
    ...widths(view, place, extra),
    end: 0,
    record: { start: place, end },
  }
}

/** Where the table of contents begins and how many entries it has, from the end of the file or from its 64-bit twin. */
const findDirectory = (view: DataView): { start: number; count: number; end: number; end64: number | null } | null => {
  const end = findEnd(view)
  if (end < 0) return null
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== marks.locator64)
    return { start: view.getUint32(end + 16, true), count: view.getUint16(end + 10, true), end, end64: null }
  const end64 = number64(view, locator + 8)
  if (end64 + 56 > locator || view.getUint32(end64, true) !== marks.end64) return null
  return { start: number64(view, end64 + 48), count: number64(view, end64 + 32), end, end64 }
}

/** The table of contents at the end of the file: what it says it holds, before anything is inflated. */
const readDirectory = (bytes: Uint8Array, view: DataView, limits: ZipLimits): Archive | ZipRefusal => {
  const found = findDirectory(view)
  if (found === null) return damaged
  if (found.count > limits.entries) return refuse('zip-bomb', { reason: 'entries' })
  const members: Member[] = []
  let place = found.start
  for (let index = 0; index < found.count; index += 1) {
    const member = readRecord(bytes, view, place)
    if (member === null) return damaged
    members.push(member)
    place = member.record.end
  }
  if (place > (found.end64 ?? found.end)) return damaged
  return { kind: 'archive', bytes, view, members, directory: { start: found.start, end: place }, end: found.end, end64: found.end64 }
}

const judge = ({ members, directory }: Archive, limits: ZipLimits, inflates: (name: string) => boolean): ZipRefusal | null => {
  if (members.some(({ flags }) => (flags & 1) === 1)) return refuse('encrypted')
  const heavy = members.filter(({ name }) => inflates(name))
  if (heavy.reduce((sum, { size }) => sum + size, 0) > limits.inflated) return refuse('zip-bomb', { reason: 'inflated-size' })
  if (heavy.some(({ size, packed }) => size > ratioFrom && size > packed * limits.ratio)) return refuse('zip-bomb', { reason: 'ratio' })
  // Members that lie over each other let a small file hold the same bytes many times.
  if (members.reduce((sum, { packed }) => sum + packed, 0) > directory.start) return refuse('zip-bomb', { reason: 'overlap' })
  if (new Set(members.map(({ name }) => name)).size < members.length) return damaged
  return null
}

/** Whether bytes begin like a zip with something in it. */
export const isZip = (bytes: Uint8Array): boolean => [0x50, 0x4b, 0x03, 0x04].every((byte, index) => bytes[index] === byte)

/**
 * Opens a zip without trusting it: all is judged by its table of contents before a byte is inflated.
 *
 * @param inflates which members will ever be inflated: size and ratio are asked of these only
 */
export const openArchive = (bytes: Uint8Array, limits: ZipLimits, inflates: (name: string) => boolean = () => true): Archive | ZipRefusal => {
  if (bytes.length > limits.bytes) return refuse('too-large', { limit: limits.bytes, size: bytes.length })
  if (!isZip(bytes)) return damaged
  // A Buffer's slices would share its memory, and what is written anew would change the original.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const archive = readDirectory(plain, new DataView(plain.buffer, plain.byteOffset, plain.byteLength), limits)
  if (archive.kind === 'refused') return archive
  const refusal = judge(archive, limits, inflates)
  if (refusal !== null) return refusal
  const starts = [...archive.members.map(({ offset }) => offset), archive.directory.start].sort((a, b) => a - b)
  const next = new Map(starts.map((start, index) => [start, starts[index + 1] ?? start]))
  const members = archive.members.map((member) => ({ ...member, end: next.get(member.offset) ?? member.offset }))
  const apart = new Set(starts).size === starts.length && members.every(({ offset, packed, end }) => offset + 30 + packed <= end)
  return apart ? { ...archive, members } : refuse('zip-bomb', { reason: 'overlap' })
}

/** Where the packed bytes of a member begin: its own header, before them, has a name and extra fields of its own lengths. */
export const dataStart = (view: DataView, { offset }: Member): number | null => {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== marks.local) return null
  return offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
}

/** The content of a member, never more than it announced, whatever the stream then holds. */
export const unpack = ({ bytes, view }: Archive, member: Member): Uint8Array | ZipRefusal => {
  const { method, packed, size, crc } = member
  const start = dataStart(view, member)
  if (start === null || (method !== 0 && method !== 8)) return damaged
  const data = bytes.subarray(start, start + packed)
  if (data.length < packed) return damaged
  let content: Uint8Array
  try {
    content = method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    const tooLong = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLong ? refuse('zip-bomb', { reason: 'inflated-size' }) : damaged
  }
  return content.length === size && crc32(content) === crc ? content : damaged
}
