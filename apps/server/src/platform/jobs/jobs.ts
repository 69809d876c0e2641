// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Clock } from '../clock.ts'
import { openPublicScope } from '../database/scope.ts'
import { isUnavailable } from '../database/transaction.ts'
import { describeError } from '../log/describe.ts'
import type { Connection } from '../postgres/connection.ts'
import { isDue, type Rhythm } from './due.ts'
import { seekLeadership } from './leader.ts'
import { jobEnded, jobRuns, jobStarted } from './queries.ts'

/** Work that the server does by itself, once for the whole installation however many processes there are. */
export type Job = {
  /** Known in `job_run`, metrics and the log: `audit.seal`. */
  name: string
  rhythm: Rhythm
  /** Kept in `job_run`; not for what runs every few seconds and finds nothing to do. */
  recorded: boolean
  /** Not by its rhythm before the process has run for so many seconds: a start is busy enough. */
  settle?: number
  /** Does it; what it throws is logged and kept, and it is tried again at its next time. Must stop soon when `signal` says so. `pressed`: somebody asked for it, its time had not come. */
  run: (context: { now: Date; signal: AbortSignal; pressed: boolean }) => Promise<void>
}

export type Jobs = {
  /** Runs one now, as its rhythm would, and waits for its end; for tests and for people who press a button. Throws what it throws. */
  runNow(name: string): Promise<void>
  stop(): Promise<void>
}

type Needs = {
  pool: pg.Pool
  clock: Clock
  direct: Connection
  log: (message: string, details?: Record<string, unknown>) => void
  /** Told each time a job did its work to the end; `metrics.jobSucceeded` in the server. */
  succeeded?: (job: string, at: Date) => void
}

const tickMilliseconds = 500

/** Starts the jobs; each runs in its rhythm, never twice at once. */
export const startJobs = ({ pool, clock, direct, log, succeeded }: Needs, jobs: readonly Job[], options: { ticking?: boolean } = {}): Jobs => {
  const leadership = seekLeadership(direct)
  const stopping = new AbortController()
  const began = new Map<string, Date>()
  const running = new Map<string, Promise<void>>()

  const inScope = async <T>(work: (db: Parameters<typeof jobRuns>[0]) => Promise<T>): Promise<T> => {
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

  const perform = async (job: Job, pressed: boolean): Promise<void> => {
    const now = clock.now()
    began.set(job.name, now)
    if (job.recorded) await inScope((db) => jobStarted(db, job.name, now))
    try {
      await job.run({ now, signal: stopping.signal, pressed })
      succeeded?.(job.name, clock.now())
      if (job.recorded) await inScope((db) => jobEnded(db, job.name, clock.now(), ''))
    } catch (error) {
      const problem = error instanceof Error ? error.message : String(error)
      if (job.recorded) await inScope((db) => jobEnded(db, job.name, clock.now(), problem || 'failed')).catch(() => undefined)
      throw error
    }
  }

  const once = (job: Job, pressed: boolean): Promise<void> => {
    const going = running.get(job.name)
    if (going) return going
    const doing = perform(job, pressed).finally(() => running.delete(job.name))
    running.set(job.name, doing)
    return doing
  }

  let known = false
  const learn = async () => {
    for (const run of await inScope(jobRuns)) {
      began.set(run.name, run.started_at)
      if (run.succeeded_at !== null) succeeded?.(run.name, run.succeeded_at)
    }
    known = true
  }

  const tick = async () => {
    if (!(await leadership.held())) {
      // Whoever leads meanwhile writes down what it does.
      known = false
      return
    }
    if (!known) await learn()
    for (const job of jobs) {
      if (stopping.signal.aborted || running.has(job.name) || process.uptime() < (job.settle ?? 0)) continue
      if (!isDue(job.rhythm, began.get(job.name) ?? null, clock.now())) continue
      once(job, false).catch((error: unknown) => {
        // A database that is away is told once by its supervisor, not by every job.
        if (!isUnavailable(error)) log(`job ${job.name} failed`, { error: describeError(error) })
      })
    }
  }

  const loop = async () => {
    while (!stopping.signal.aborted) {
      await tick().catch((error: unknown) => {
        if (!isUnavailable(error)) log('jobs failed', { error: describeError(error) })
      })
      await sleep(tickMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const looping = options.ticking === false ? Promise.resolve() : loop()

  return {
    async runNow(name) {
      const job = jobs.find((one) => one.name === name)
      if (!job) throw new Error(`no job ${name}`)
      await once(job, true)
    },
    async stop() {
      stopping.abort()
      await looping
      await Promise.allSettled(running.values())
      await leadership.end()
    },
  }
}
