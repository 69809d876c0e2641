// SPDX-License-Identifier: Apache-2.0
import type { PostRecord } from './queries.ts'

/** Somebody at a post as it is typed: an account by its id, or `outside` and a name. */
export type Typed = { who: string; name: string; contact: string }
/** What is typed about a post. */
export type PostForm = { holder: Typed; deputies: readonly Typed[]; since: string }

/** Chosen for somebody without an account. */
export const outside = 'outside'
const nobody: Typed = { who: '', name: '', contact: '' }

/** A deputy not yet written. */
export const newDeputy = (): Typed => ({ ...nobody })

const typedOf = ({ person, name, contact, member }: PostRecord['holder']): Typed =>
  // Whoever has left cannot be chosen any more, and stays by name.
  person !== null && member ? { who: person, name: '', contact } : { who: outside, name, contact }

/** What to start from: the newest record, or nothing. A post whose holder has left starts anew. */
export const formOf = (current: PostRecord | null): PostForm =>
  current && current.until === null
    ? { holder: typedOf(current.holder), deputies: current.deputies.map(typedOf), since: current.since }
    : { holder: nobody, deputies: [], since: '' }

const lacks = ({ who, name }: Typed): boolean => who === '' || (who === outside && name.trim() === '')

/** Which fields are missing: `holder`, `since`, `deputy-0` and so on. */
export const missingIn = ({ holder, deputies, since }: PostForm): string[] => [
  ...(lacks(holder) ? ['holder'] : []),
  ...(since === '' ? ['since'] : []),
  ...deputies.flatMap((deputy, index) => (lacks(deputy) ? [`deputy-${index}`] : [])),
]

const written = ({ who, name, contact }: Typed) =>
  who === outside ? { person: null, name: name.trim(), contact: contact.trim() } : { person: who, name: '', contact: contact.trim() }

/** What is sent. */
export const bodyOf = ({ holder, deputies, since }: PostForm, version: number | null) => ({
  holder: written(holder),
  deputies: deputies.map(written),
  since,
  version,
})
