// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'

/** What an answer file is made of: no numbers, so that every program writes it the same way. */
type Plain = string | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

/** RFC 8785 JSON of a value without numbers: names in the order of their UTF-16 units, nothing between the signs. */
export const canonicalText = (value: Plain): string => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  const members = value as { readonly [name: string]: Plain }
  const written = Object.keys(members)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalText(members[name] ?? null)}`)
  return `{${written.join(',')}}`
}

/** SHA-256 of that text in UTF-8, in hex. */
export const contentHash = (value: Plain): string => createHash('sha256').update(canonicalText(value)).digest('hex')
