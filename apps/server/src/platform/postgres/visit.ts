// SPDX-License-Identifier: Apache-2.0
import { connectionsAt, ensureCluster } from './cluster.ts'
import type { Postgres } from './connection.ts'
import { place } from './placement.ts'
import { runningPostmaster } from './postmaster.ts'

/**
 * Speaks with the embedded database of a data folder while another process runs it: for a command beside a running server.
 * Null when nobody runs it. `stop` does nothing, since the database is not ours.
 */
export async function visitPostgres(dataDir: string, log: (line: string) => void): Promise<Postgres | null> {
  const placement = place(dataDir, log)
  const running = runningPostmaster(placement.cluster)
  if (running === null) return null
  const secrets = await ensureCluster(placement, log)
  return { ...connectionsAt(running, secrets), adopted: false, stop: async () => {} }
}
