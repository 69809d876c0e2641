// SPDX-License-Identifier: Apache-2.0
import { connectionsAt, ensureCluster } from './cluster.ts'
import type { Postgres } from './connection.ts'
import { type PlacementChoice, place } from './placement.ts'
import type { ServerSettings } from './postmaster.ts'
import type { DataFolderBusy } from './problem.ts'
import { Supervisor } from './supervisor.ts'

/** How to open the embedded database. */
export interface OpenOptions extends PlacementChoice {
  /** Folder of everything this installation keeps; made if missing. */
  readonly dataDir: string
  /** Receives Japanese lines for the person at the terminal, one at a time. */
  readonly log: (line: string) => void
  /** Called when another process took the database over while it was down; this process must not go on. */
  readonly onLost?: (problem: DataFolderBusy) => void
  /** Further settings of the server, by PostgreSQL's names. Tests give up durability for speed here; nobody else should. */
  readonly settings?: ServerSettings
}

/**
 * Opens the database that comes with the installation: makes it at the first start, starts it, or takes it over when a
 * killed process left it running; then keeps it running until `stop`. It listens on a Unix socket that only this user can
 * reach (Windows: 127.0.0.1). Errors: `DataFolderBusy` when another process has the folder, else `DatabaseProblem`; both
 * with a Japanese sentence to show as it is.
 */
export async function openPostgres(options: OpenOptions): Promise<Postgres> {
  const { dataDir, log } = options
  const placement = place(dataDir, log, options)
  const secrets = await ensureCluster(placement, log)
  const onLost = options.onLost ?? (() => {})
  const supervisor = new Supervisor({ placement, admin: secrets.admin, settings: options.settings ?? {}, log, onLost })
  const { at, adopted } = await supervisor.open()
  if (adopted) log('前回から動いたままのデータベースを引き継ぎました。')
  return { ...connectionsAt(at, secrets), adopted, stop: () => supervisor.stop() }
}
