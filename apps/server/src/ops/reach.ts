// SPDX-License-Identifier: Apache-2.0
import type { Postgres } from '../platform/postgres/connection.ts'
import { checkExternal } from '../platform/postgres/external.ts'
import { openPostgres } from '../platform/postgres/postgres.ts'
import { visitPostgres } from '../platform/postgres/visit.ts'
import type { Settings } from '../platform/settings/settings.ts'
import { finishSwap } from './copy/swap.ts'

/** What of the settings says where the data is. */
export type Place = Pick<Settings, 'database' | 'dataDir' | 'files'>

/**
 * How a process comes to the database. The server owns an embedded one, and is told when another process took it over while it was down;
 * a command may visit one that a server is running.
 */
export type Coming = { as: 'owner'; onLost: (sentence: string) => void } | { as: 'visitor' }

/** Reaches the database that the settings name, embedded or external, as it is; close with `stop()`. */
export const reachPostgres = async ({ database, dataDir }: Place, log: (line: string) => void, coming: Coming): Promise<Postgres> => {
  if (database) return checkExternal(database)
  // A restore that was cut short in its last step is finished before anything is opened.
  if (await finishSwap(dataDir)) log('前の復元の、最後の入れ替えを済ませました。')
  const visited = coming.as === 'visitor' ? await visitPostgres(dataDir, log) : null
  return visited ?? openPostgres({ dataDir, log, onLost: (problem) => coming.as === 'owner' && coming.onLost(problem.message) })
}
