// SPDX-License-Identifier: Apache-2.0
import { parentPort } from 'node:worker_threads'
import type { Job } from './job.ts'
import { type JobName, jobs } from './jobs.ts'
import type { FromWorker, ToWorker } from './messages.ts'
import { BadInput, type JobError } from './outcome.ts'

const port = parentPort
if (port === null) throw new Error('worker.ts runs in a worker thread only')

/** One shape for all jobs: the closed list keeps input and job together at the side that asks. */
const load = async (name: JobName): Promise<Job<unknown, unknown>> => (await jobs[name]()).job as Job<unknown, unknown>

const warmUp = async (): Promise<null> => {
  for (const name of Object.keys(jobs) as JobName[]) await (await load(name)).warmUp()
  return null
}

const asJobError = (error: unknown): JobError => {
  if (error instanceof BadInput) {
    return { code: 'bad-input', reason: error.message, ...(error.place === undefined ? {} : { place: error.place }) }
  }
  return { code: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }
}

/** Memory of results is handed over, not copied: the worker has no more use for it. */
const buffersOf = (value: unknown): ArrayBuffer[] => {
  if (typeof value !== 'object' || value === null) return []
  const fields: unknown[] = value instanceof Uint8Array ? [value] : Object.values(value)
  return fields.flatMap((field) => (field instanceof Uint8Array && field.buffer instanceof ArrayBuffer ? [field.buffer] : []))
}

const answer = async (message: ToWorker): Promise<FromWorker> => {
  try {
    const value = message.kind === 'warm-up' ? await warmUp() : await (await load(message.job)).run(message.input)
    return { id: message.id, ok: true, value }
  } catch (error) {
    return { id: message.id, ok: false, error: asJobError(error) }
  }
}

port.on('message', async (message: ToWorker) => {
  const reply = await answer(message)
  port.postMessage(reply, reply.ok ? buffersOf(reply.value) : [])
})
