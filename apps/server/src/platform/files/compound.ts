// SPDX-License-Identifier: Apache-2.0
import type { Recognised } from './recognised.ts'

/** Where the directory of an old Office file (compound file) begins, from its header [MS-CFB 2.2]; null where the header is nonsense. */
export const compoundDirectory = (head: Buffer): { offset: number; length: number } | null => {
  if (head.length < 512) return null
  const shift = head.readUInt16LE(0x1e)
  if (shift !== 9 && shift !== 12) return null
  const sector = head.readUInt32LE(0x30)
  // More than a gigabyte away: not a file that we take.
  const offset = (sector + 1) * 2 ** shift
  return offset > 2 ** 30 ? null : { offset, length: 2 ** shift }
}

// The class of the root storage, as written [MS-CFB 2.6.1], by its first eight bytes.
const classes: Record<string, Recognised> = {
  '0609020000000000': { kind: 'doc' },
  '2008020000000000': { kind: 'xls' },
  '1008020000000000': { kind: 'xls' },
  '108d81649b4fcf11': { kind: 'ppt' },
  '0b0d020000000000': { kind: 'msg' },
  '84100c0000000000': { refused: 'MSI' },
  '86100c0000000000': { refused: 'MSI' },
}
const streams: readonly [RegExp, Recognised][] = [
  [/^EncryptedPackage$/, { kind: 'office-encrypted' }],
  [/^WordDocument$/, { kind: 'doc' }],
  [/^(Workbook|Book)$/, { kind: 'xls' }],
  [/^PowerPoint Document$/, { kind: 'ppt' }],
  [/^__(properties_version1\.0|nameid_version1\.0)$/, { kind: 'msg' }],
]

/** What an old Office file is, by the first sector of its directory: 128 bytes an entry, the root first. */
export const compoundKind = (directory: Buffer): Recognised => {
  const entries = Array.from({ length: Math.floor(directory.length / 128) }, (_, index) => directory.subarray(index * 128, (index + 1) * 128))
  const named = entries.map((entry) => entry.toString('utf16le', 0, Math.max(0, Math.min(64, entry.readUInt16LE(64)) - 2)))
  // A locked file may keep the class of the program; its content tells that it is locked.
  for (const [pattern, recognised] of streams) if (named.some((name) => pattern.test(name))) return recognised
  return classes[entries[0]?.toString('hex', 80, 88) ?? ''] ?? { unknown: true }
}
