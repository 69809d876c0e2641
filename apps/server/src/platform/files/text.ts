// SPDX-License-Identifier: Apache-2.0
import { extensionOf } from '@shinayaka/domain'
import type { Recognised } from './recognised.ts'

const decode = (bytes: Buffer, encoding: string): string | null => {
  try {
    // The beginning of a file may end within a character.
    return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return null
  }
}

const control = /(?!\s)\p{Cc}/u
// What begins Japanese, and ends it, in the encoding of old mail (ISO-2022-JP).
const shifts = ['\u001b$', '\u001b(']
const isPlain = (text: string): boolean => !control.test(shifts.reduce((rest, shift) => rest.replaceAll(shift, ''), text))

/** Plain text in one of the encodings that are met in Japan; null where it is none. */
const plainText = (head: Buffer): string | null => {
  const mark = head.toString('hex', 0, 2)
  const encodings = mark === 'fffe' ? ['utf-16le'] : mark === 'feff' ? ['utf-16be'] : ['utf-8', 'shift_jis', 'euc-jp']
  for (const encoding of encodings) {
    const text = decode(head, encoding)
    if (text !== null && isPlain(text)) return text
  }
  return null
}

const markup: readonly [RegExp, string][] = [
  [/<svg[\s>]/i, 'SVG'],
  [/<!doctype html|<html[\s>]/i, 'HTML'],
  [/<script[\s>]/i, 'HTML'],
]
const startsAsMarkup = /^\s*<(?:[a-z!?/])/i
const mailHeader = /^(from|to|cc|date|subject|received|message-id|mime-version|return-path|delivered-to|content-type|reply-to|x-[\w-]+):/i

const isMail = (text: string): boolean => {
  const lines = text.slice(0, 16_384).split(/\r?\n/)
  const end = lines.indexOf('')
  const headers = lines.slice(0, end < 0 ? lines.length : end).filter((line) => !/^[ \t]/.test(line))
  return mailHeader.test(headers[0] ?? '') && headers.filter((line) => mailHeader.test(line)).length >= 3
}

/** What a text is: a table, a mail, plain; or markup and script, which a browser or a shell would act upon. Null where it is not text. */
export const recogniseText = (head: Buffer, name: string): Recognised | null => {
  const text = plainText(head)
  if (text === null) return null
  const start = text.slice(0, 1024)
  if (start.startsWith('%PDF-')) return { kind: 'pdf' }
  if (/^(\{\\rtf|%!PS)/.test(start)) return { unknown: true }
  if (start.startsWith('#!')) return { refused: 'script' }
  if (startsAsMarkup.test(start)) return { refused: markup.find(([pattern]) => pattern.test(start))?.[1] ?? 'XML' }
  if (isMail(text)) return { kind: 'email' }
  // Browsers that guess look at the first kilobyte.
  const hidden = markup.find(([pattern]) => pattern.test(start))
  if (hidden) return { refused: hidden[1] }
  return { kind: ['csv', 'tsv'].includes(extensionOf(name)) ? 'csv' : 'text' }
}
