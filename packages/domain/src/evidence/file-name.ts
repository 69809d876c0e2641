// SPDX-License-Identifier: Apache-2.0
import { type EvidenceKind, evidenceKinds } from './kinds.ts'

/** Characters at most, so that Japanese in UTF-8 stays within the 255 bytes that file systems allow. */
const longest = 80
const longestExtension = 12

/** The ending of a name, small letters, without its dot; empty where there is none. */
export const extensionOf = (name: string): string => {
  const found = /[^.]\.([^.\s/\\]{1,20})[.\s]*$/u.exec(name)
  return (found?.[1] ?? '').normalize('NFKC').toLowerCase()
}

// Windows gives these to devices, whatever the ending.
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/iu

/**
 * A file name as it may be shown and saved: no folders, nothing invisible, nothing that turns the reading direction (a name that looks like
 * `請求書fdp.exe` the other way round), nothing that Windows refuses. It never names a place on the server's disk. Never empty.
 */
export const shownFileName = (given: string): string => {
  const last = given.normalize('NFC').split(/[\\/]/u).at(-1) ?? ''
  const clean = last
    // Unassigned and private characters have no agreed picture; format characters are invisible or turn the direction.
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]+/gu, '')
    .replace(/[:*?"<>|]+/gu, '_')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '')
  const extension = extensionOf(clean)
  const hasExtension = extension !== '' && [...extension].length <= longestExtension
  const stem = hasExtension ? clean.slice(0, clean.lastIndexOf('.')) : clean
  const short = [...stem].slice(0, longest).join('').trim()
  const name = hasExtension ? `${short}.${clean.slice(clean.lastIndexOf('.') + 1)}` : short
  if (name.replace(/^[ .]+/u, '') === '') return 'file'
  return reserved.test(name) ? `_${name}` : name
}

/** Whether a name says something else than the content is. A name without an ending says nothing. */
export const nameLies = (name: string, kind: EvidenceKind): boolean => {
  const extension = extensionOf(name)
  return extension !== '' && !(evidenceKinds[kind].extensions as readonly string[]).includes(extension)
}

/** The name it is saved with: where the ending does not fit the content, or is missing, the true one is put behind it. */
export const savedFileName = (name: string, kind: EvidenceKind): string => {
  const extensions: readonly string[] = evidenceKinds[kind].extensions
  return extensions.includes(extensionOf(name)) ? name : `${name}.${extensions[0]}`
}
