// SPDX-License-Identifier: Apache-2.0

/** A plain value of JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json | undefined }

const sorted = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const keys = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key] as Json)]))
}

/** The one text of a value: keys in order of their code units, two blanks of indent, a line feed at the end. */
export const canonicalText = (value: Json): string => `${JSON.stringify(sorted(value), null, 2)}\n`

/** The same on one line, for a rule that stands in a property. */
export const compactText = (value: unknown): string => JSON.stringify(sorted(value as Json))

/** A text as one line without blanks at its ends, as OSCAL's plain strings ask; null where nothing is left. */
export const oneLine = (text: string): string | null => {
  const line = text.replace(/[\s\u2028\u2029]+/gu, ' ').trim()
  return line === '' ? null : line
}

/** A text as OSCAL's prose, which is Markdown: what people wrote stays what they wrote, and no sign of theirs becomes markup. */
export const prose = (text: string): string => text.replace(/[\\`*_~^[\]{}<>#|]/gu, (sign) => `\\${sign}`)

/** The same as one line: titles. Never empty, since OSCAL asks for something. */
export const title = (text: string): string => prose(oneLine(text) ?? '－')

/**
 * An id as OSCAL's tokens ask (a letter first; then letters, digits, `.`, `-`): any other sign becomes its code between underscores, so that different ids stay different.
 *
 * @example token('mhlw-r8.2-7') // 'mhlw-r8.2-7'
 */
export const token = (id: string): string => {
  const safe = [...id].map((sign) => (/^[\p{L}\p{N}.-]$/u.test(sign) ? sign : `_${(sign.codePointAt(0) ?? 0).toString(16)}_`)).join('')
  return /^[\p{L}_]/u.test(safe) ? safe : `_${safe}`
}
