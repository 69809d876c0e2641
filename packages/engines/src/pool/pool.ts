// SPDX-License-Identifier: Apache-2.0
import type { JobError, JobOutcome } from './outcome.ts'
import { createSlot, type Request, type Slot } from './slot.ts'
import type { Pool, PoolOptions, RunOptions } from './types.ts'

type Waiting = { request: Request; transfer: ArrayBuffer[] | undefined; begin: (slot: Slot) => void; settle: (outcome: JobOutcome<never>) => void }

/** Loading fonts and libraries on a slow and busy machine; not a person's wait. */
const warmUpMs = 120_000
const cancelled: JobError = { code: 'cancelled', reason: 'the caller gave up' }
const closedError: JobError = { code: 'closed', reason: 'the pool is closed' }

/**
 * Workers for what would stop the server from answering (PDF, Excel, charts). Each does one job at a time; more wait in order.
 * A job that runs longer than `timeoutMs`, or needs more than `memoryMb` of V8 heap, is ended with its worker, and a new worker takes its place.
 *
 * @example
 * const pool = createPool({ size: 2, memoryMb: 256, timeoutMs: 10_000 })
 * const pdf = await pool.run('report.pdf', report, { signal })
 * if (pdf.ok) send(pdf.value.bytes)
 */
export const createPool = (options: PoolOptions): Pool => {
  const { size, memoryMb, timeoutMs, waitMs = 60_000, queue: queueLimit = 100 } = options
  const slots = Array.from({ length: size }, () => createSlot(memoryMb, options.entry))
  const idle = new Set(slots)
  const waiting: Waiting[] = []
  let warm = false
  let closed = false

  const release = (slot: Slot): void => {
    if (closed) return
    idle.add(slot)
    next()
    // The one that replaces a killed worker loads its libraries now, not while a person waits.
    if (warm && idle.has(slot) && !slot.alive()) void warmSlot(slot)
  }

  const warmSlot = async (slot: Slot): Promise<JobOutcome<unknown>> => {
    idle.delete(slot)
    const outcome = await slot.ask({ kind: 'warm-up' }, warmUpMs)
    // A worker that cannot even start is not tried again and again: the next job will, and says why.
    if (slot.alive()) release(slot)
    else if (!closed) {
      idle.add(slot)
      next()
    }
    return outcome
  }

  const next = (): void => {
    // A worker that runs already comes before one that must start first.
    const slot = [...idle].find((candidate) => candidate.alive()) ?? [...idle][0]
    if (slot === undefined) return
    const first = waiting.shift()
    if (first === undefined) return
    idle.delete(slot)
    first.begin(slot)
  }

  const run = (request: Request, { signal, transfer }: RunOptions): Promise<JobOutcome<unknown>> =>
    new Promise((resolve) => {
      let at: Slot | null = null
      const settle = (outcome: JobOutcome<unknown>): void => {
        clearTimeout(waitTimer)
        signal?.removeEventListener('abort', giveUp)
        resolve(outcome)
      }
      const leaveQueue = (error: JobError): void => {
        const place = waiting.indexOf(task)
        if (place >= 0) waiting.splice(place, 1)
        settle({ ok: false, error })
      }
      const giveUp = (): void => (at === null ? leaveQueue(cancelled) : void at.kill(cancelled))
      const begin = async (slot: Slot): Promise<void> => {
        at = slot
        clearTimeout(waitTimer)
        const outcome = await slot.ask(request, timeoutMs, transfer)
        settle(outcome)
        release(slot)
      }
      const task: Waiting = { request, transfer, begin: (slot) => void begin(slot), settle }
      const waitTimer = setTimeout(() => leaveQueue({ code: 'busy', reason: `no worker was free within ${waitMs} ms` }), waitMs)

      if (closed) return settle({ ok: false, error: closedError })
      if (signal?.aborted) return settle({ ok: false, error: cancelled })
      if (idle.size === 0 && waiting.length >= queueLimit)
        return settle({ ok: false, error: { code: 'busy', reason: `${queueLimit} jobs are waiting` } })
      signal?.addEventListener('abort', giveUp, { once: true })
      waiting.push(task)
      next()
    })

  return {
    run: (job, input, runOptions = {}) => run({ kind: 'run', job, input }, runOptions) as ReturnType<Pool['run']> as never,
    warmUp: async () => {
      warm = true
      const outcomes = await Promise.all([...idle].map(warmSlot))
      const failed = outcomes.find((outcome) => !outcome.ok)
      return failed !== undefined && !failed.ok ? failed : { ok: true, value: null }
    },
    state: () => ({ size, busy: size - idle.size, waiting: waiting.length }),
    close: async () => {
      closed = true
      for (const task of waiting.splice(0)) task.settle({ ok: false, error: closedError })
      await Promise.all(slots.map((slot) => slot.kill(closedError)))
    },
  }
}
