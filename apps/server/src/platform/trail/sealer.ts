// SPDX-License-Identifier: Apache-2.0
import { setImmediate as nextTurn } from 'node:timers/promises'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { type Database, openPublicScope, openSystemScope } from '../database/scope.ts'
import type { Job } from '../jobs/jobs.ts'
import * as queries from './queries.ts'
import { beginning, sealHash, sealInstant } from './seal.ts'

type Needs = { pool: pg.Pool; clock: Clock }

/** Rows sealed in one go: some ten milliseconds of hashing, in which nobody else is served. */
const batch = 500

// The installation's own chain belongs to no organisation, which is what nobody signed in has.
const inChain = async <T>({ pool, clock }: Needs, chain: string | null, work: (db: Database) => Promise<T>): Promise<T> => {
  const { scope, commit, rollback } = chain === null ? openPublicScope(pool, 'server') : openSystemScope(pool, clock, chain)
  try {
    const result = await work(scope.db)
    await commit()
    return result
  } catch (error) {
    await rollback()
    throw error
  }
}

/** Seals what waits in one chain, at most a batch. Hashes between two transactions, so that neither is held open by them. */
const sealBatch = async (needs: Needs, chain: string | null): Promise<number> => {
  const { head, events } = await inChain(needs, chain, async (db) => ({
    head: await queries.chainHead(db),
    events: await queries.unsealedEvents(db, batch),
  }))
  if (events.length === 0) return 0
  const at = needs.clock.now()
  const first = (head?.seq ?? 0) + 1
  const previous = head?.hash ?? beginning
  const hashes: string[] = []
  for (const [index, event] of events.entries())
    hashes.push(sealHash(event, { organisation: chain, seq: first + index, previous: hashes.at(-1) ?? previous, sealedAt: sealInstant(at) }))
  const done = await inChain(needs, chain, (db) => queries.sealEvents(db, { first, previous, events: events.map(({ id }) => id), hashes, at }))
  return done ? events.length : 0
}

/** Seals all that is committed and not sealed yet; returns how many rows. Stops early, at a whole batch, when told to. */
export const sealTrail = async (needs: Needs, signal?: AbortSignal): Promise<number> => {
  let sealed = 0
  for (const chain of await inChain(needs, null, queries.waitingChains)) {
    for (let last = batch; last === batch && !signal?.aborted; ) {
      last = await sealBatch(needs, chain)
      sealed += last
      await nextTurn()
    }
  }
  return sealed
}

/** Seals the trail at every turn of the jobs, which is twice a second: at most a second passes until a row has its seal. */
export const sealingJob = (needs: Needs): Job => ({
  name: 'trail.seal',
  rhythm: { seconds: 0 },
  recorded: false,
  run: async ({ signal }) => void (await sealTrail(needs, signal)),
})
