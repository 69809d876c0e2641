// SPDX-License-Identifier: Apache-2.0
import { Worker } from 'node:worker_threads'
import type { FromWorker, ToWorker } from './messages.ts'
import type { JobError, JobOutcome } from './outcome.ts'

/** What is asked of a worker, before it gets its id. */
export type Request = ToWorker extends infer Message ? (Message extends { id: number } ? Omit<Message, 'id'> : never) : never

/** One place for a worker: it starts one when first needed, and a new one after the old one was killed. */
export type Slot = {
  /** Whether a worker stands ready or is starting. */
  alive: () => boolean
  ask: (request: Request, timeoutMs: number, transfer?: ArrayBuffer[]) => Promise<JobOutcome<unknown>>
  /** Kills the worker at once; what it was doing gives this error. */
  kill: (error: JobError) => Promise<void>
}

type Running = { id: number; timer: NodeJS.Timeout; settle: (outcome: JobOutcome<unknown>) => void }

/** From the sources a small file teaches the worker TypeScript first; a bundle names its own. */
const ownEntry = new URL('./entry.mjs', import.meta.url)

/** A worker needs a place for temporary files and nothing else: it is not shown the server's settings, which hold passwords. */
const environment = (): Record<string, string> =>
  Object.fromEntries(['TMPDIR', 'TMP', 'TEMP'].flatMap((name) => (process.env[name] === undefined ? [] : [[name, String(process.env[name])]])))

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

const asFault = (error: unknown): JobError => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ERR_WORKER_OUT_OF_MEMORY') return { code: 'memory', reason: 'the worker reached its memory limit' }
  return { code: 'failed', reason: reasonOf(error) }
}

export const createSlot = (memoryMb: number, entry: URL | undefined): Slot => {
  let worker: Worker | null = null
  let running: Running | null = null
  let lastId = 0

  const finish = (outcome: JobOutcome<unknown>): void => {
    const done = running
    if (done === null) return
    running = null
    clearTimeout(done.timer)
    worker?.unref()
    done.settle(outcome)
  }

  const lose = (lost: Worker, error: JobError): void => {
    if (worker !== lost) return
    worker = null
    finish({ ok: false, error })
  }

  const start = (): Worker => {
    const started = new Worker(entry ?? ownEntry, {
      // Flags of the main process (loaders, test runners) are not the worker's.
      execArgv: [],
      env: environment(),
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    // An idle worker does not keep a command from ending.
    started.unref()
    started.on('message', (reply: FromWorker) => {
      if (worker === started && running?.id === reply.id) finish(reply.ok ? { ok: true, value: reply.value } : { ok: false, error: reply.error })
    })
    started.on('error', (error) => lose(started, asFault(error)))
    started.on('exit', (code) => lose(started, { code: 'failed', reason: `the worker ended by itself with code ${code}` }))
    worker = started
    return started
  }

  const kill = async (error: JobError): Promise<void> => {
    const killed = worker
    worker = null
    finish({ ok: false, error })
    await killed?.terminate()
  }

  const ask: Slot['ask'] = (request, timeoutMs, transfer) =>
    new Promise((resolve) => {
      const target = worker ?? start()
      lastId += 1
      const timer = setTimeout(() => void kill({ code: 'timeout', reason: `not finished within ${timeoutMs} ms` }), timeoutMs)
      running = { id: lastId, timer, settle: resolve }
      target.ref()
      try {
        target.postMessage({ id: lastId, ...request } satisfies ToWorker, transfer ?? [])
      } catch (error) {
        // Only values that can be copied cross; anything else is the caller's mistake, and the worker is still sound.
        finish({ ok: false, error: { code: 'bad-input', reason: reasonOf(error) } })
      }
    })

  return { alive: () => worker !== null, ask, kill }
}
