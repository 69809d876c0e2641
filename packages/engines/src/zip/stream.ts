// SPDX-License-Identifier: Apache-2.0
import { crc32 } from 'node:zlib'
import { elsewhere, extra64, marks } from './archive.ts'

/** A file on its way into a zip. `at`: when it was made; a zip keeps it by the clock of its place, here Japan's. */
export type ZipMember = { name: string; at: Date; pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/** Sizes and sum follow the content, and the name is UTF-8. */
const flags = 0x0808
/** Deflate, in blocks that are stored as they are: unlike members that are stored whole, every program can read it before it knows the length. */
const method = 8
const longestBlock = 0xffff
/** What a program must know to read it: deflate; with 64 bits: that. */
const needed = { plain: 20, wide: 45 }
const madeByUnix = 3 << 8
const ordinaryFile = (0o100644 << 16) >>> 0
const jstOffset = 9 * 60 * 60 * 1000

type Written = { name: Uint8Array; time: number; day: number; crc: number; packed: number; size: number; offset: number }

const dosTime = (at: Date): { time: number; day: number } => {
  const local = new Date(at.getTime() + jstOffset)
  const year = Math.min(2107, Math.max(1980, local.getUTCFullYear()))
  return {
    time: (local.getUTCHours() << 11) | (local.getUTCMinutes() << 5) | (local.getUTCSeconds() >> 1),
    day: ((year - 1980) << 9) | ((local.getUTCMonth() + 1) << 5) | local.getUTCDate(),
  }
}

const header = ({ name, time, day }: Pick<Written, 'name' | 'time' | 'day'>): Buffer => {
  const bytes = Buffer.alloc(30)
  bytes.writeUInt32LE(marks.local, 0)
  bytes.writeUInt16LE(needed.plain, 4)
  bytes.writeUInt16LE(flags, 6)
  bytes.writeUInt16LE(method, 8)
  bytes.writeUInt16LE(time, 10)
  bytes.writeUInt16LE(day, 12)
  bytes.writeUInt16LE(name.length, 26)
  return Buffer.concat([bytes, name])
}

const descriptor = ({ crc, packed, size }: Pick<Written, 'crc' | 'packed' | 'size'>): Buffer => {
  const bytes = Buffer.alloc(16)
  bytes.writeUInt32LE(0x08074b50, 0)
  bytes.writeUInt32LE(crc, 4)
  bytes.writeUInt32LE(packed, 8)
  bytes.writeUInt32LE(size, 12)
  return bytes
}

/** A piece as blocks that are not the last. */
const blocks = (piece: Uint8Array): Buffer => {
  const parts: Uint8Array[] = []
  for (let at = 0; at < piece.length; at += longestBlock) {
    const block = piece.subarray(at, at + longestBlock)
    const head = Buffer.alloc(5)
    head.writeUInt16LE(block.length, 1)
    head.writeUInt16LE(block.length ^ 0xffff, 3)
    parts.push(head, block)
  }
  return Buffer.concat(parts)
}
const lastBlock = Buffer.from([1, 0, 0, 0xff, 0xff])

const record = ({ name, time, day, crc, packed, size, offset }: Written): Buffer => {
  const wide = offset >= elsewhere
  const extra = Buffer.alloc(wide ? 12 : 0)
  if (wide) {
    extra.writeUInt16LE(extra64, 0)
    extra.writeUInt16LE(8, 2)
    extra.writeBigUInt64LE(BigInt(offset), 4)
  }
  const bytes = Buffer.alloc(46)
  bytes.writeUInt32LE(marks.record, 0)
  bytes.writeUInt16LE(madeByUnix | needed.wide, 4)
  bytes.writeUInt16LE(wide ? needed.wide : needed.plain, 6)
  bytes.writeUInt16LE(flags, 8)
  bytes.writeUInt16LE(method, 10)
  bytes.writeUInt16LE(time, 12)
  bytes.writeUInt16LE(day, 14)
  bytes.writeUInt32LE(crc, 16)
  bytes.writeUInt32LE(packed, 20)
  bytes.writeUInt32LE(size, 24)
  bytes.writeUInt16LE(name.length, 28)
  bytes.writeUInt16LE(extra.length, 30)
  bytes.writeUInt32LE(ordinaryFile, 38)
  bytes.writeUInt32LE(wide ? elsewhere : offset, 42)
  return Buffer.concat([bytes, name, extra])
}

/** The end of the file; where it does not fit into 32 bits (or 65,534 members), its twin of 64 bits stands before it. */
const ending = (count: number, start: number, length: number): Buffer => {
  const wide = start >= elsewhere || count >= 0xffff
  const twin = Buffer.alloc(wide ? 76 : 0)
  if (wide) {
    twin.writeUInt32LE(marks.end64, 0)
    twin.writeBigUInt64LE(44n, 4)
    twin.writeUInt16LE(madeByUnix | needed.wide, 12)
    twin.writeUInt16LE(needed.wide, 14)
    twin.writeBigUInt64LE(BigInt(count), 24)
    twin.writeBigUInt64LE(BigInt(count), 32)
    twin.writeBigUInt64LE(BigInt(length), 40)
    twin.writeBigUInt64LE(BigInt(start), 48)
    twin.writeUInt32LE(marks.locator64, 56)
    twin.writeBigUInt64LE(BigInt(start + length), 64)
    twin.writeUInt32LE(1, 72)
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(marks.end, 0)
  end.writeUInt16LE(wide ? 0xffff : count, 8)
  end.writeUInt16LE(wide ? 0xffff : count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(wide ? elsewhere : start, 16)
  return Buffer.concat([twin, end])
}

/**
 * Makes a zip while its members come, without compressing and holding one piece at a time, so that it may be as long as it likes. Each member is asked
 * for only when the one before has gone out.
 *
 * @throws where a single member has 4 GiB or more; whatever a member's own pieces throw breaks the zip off, so that it never passes for whole
 */
export async function* zipStream(members: AsyncIterable<ZipMember>): AsyncGenerator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for await (const { name, at, pieces } of members) {
    const entry: Written = { name: Buffer.from(name), ...dosTime(at), crc: 0, packed: lastBlock.length, size: 0, offset }
    const first = header(entry)
    yield first
    for await (const piece of pieces) {
      if (piece.length === 0) continue
      entry.crc = crc32(piece, entry.crc)
      entry.size += piece.length
      const packed = blocks(piece)
      entry.packed += packed.length
      if (entry.packed >= elsewhere) throw new Error('a member of a zip has 4 GiB or more')
      yield packed
    }
    const last = Buffer.concat([lastBlock, descriptor(entry)])
    yield last
    offset += first.length + entry.packed + last.length - lastBlock.length
    written.push(entry)
  }
  const start = offset
  let length = 0
  for (const entry of written) {
    const bytes = record(entry)
    length += bytes.length
    yield bytes
  }
  yield ending(written.length, start, length)
}
