// SPDX-License-Identifier: Apache-2.0
import { crc32, inflateRawSync } from 'node:zlib'
import type { FormRefusalCode } from './types.ts'

/** What an uploaded workbook may be at most. */
export const containerLimits = { bytes: 5 * 1024 * 1024, inflated: 30 * 1024 * 1024, entries: 200, ratio: 200 }
/** Small parts may shrink as they like: the ratio is asked of larger ones only. */
const ratioFrom = 1024 * 1024

export type Refusal = { kind: 'refused'; code: FormRefusalCode; params: Record<string, string | number> }
export type Container = { kind: 'open'; parts: ReadonlyMap<string, Uint8Array> }

const refuse = (code: FormRefusalCode, params: Record<string, string | number> = {}): Refusal => ({ kind: 'refused', code, params })
const damaged = refuse('unreadable', { reason: 'damaged' })

type Entry = { name: string; method: number; encrypted: boolean; crc: number; packed: number; size: number; offset: number }

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50
const endLength = 22
const longestComment = 0xffff

const findEnd = (view: DataView): number => {
  const last = view.byteLength - endLength
  for (let place = last; place >= Math.max(0, last - longestComment); place -= 1) {
    if (view.getUint32(place, true) === endMark) return place
  }
  return -1
}

const readEntry = (bytes: Uint8Array, view: DataView, place: number): { entry: Entry; next: number } | null => {
  if (place + 46 > view.byteLength || view.getUint32(place, true) !== entryMark) return null
  const nameLength = view.getUint16(place + 28, true)
  const next = place + 46 + nameLength + view.getUint16(place + 30, true) + view.getUint16(place + 32, true)
  return {
    entry: {
      name: new TextDecoder().decode(bytes.subarray(place + 46, place + 46 + nameLength)),
      method: view.getUint16(place + 10, true),
      encrypted: (view.getUint16(place + 8, true) & 1) === 1,
      crc: view.getUint32(place + 16, true),
      packed: view.getUint32(place + 20, true),
      size: view.getUint32(place + 24, true),
      offset: view.getUint32(place + 42, true),
    },
    next,
  }
}

/** The table of contents at the end of the file: what it says it holds, before anything is inflated. */
const readDirectory = (bytes: Uint8Array, view: DataView): Entry[] | Refusal => {
  const end = findEnd(view)
  if (end < 0) return damaged
  const count = view.getUint16(end + 10, true)
  if (count > containerLimits.entries) return refuse('zip-bomb', { reason: 'entries' })
  const entries: Entry[] = []
  let place = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    const read = readEntry(bytes, view, place)
    if (read === null) return damaged
    entries.push(read.entry)
    place = read.next
  }
  return entries
}

const checkDirectory = (entries: readonly Entry[], fileSize: number): Refusal | null => {
  if (entries.some(({ encrypted }) => encrypted)) return refuse('encrypted')
  if (entries.reduce((sum, { size }) => sum + size, 0) > containerLimits.inflated) return refuse('zip-bomb', { reason: 'inflated-size' })
  if (entries.some(({ size, packed }) => size > ratioFrom && size > packed * containerLimits.ratio)) return refuse('zip-bomb', { reason: 'ratio' })
  // Parts that lie over each other let a small file hold the same bytes many times.
  if (entries.reduce((sum, { packed }) => sum + packed, 0) > fileSize) return refuse('zip-bomb', { reason: 'overlap' })
  if (new Set(entries.map(({ name }) => name)).size < entries.length) return damaged
  return null
}

const unpack = (bytes: Uint8Array, view: DataView, { method, packed, size, offset, crc }: Entry): Uint8Array | Refusal => {
  if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== localMark) return damaged
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const data = bytes.subarray(start, start + packed)
  if (data.length < packed || (method !== 0 && method !== 8)) return damaged
  let content: Uint8Array
  try {
    // Never more than it said it would be, whatever the stream then holds.
    content = method === 0 ? data : inflateRawSync(data, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    const tooLong = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return tooLong ? refuse('zip-bomb', { reason: 'inflated-size' }) : damaged
  }
  return content.length === size && crc32(content) === crc ? content : damaged
}

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, index) => bytes[index] === byte)

/** What is not a zip at all: a workbook with a password is an old compound file that names its encrypted contents. */
const refuseOther = (bytes: Uint8Array): Refusal => {
  const compound = startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)
  const encrypted = compound && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return refuse(encrypted ? 'encrypted' : 'not-excel')
}

/**
 * Opens an uploaded workbook without trusting it: everything is judged by the table of contents before a byte is inflated, nothing inflates to more than it announced,
 * and only the parts that `wanted` names are inflated at all.
 */
export const openContainer = (bytes: Uint8Array, wanted: (name: string) => boolean): Container | Refusal => {
  if (bytes.length > containerLimits.bytes) return refuse('too-large', { limit: containerLimits.bytes, size: bytes.length })
  if (!startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return refuseOther(bytes)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = readDirectory(bytes, view)
  if (!Array.isArray(entries)) return entries
  const refusal = checkDirectory(entries, bytes.length)
  if (refusal !== null) return refusal
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries.filter(({ name }) => wanted(name))) {
    const content = unpack(bytes, view, entry)
    if (!(content instanceof Uint8Array)) return content
    parts.set(entry.name, content)
  }
  return { kind: 'open', parts }
}
