// SPDX-License-Identifier: Apache-2.0
import { isZip, openArchive, unpack } from '../zip/archive.ts'
import type { FormRefusalCode } from './types.ts'

/** What an uploaded workbook may be at most. */
export const containerLimits = { bytes: 5 * 1024 * 1024, inflated: 30 * 1024 * 1024, entries: 200, ratio: 200 }

export type Refusal = { kind: 'refused'; code: FormRefusalCode; params: Record<string, string | number> }
export type Container = { kind: 'open'; parts: ReadonlyMap<string, Uint8Array> }

const refuse = (code: FormRefusalCode, params: Record<string, string | number> = {}): Refusal => ({ kind: 'refused', code, params })

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
  if (bytes.length <= containerLimits.bytes && !isZip(bytes)) return refuseOther(bytes)
  const archive = openArchive(bytes, containerLimits)
  if (archive.kind === 'refused') return archive
  const parts = new Map<string, Uint8Array>()
  for (const member of archive.members.filter(({ name }) => wanted(name))) {
    const content = unpack(archive, member)
    if (!(content instanceof Uint8Array)) return content
    parts.set(member.name, content)
  }
  return { kind: 'open', parts }
}
