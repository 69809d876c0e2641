// SPDX-License-Identifier: Apache-2.0
import type { Pool as WorkerPool } from '@shinayaka/engines'
import type pg from 'pg'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** Numbers about the server at work, for whoever watches it; nothing about people or institutions. */
export type Metrics = {
  /** A job that runs by itself (`backup`, `reminder` …) did its work to the end. The name is one of few, in lower case with hyphens. */
  jobSucceeded: (job: string, at: Date) => void
  /** One request was answered. `route` is the pattern of its address. */
  answered: (request: { method: string; route: string; status: number; seconds: number }) => void
  /** A trace could not be handed over; `spans` of it are lost. */
  tracesLost: (spans: number) => void
  /** Everything in the text format of Prometheus, and its media type. */
  text: () => Promise<string>
  type: string
}

/** What is measured beside requests and jobs. */
type Measured = { pool: pg.Pool; workers: WorkerPool; version: string }

// Three of the usual metrics of a Node process have names that Prometheus keeps for counters.
const misnamed = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total']

/** Numbers in a registry of their own, so that several servers in one process do not mix. `measured` null: nothing of the process is watched. */
export const createMetrics = (measured: Measured | null): Metrics => {
  const registry = new Registry()
  const registers = [registry]
  const job = new Gauge({
    name: 'shinayaka_job_last_success_timestamp_seconds',
    help: 'When a job last did its work to the end, in seconds since 1970; absent since the start of the server until it has.',
    labelNames: ['job'],
    registers,
  })
  const duration = new Histogram({
    name: 'shinayaka_http_request_duration_seconds',
    help: 'How long requests took, by the pattern of their address.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const lost = new Counter({ name: 'shinayaka_trace_spans_lost_total', help: 'Spans that could not be handed over to the collector.', registers })
  if (measured !== null) watchProcess(measured, registry)
  return {
    jobSucceeded: (name, at) => job.set({ job: name }, at.getTime() / 1000),
    answered: ({ method, route, status, seconds }) => duration.observe({ method, route, status }, seconds),
    tracesLost: (spans) => lost.inc(spans),
    text: () => registry.metrics(),
    type: registry.contentType,
  }
}

const watchProcess = ({ pool, workers, version }: Measured, registry: Registry): void => {
  collectDefaultMetrics({ register: registry })
  for (const name of misnamed) registry.removeSingleMetric(name)
  const registers = [registry]
  new Gauge({ name: 'shinayaka_info', help: 'Which version runs; always 1.', labelNames: ['version'], registers }).set({ version }, 1)
  new Gauge({
    name: 'shinayaka_database_connections',
    help: 'Connections to the database that are open.',
    labelNames: ['state'],
    registers,
    collect() {
      this.set({ state: 'idle' }, pool.idleCount)
      this.set({ state: 'busy' }, pool.totalCount - pool.idleCount)
    },
  })
  new Gauge({
    name: 'shinayaka_database_waiting_requests',
    help: 'Requests that wait for a connection to the database.',
    registers,
    collect() {
      this.set(pool.waitingCount)
    },
  })
  new Gauge({
    name: 'shinayaka_workers',
    help: 'Workers for documents and charts.',
    labelNames: ['state'],
    registers,
    collect() {
      const { size, busy } = workers.state()
      this.set({ state: 'idle' }, size - busy)
      this.set({ state: 'busy' }, busy)
    },
  })
  new Gauge({
    name: 'shinayaka_workers_waiting_tasks',
    help: 'Documents and charts that wait for a worker.',
    registers,
    collect() {
      this.set(workers.state().waiting)
    },
  })
}
