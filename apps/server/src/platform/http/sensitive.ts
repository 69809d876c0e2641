// SPDX-License-Identifier: Apache-2.0
import type { Endpoint } from '@shinayaka/contract'
import { openRecordingScope, type SignedIn } from '../database/scope.ts'
import { recordOverseenRead } from '../trail/queries.ts'
import type { App } from './context.ts'

type Input = { params?: unknown; query?: unknown }

/** One look at a page asks several endpoints about the same record; within this time they are one read. */
const sameLookMilliseconds = 60 * 1000
const rememberedLooks = 10_000

/** The record is what the address names first; what follows says which part of it. */
const named = (params: unknown, name: string): { target: { kind: string; id: string }; part: object } => {
  const [first, ...rest] = Object.entries(typeof params === 'object' && params !== null ? params : {})
  return { target: first ? { kind: first[0], id: String(first[1]) } : { kind: 'endpoint', id: name }, part: Object.fromEntries(rest) }
}

type Read = { name: string; endpoint: Endpoint; who: SignedIn; target: { kind: string; id: string }; part: object; query: unknown; address: string }

/** Taking a file away is more than looking. */
const isFile = (endpoint: Endpoint): boolean => 'file' in endpoint.response

const write = async (app: App, { name, endpoint, who, target, part, query, address }: Read): Promise<void> => {
  const { scope, commit, rollback } = openRecordingScope(app.pool, app.clock, who, address)
  try {
    const action = isFile(endpoint) ? 'record.take' : 'record.read'
    await scope.audit({ action, target, after: { ...part, what: name, ...(query ? { query } : {}) } })
    if (endpoint.oversight)
      await recordOverseenRead(scope.db, {
        event: app.clock.id(),
        submission: target.id,
        what: name,
        overseer: who.organisation.name,
        person: who.person.name,
        address,
        at: app.clock.now(),
      })
    await commit()
  } catch (error) {
    await rollback()
    throw error
  }
}

/**
 * Writes into the trail that somebody has read what is sensitive: which record, by which endpoint. A file that was taken away is written each time.
 * Of an institution below, it is also written into that institution's own trail, with the names of those who looked.
 */
export const createReadRecorder = (app: App) => {
  const looks = new Map<string, number>()
  return async (name: string, endpoint: Endpoint, who: SignedIn | null, { params, query }: Input, address: string): Promise<void> => {
    if (!endpoint.sensitive || who === null) return
    const { target, part } = named(params, name)
    const look = [who.session.id, target.kind, target.id].join(' ')
    const now = app.clock.now().getTime()
    const ago = now - (looks.get(look) ?? 0)
    if (!isFile(endpoint) && ago >= 0 && ago < sameLookMilliseconds) return
    await write(app, { name, endpoint, who, target, part, query, address })
    if (looks.size >= rememberedLooks) looks.clear()
    looks.set(look, now)
  }
}
