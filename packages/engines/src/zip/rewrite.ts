// SPDX-License-Identifier: Apache-2.0
import { crc32, deflateRawSync } from 'node:zlib'
import { type Archive, dataStart, elsewhere, extra64, extraField, type Member } from './archive.ts'

/** Sizes follow the data instead of standing in the header: what is written anew knows them beforehand. */
const sizesFollow = 0x0008

type Written = { method: number; flags: number; crc: number; packed: number; size: number }

/** A copy of a header without its extra field of 64 bits: what is written anew fits into 32. */
const withoutExtra64 = (header: Uint8Array, extraFrom: number, extraTo: number, lengthAt: number): Uint8Array => {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  const field = extraField(view, extraFrom, extraTo, extra64)
  if (field === null) return header.slice()
  const short = new Uint8Array(header.length - (field.end - field.start + 4))
  short.set(header.subarray(0, field.start - 4))
  short.set(header.subarray(field.end), field.start - 4)
  new DataView(short.buffer).setUint16(lengthAt, extraTo - extraFrom - (field.end - field.start + 4), true)
  return short
}

/** Writes method, flags, sum and sizes into a local header, or with `at` 2 further into a record of the directory. */
const describe = (header: Uint8Array, { method, flags, crc, packed, size }: Written, at: 0 | 2): void => {
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
  view.setUint16(6 + at, flags, true)
  view.setUint16(8 + at, method, true)
  view.setUint32(14 + at, crc, true)
  view.setUint32(18 + at, packed, true)
  view.setUint32(22 + at, size, true)
}

const writeMember = (archive: Archive, member: Member, content: Uint8Array): { chunks: Uint8Array[]; written: Written } => {
  const { bytes, view } = archive
  const data = member.method === 0 ? content : deflateRawSync(content)
  const written = { method: member.method, flags: member.flags & ~sizesFollow, crc: crc32(content), packed: data.length, size: content.length }
  const start = dataStart(view, member) ?? member.offset + 30
  const extraFrom = 30 + view.getUint16(member.offset + 26, true)
  const header = withoutExtra64(bytes.subarray(member.offset, start), extraFrom, start - member.offset, 28)
  describe(header, written, 0)
  return { chunks: [header, data], written }
}

const writeRecord = ({ bytes, view }: Archive, { record }: Member, offset: number, written: Written | undefined): Uint8Array => {
  const extraFrom = 46 + view.getUint16(record.start + 28, true)
  const extraTo = extraFrom + view.getUint16(record.start + 30, true)
  const old = bytes.subarray(record.start, record.end)
  const header = written === undefined ? old.slice() : withoutExtra64(old, extraFrom, extraTo, 30)
  const fields = new DataView(header.buffer, header.byteOffset, header.byteLength)
  if (written !== undefined) describe(header, written, 2)
  if (written !== undefined || fields.getUint32(42, true) !== elsewhere) {
    fields.setUint32(42, offset, true)
    return header
  }
  // The offset is the last of those values of 64 bits that stand in the extra field.
  const field = extraField(fields, extraFrom, extraTo, extra64)
  const before = [20, 24].filter((at) => fields.getUint32(at, true) === elsewhere).length
  if (field !== null) fields.setBigUint64(field.start + before * 8, BigInt(offset), true)
  return header
}

/** What stands after the directory (the end of the file, its 64-bit twin, a comment), with the directory's new place and length. */
const writeEnd = ({ bytes, directory, end, end64 }: Archive, start: number, length: number): Uint8Array => {
  const tail = bytes.slice(directory.end)
  const view = new DataView(tail.buffer)
  if (end64 !== null) {
    const place = end64 - directory.end
    view.setBigUint64(place + 40, BigInt(length), true)
    view.setBigUint64(place + 48, BigInt(start), true)
    view.setBigUint64(end - directory.end - 12, BigInt(start + length + place), true)
  }
  const place = end - directory.end
  if (view.getUint32(place + 12, true) !== elsewhere) view.setUint32(place + 12, length, true)
  if (view.getUint32(place + 16, true) !== elsewhere) view.setUint32(place + 16, start, true)
  return tail
}

/**
 * The same zip with the content of some members replaced. Every other member is copied with its header and its packed bytes as they are, in the order they stood in;
 * so are times, attributes, extra fields and comments of the directory. This is why it is written by hand: libraries that write zips pack everything anew, and then
 * nobody can show by comparing bytes that a form came back untouched.
 */
export const withMembers = (archive: Archive, contents: ReadonlyMap<string, Uint8Array>): Uint8Array => {
  const inOrder = [...archive.members].sort((a, b) => a.offset - b.offset)
  const chunks: Uint8Array[] = [archive.bytes.subarray(0, inOrder[0]?.offset ?? archive.directory.start)]
  let place = chunks[0]?.length ?? 0
  const placed = new Map<Member, { offset: number; written: Written | undefined }>()
  for (const member of inOrder) {
    const content = contents.get(member.name)
    const made = content === undefined ? undefined : writeMember(archive, member, content)
    placed.set(member, { offset: place, written: made?.written })
    for (const chunk of made?.chunks ?? [archive.bytes.subarray(member.offset, member.end)]) {
      chunks.push(chunk)
      place += chunk.length
    }
  }
  const records = archive.members.map((member) => {
    const { offset, written } = placed.get(member) ?? { offset: member.offset, written: undefined }
    return writeRecord(archive, member, offset, written)
  })
  const length = records.reduce((sum, record) => sum + record.length, 0)
  return new Uint8Array(Buffer.concat([...chunks, ...records, writeEnd(archive, place, length)]))
}
