// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What somebody did, as its seal covers it. `at` is UTC to the microsecond: `2026-11-21T01:30:00.123000Z`. */
export type SealedEvent = {
  id: string
  person_id: string | null
  action: string
  target_kind: string
  target_id: string
  before: unknown
  after: unknown
  address: string
  at: string
}

/** Where an event stands in its chain: whose chain (null: the installation's), the how-manieth, what came before, when it was sealed. */
export type SealPlace = { organisation: string | null; seq: number; previous: string; sealedAt: string }

/** What comes before the first row of a chain. */
export const beginning = '0'.repeat(64)

/** An instant as a seal writes it; JavaScript knows no microseconds. */
export const sealInstant = (at: Date): string => at.toISOString().replace('Z', '000Z')

/** The seal of one row: SHA-256, in hexadecimal, over its content and place as RFC 8785 JSON. Anybody can compute it again: docs/trail.md says how. */
export const sealHash = (event: SealedEvent, { organisation, seq, previous, sealedAt }: SealPlace): string => {
  const text = canonicalize({
    schema: 'shinayaka.trail/1',
    organisation,
    seq,
    previous,
    sealedAt,
    event: {
      id: event.id,
      person: event.person_id,
      action: event.action,
      target: { kind: event.target_kind, id: event.target_id },
      before: event.before,
      after: event.after,
      address: event.address,
      at: event.at,
    },
  })
  if (text === undefined) throw new Error('an event is always JSON')
  return createHash('sha256').update(text).digest('hex')
}
