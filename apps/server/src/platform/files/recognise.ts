// SPDX-License-Identifier: Apache-2.0
import { type EvidenceKind, evidenceKind, extensionOf, refusedExtensions } from '@shinayaka/domain'
import { compoundDirectory, compoundKind } from './compound.ts'
import type { Recognised } from './recognised.ts'
import { recogniseText } from './text.ts'

/** Reads some bytes of the whole file, where its beginning is not enough. */
export type ReadAt = (offset: number, length: number) => Promise<Uint8Array>

const sameKind: Record<string, EvidenceKind> = {
  ...{ jpg: 'jpeg', apng: 'png', tif: 'tiff' },
  ...{ dotx: 'docx', xltx: 'xlsx', potx: 'pptx', ppsx: 'pptx', dotm: 'docm', xltm: 'xlsm', potm: 'pptm', ppsm: 'pptm' },
  ...{ ott: 'odt', ots: 'ods', otp: 'odp' },
}
// These are documents by the name of their container as well as of their ending; text kinds are decided elsewhere.
const containers = ['pdf', 'png', 'heic', 'webp', 'gif', 'bmp', 'docx', 'xlsx', 'pptx', 'docm', 'xlsm', 'pptm', 'odt', 'ods', 'odp']
const harmful = ['exe', 'elf', 'macho', 'swf', 'jar', 'apk', 'crx', 'xpi', 'cab', 'deb', 'rpm', 'lnk', 'chm', 'class', 'dmg', 'xml', 'wasm', 'reg']

const names = (head: Buffer): { name: string; encrypted: boolean }[] => {
  const found: { name: string; encrypted: boolean }[] = []
  for (let at = 0; at >= 0 && at + 30 < head.length && found.length < 2000; at = head.indexOf('PK\x03\x04', at + 4, 'latin1')) {
    const length = head.readUInt16LE(at + 26)
    found.push({ name: head.toString('latin1', at + 30, at + 30 + length), encrypted: (head.readUInt8(at + 6) & 1) === 1 })
  }
  return found
}

// Where the list of contents stands at the end of the file, its parts tell what it is.
const zipKind = (head: Buffer): Recognised => {
  const entries = names(head)
  const has = (part: string) => entries.some(({ name }) => name.startsWith(part))
  if (has('META-INF/MANIFEST.MF') || has('AndroidManifest.xml')) return { refused: 'JAR / APK' }
  if (entries.some(({ encrypted }) => encrypted)) return { kind: 'zip-encrypted' }
  const macros = entries.some(({ name }) => name.endsWith('vbaProject.bin'))
  if (has('word/')) return { kind: macros ? 'docm' : 'docx' }
  if (has('xl/')) return { kind: macros ? 'xlsm' : 'xlsx' }
  if (has('ppt/')) return { kind: macros ? 'pptm' : 'pptx' }
  return { kind: 'zip' }
}

const isTiff = (head: Buffer) => ['II*\0', 'MM\0*'].includes(head.toString('latin1', 0, 4))

/** Whether the name alone is enough to refuse; the ending, as people know it. */
export const refusedByName = (name: string): string | null => {
  const extension = extensionOf(name)
  return refusedExtensions.includes(extension) ? `.${extension}` : null
}

const recogniseCompound = async (head: Buffer, readAt: ReadAt | null): Promise<Recognised | 'later'> => {
  const place = compoundDirectory(head)
  if (place === null) return { unknown: true }
  const end = place.offset + place.length
  if (end <= head.length) return compoundKind(head.subarray(place.offset, end))
  return readAt === null ? 'later' : compoundKind(Buffer.from(await readAt(place.offset, place.length)))
}

/**
 * What a file is, by its first bytes (up to a chunk); the name only tells a table from other plain text.
 * `readAt` is asked once the whole file is there; without it, what the beginning does not tell is taken as possible.
 */
export const recognise = async (head: Buffer, name: string, readAt: ReadAt | null): Promise<Recognised | 'later'> => {
  const text = recogniseText(head, name)
  if (text !== null) return text
  const { fileTypeFromBuffer } = await import('file-type')
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.ext
  if (found === 'cfb') return recogniseCompound(head, readAt)
  if (found === 'zip' || (found === undefined && head.toString('latin1', 0, 4) === 'PK\x03\x04')) return zipKind(head)
  if (found === undefined) return isTiff(head) ? { kind: 'tiff' } : { unknown: true }
  if (harmful.includes(found)) return { refused: found.toUpperCase() }
  const kind = sameKind[found] ?? (containers.includes(found) ? evidenceKind(found) : null)
  return kind === null ? { unknown: true } : { kind }
}
