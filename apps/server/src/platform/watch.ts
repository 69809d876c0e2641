// SPDX-License-Identifier: Apache-2.0
import type { Pool as WorkerPool } from '@shinayaka/engines'
import type pg from 'pg'
import type { Log } from './log/log.ts'
import { createMetrics, type Metrics } from './metrics/metrics.ts'
import type { Watching } from './settings/watching.ts'
import type { Traces } from './traces/traces.ts'

/** Numbers and traces of one server, as its settings want them. `close` hands over the last traces. */
type Watch = { metrics: Metrics; traces: Traces | null; close: () => Promise<void> }

/** Opens them; what was not asked for is not even loaded. */
export const openWatch = async (
  watching: Watching,
  { pool, workers, version, log }: { pool: pg.Pool; workers: WorkerPool; version: string; log: Log },
): Promise<Watch> => {
  const metrics = createMetrics(watching.metrics === null ? null : { pool, workers, version })
  if (watching.traces === null) return { metrics, traces: null, close: async () => {} }
  const { openTraces } = await import('./traces/open.ts')
  const { traces, exporter } = openTraces(watching.traces, { pool, version, log, metrics })
  return { metrics, traces, close: exporter.close }
}
