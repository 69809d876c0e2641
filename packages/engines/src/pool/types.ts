// SPDX-License-Identifier: Apache-2.0
import type { JobInput, JobName, JobOutput } from './jobs.ts'
import type { JobOutcome } from './outcome.ts'

/** How the pool is set up. */
export type PoolOptions = {
  /** Workers at most; they start when first needed or at `warmUp`. */
  size: number
  /** V8 heap a worker may use, in MiB. Memory that Typst takes outside V8 is not counted by it. */
  memoryMb: number
  /** How long one job may run, in milliseconds; then its worker is killed and replaced. */
  timeoutMs: number
  /** How long a job may wait for its turn, in milliseconds; then it is `busy`. Default: 60 000. */
  waitMs?: number
  /** How many may wait; one more is `busy` at once. Default: 100. */
  queue?: number
  /** Where a bundle put the worker (a bundled `worker.ts`); from the sources it finds itself. */
  entry?: URL
}

/** What a caller may add to one run: `signal` gives up (a running worker is killed and replaced), `transfer` hands buffers over instead of copying them. */
export type RunOptions = { signal?: AbortSignal; transfer?: ArrayBuffer[] }

/** Workers for what would stop the server from answering: PDF, Excel, charts. */
export type Pool = {
  /** Does one job in a worker. Never rejects: an expected "no" and a fault alike are values. */
  run: <Name extends JobName>(job: Name, input: JobInput<Name>, options?: RunOptions) => Promise<JobOutcome<JobOutput<Name>>>
  /** Starts every worker and loads fonts and libraries ahead; workers that replace killed ones are warmed up too. */
  warmUp: () => Promise<JobOutcome<null>>
  /** How many workers there are, how many are at work, and how many jobs wait for one. */
  state: () => { size: number; busy: number; waiting: number }
  /** Stops everything: waiting and running jobs give `closed`. */
  close: () => Promise<void>
}
