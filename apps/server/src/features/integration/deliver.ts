// SPDX-License-Identifier: Apache-2.0
import { createHmac } from 'node:crypto'
import type pg from 'pg'
import type { Clock } from '../../platform/clock.ts'
import { type Database, openPublicScope } from '../../platform/database/scope.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { nextAttempt } from '../../platform/mail/again.ts'
import { callDelivered, callFailed, type TakenCall, takeCalls } from './queries.ts'
import { refusalOf } from './webhooks.ts'

const atOnce = 10
const timeoutMilliseconds = 10_000

/**
 * The headers that prove who calls and that it is not an old call again: Standard Webhooks 1.0. `v1` is the HMAC-SHA256, in base64,
 * of `id.timestamp.body` with the bytes after `whsec_`. Whoever receives it refuses what is older than five minutes or has an id it knows.
 */
export const signatureHeaders = (call: { id: string; payload: string; secret: string }, at: Date): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(call.secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${call.id}.${timestamp}.${call.payload}`).digest('base64')
  return { 'webhook-id': call.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}

const post = async (call: TakenCall, at: Date): Promise<string | null> => {
  try {
    const response = await fetch(call.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'Shinayaka', ...signatureHeaders(call, at) },
      body: call.payload,
      // Somewhere else is somewhere that the settings did not name.
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMilliseconds),
    })
    // What comes back is nobody's business here, and may be endless.
    await response.body?.cancel()
    return response.ok ? null : `HTTP ${response.status}`
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error && 'code' in error.cause ? String(error.cause.code) : ''
    return cause || (error instanceof Error ? error.name : 'error')
  }
}

/** The job that tells other programs what happened, every three seconds. */
export const webhookJobs = (needs: { pool: pg.Pool; clock: Clock; webhookHosts: readonly string[] }): Job[] => {
  const { pool, clock, webhookHosts } = needs
  const inScope = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const { scope, commit, rollback } = openPublicScope(pool, 'server')
    try {
      const result = await work(scope.db)
      await commit()
      return result
    } catch (error) {
      await rollback()
      throw error
    }
  }
  const deliver = async (call: TakenCall) => {
    // The settings may have changed since it was added.
    const problem = refusalOf(call.url, webhookHosts) ? 'WEBHOOK_HOSTS' : await post(call, clock.now())
    const now = clock.now()
    await inScope((db) =>
      problem === null ? callDelivered(db, call.id, now) : callFailed(db, call.id, problem, nextAttempt(call.attempts, now, false), now),
    )
  }
  return [
    {
      name: 'webhook.send',
      rhythm: { seconds: 3 },
      recorded: false,
      run: async ({ signal }) => {
        while (!signal.aborted) {
          const calls = await inScope((db) => takeCalls(db, clock.now(), atOnce))
          await Promise.all(calls.map(deliver))
          if (calls.length < atOnce) return
        }
      },
    },
  ]
}
