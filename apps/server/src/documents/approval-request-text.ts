// SPDX-License-Identifier: Apache-2.0

/** Text on one line: no breaks, nothing invisible, no ＿ (which would become a line to write on). */
export const oneLine = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s＿]+/gu, ' ')
    .trim()

const length = (text: string): number => [...text].length

/** How many letters each of several texts may have so that all stay within a number: what the short ones leave over goes to the long ones. */
const shares = (texts: readonly string[], most: number): number[] => {
  const lengths = texts.map((text) => length(oneLine(text)))
  const given = lengths.map(() => 0)
  let left = most
  const shortestFirst = lengths.map((_, index) => index).sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0))
  for (const [place, index] of shortestFirst.entries()) {
    const share = Math.min(lengths[index] ?? 0, Math.floor(left / (lengths.length - place)))
    given[index] = share
    left -= share
  }
  return given
}

/** A name or a note cut to so many letters, with … where something is left out. */
export const clipped = (text: string, most: number): string => {
  const letters = [...oneLine(text)]
  return letters.length <= most
    ? letters.join('')
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

const opening = '「『（([【'
const closing = '」』）)]】'

/** The sentences of a text. What is said inside quotation marks or brackets does not end one. */
const sentences = (text: string): string[] => {
  const found: string[] = []
  let depth = 0
  let current = ''
  const letters = [...text]
  for (const [index, letter] of letters.entries()) {
    current += letter
    if (opening.includes(letter)) depth += 1
    if (closing.includes(letter)) depth = Math.max(0, depth - 1)
    // A full stop ends a Latin sentence only before a space: 2.5 goes on.
    const ends = '。！？'.includes(letter) || ('.!?'.includes(letter) && letters[index + 1] === ' ')
    if (depth === 0 && ends) {
      found.push(current)
      current = ''
    }
  }
  return current === '' ? found : [...found, current]
}

/**
 * As many whole sentences from the beginning as fit into so many letters. Where not even the first one fits it ends after a 、, and … says so.
 * A page that must stay one page is shortened so, never by smaller letters.
 */
export const shortened = (text: string, most: number): string => {
  if (most <= 0) return ''
  const all = sentences(oneLine(text))
  let kept = ''
  for (const sentence of all) {
    if (length(kept + sentence) > most) break
    kept += sentence
  }
  if (kept !== '' || all[0] === undefined) return kept.trim()
  const head = [...all[0]].slice(0, most - 1).join('')
  const comma = head.lastIndexOf('、')
  return `${comma > head.length / 2 ? head.slice(0, comma + 1) : head.trimEnd()}…`
}

/** Several texts that share so many letters, each shortened to its part. */
export const shortenedTogether = (texts: readonly string[], most: number): string[] => {
  const parts = shares(texts, most)
  return texts.map((text, index) => shortened(text, parts[index] ?? 0))
}
