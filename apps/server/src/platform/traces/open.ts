// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import { traceQueries } from '../database/trace-queries.ts'
import type { Log } from '../log/log.ts'
import type { Metrics } from '../metrics/metrics.ts'
import type { Watching } from '../settings/watching.ts'
import { type Exporter, openExporter } from './exporter.ts'
import { createTraces, type Traces } from './traces.ts'

/** Everything that tracing needs, opened together: only a server that was told where traces go loads this. */
export const openTraces = (
  to: NonNullable<Watching['traces']>,
  { pool, version, log, metrics }: { pool: pg.Pool; version: string; log: Log; metrics: Metrics },
): { traces: Traces; exporter: Exporter } => {
  const exporter = openExporter({ ...to, version }, { log: (message, details) => log('warn', message, details), lost: metrics.tracesLost })
  const traces = createTraces(exporter.add)
  traceQueries(pool, traces)
  return { traces, exporter }
}
