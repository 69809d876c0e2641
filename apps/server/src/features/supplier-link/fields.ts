// SPDX-License-Identifier: Apache-2.0
import type { DraftPart, LinkDraft } from '@shinayaka/domain'

/** The fields of each part of the form, with how many characters each may hold. */
const itemFields = { value: 4, checked: 10, target: 10, remark: 1000 } as const
export const partFields = (part: string): Readonly<Record<string, number>> =>
  part === 'all' ? { checked: 10 } : part === 'sign' ? { name: 200, title: 200, on: 10, consent: 4 } : itemFields

/** What a page sent: what it holds, what it had been given, and of which parts somebody else's answer is to stand. */
export type Sent = { mine: LinkDraft; was: Record<string, string>; theirs: ReadonlySet<string> }

// Line ends as everywhere else; no NUL and no half characters, which the database would refuse.
const clean = (typed: string, most: number): string =>
  Buffer.from(typed.replaceAll('\r\n', '\n').replaceAll('\0', ''), 'utf8')
    .toString('utf8')
    .slice(0, most)
    .replace(/[\ud800-\udbff]$/, '')

/** Reads the form's fields; what the form does not ask for is not looked at, and what was not sent is not said to be empty. */
export const readSent = (body: unknown, items: readonly string[]): Sent => {
  const sent = new Map(typeof body === 'object' && body !== null ? Object.entries(body).map(([name, value]) => [name, String(value)]) : [])
  const mine: Record<string, DraftPart> = {}
  const was: Record<string, string> = {}
  const theirs = new Set<string>()
  for (const part of ['all', ...items, 'sign']) {
    const fields = Object.entries(partFields(part))
    const given = sent.get(`was.${part}`)
    if (given === undefined) continue
    was[part] = given.slice(0, 20)
    mine[part] = Object.fromEntries(fields.map(([field, most]) => [field, clean(sent.get(`${part}.${field}`) ?? '', most)]))
    if (sent.has(`theirs.${part}`)) theirs.add(part)
  }
  return { mine, was, theirs }
}
