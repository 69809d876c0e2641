// SPDX-License-Identifier: Apache-2.0
import type { Database } from '../database/scope.ts'
import { beginning, sealHash } from './seal.ts'
import * as queries from './verify-queries.ts'

/** A row as it is named to people: its number in the chain, when it was done, what was done. */
export type TrailPlace = { seq: number; at: string | null; action: string | null; event: string }

/**
 * Where a chain is broken: `missing` the numbers `from` to `to` are gone with their rows · `row-missing` the seal stands, its row is gone ·
 * `altered` the row is not what was sealed · `order` the row does not follow the one before it (moved, inserted, or that one's seal was replaced).
 */
export type TrailBreak = {
  kind: 'missing' | 'row-missing' | 'altered' | 'order'
  from: number
  to: number
  at: TrailPlace | null
  before: TrailPlace | null
  after: TrailPlace | null
}

/** A number with its hash as it was printed one day; `hash` is in hexadecimal, whole or its beginning. */
export type KnownHead = { seq: number; hash: string }

/** What one chain's check found. Of breaks the first thousand are kept, all are counted. */
export type ChainCheck = {
  organisation: { id: string; name: string } | null
  sealed: number
  head: { seq: number; hash: string; sealedAt: string } | null
  /** Committed a moment ago and not sealed yet. */
  unsealed: queries.Tail | null
  /** Never handed to the sealer: put in, or taken from the queue, by somebody beside the program. */
  outside: queries.Tail | null
  breaks: TrailBreak[]
  breakCount: number
  /** Whether the head from outside stands in this chain; null where none was asked for. */
  known: 'holds' | 'differs' | 'beyond-end' | null
}

const page = 1000
const keptBreaks = 1000

const placeOf = ({ seq, eventId, event }: queries.StoredLink): TrailPlace => ({
  seq,
  at: event?.at ?? null,
  action: event?.action ?? null,
  event: eventId,
})

/** Looks at one link after the other and remembers only the last. */
class ChainReader {
  readonly breaks: TrailBreak[] = []
  count = 0
  last: queries.StoredLink | null = null
  knownHash: string | null = null
  readonly #organisation: string | null
  readonly #known: KnownHead | null
  // Breaks at the last link, which still want their neighbour after.
  #open: TrailBreak[] = []
  breakCount = 0

  constructor(organisation: string | null, known: KnownHead | null) {
    this.#organisation = organisation
    this.#known = known
  }

  #report(kind: TrailBreak['kind'], link: queries.StoredLink, numbers?: { from: number; to: number }) {
    this.breakCount += 1
    const before = this.last && placeOf(this.last)
    if (numbers) {
      if (this.breaks.length < keptBreaks) this.breaks.push({ kind, ...numbers, at: null, before, after: placeOf(link) })
      return
    }
    const found: TrailBreak = { kind, from: link.seq, to: link.seq, at: placeOf(link), before, after: null }
    this.#open.push(found)
    if (this.breaks.length < keptBreaks) this.breaks.push(found)
  }

  read(link: queries.StoredLink) {
    for (const found of this.#open) found.after = placeOf(link)
    this.#open = []
    this.count += 1
    const expected = (this.last?.seq ?? 0) + 1
    if (link.seq > expected) this.#report('missing', link, { from: expected, to: link.seq - 1 })
    // After a gap the hash before is unknown; where a number stands twice, one of both is foreign.
    else if (link.seq < expected || link.previous !== (this.last?.hash ?? beginning)) this.#report('order', link)
    if (link.event === null) this.#report('row-missing', link)
    else {
      const place = { organisation: this.#organisation, seq: link.seq, previous: link.previous, sealedAt: link.sealedAt }
      if (sealHash(link.event, place) !== link.hash) this.#report('altered', link)
    }
    if (link.seq === this.#known?.seq) this.knownHash = link.hash
    this.last = link
  }

  known(): ChainCheck['known'] {
    if (this.#known === null) return null
    if (this.#known.seq > (this.last?.seq ?? 0)) return 'beyond-end'
    return this.knownHash?.startsWith(this.#known.hash) ? 'holds' : 'differs'
  }
}

const verifyChain = async (db: Database, chain: queries.Chain, known: KnownHead | null): Promise<ChainCheck> => {
  const reader = new ChainReader(chain.id, known)
  let at = { seq: 0, eventId: '00000000-0000-0000-0000-000000000000' }
  for (let got = page; got === page; ) {
    const links = await queries.nextLinks(db, chain.id, at, page)
    for (const link of links) reader.read(link)
    at = reader.last ?? at
    got = links.length
  }
  const { waiting, outside } = await queries.unsealedTail(db, chain.id)
  const { last } = reader
  return {
    organisation: chain.id === null ? null : { id: chain.id, name: chain.name },
    sealed: reader.count,
    head: last && { seq: last.seq, hash: last.hash, sealedAt: last.sealedAt },
    unsealed: waiting,
    outside,
    breaks: reader.breaks,
    breakCount: reader.breakCount,
    known: reader.known(),
  }
}

/** Whether a check found nothing that should not be: rows that wait a moment for their seal are no break. */
export const isWhole = ({ breakCount, outside, known }: ChainCheck): boolean =>
  breakCount === 0 && outside === null && (known === null || known === 'holds')

/**
 * Computes every seal again, a thousand rows at a time whatever the size, and calls back for each chain. `organisation`: only this one's chain;
 * undefined where there is none of that id or name. `known`: a head from outside (from paper), which must then be in that chain.
 */
export const verifyTrail = async (db: Database, options: { organisation?: string; known?: KnownHead } = {}): Promise<ChainCheck[] | undefined> => {
  await queries.stillRead(db)
  const all = await queries.chains(db)
  const wanted = all.filter(({ id, name }) => options.organisation === undefined || id === options.organisation || name === options.organisation)
  if (wanted.length === 0) return undefined
  const checks: ChainCheck[] = []
  for (const chain of wanted) checks.push(await verifyChain(db, chain, options.known ?? null))
  return checks
}
