// SPDX-License-Identifier: Apache-2.0
import { type Connection, connect } from '../postgres/connection.ts'

// Any constant does, as long as every process of an installation uses the same one.
const jobsLock = 20261122

/** Holds, among all processes over one database, the right to do the work that must be done once. */
export type Leadership = {
  /** Whether this process holds it now; asks for it, or for it again after the connection was lost. */
  held(): Promise<boolean>
  end(): Promise<void>
}

/** `direct`: never through a pooler, for the right lasts as long as the connection. */
export const seekLeadership = (direct: Connection): Leadership => {
  let client: Awaited<ReturnType<typeof connect>> | null = null
  const drop = () => {
    const gone = client
    client = null
    gone?.end().catch(() => undefined)
  }
  return {
    async held() {
      if (client) return true
      const asking = await connect(direct, { name: 'shinayaka jobs', timeout: 5000 }).catch(() => null)
      if (asking === null) return false
      const { rows } = await asking.query<{ got: boolean }>('select pg_try_advisory_lock($1) as got', [jobsLock]).catch(() => ({ rows: [] }))
      if (rows[0]?.got !== true) {
        asking.end().catch(() => undefined)
        return false
      }
      client = asking
      asking.once('end', () => {
        if (client === asking) client = null
      })
      return true
    },
    async end() {
      drop()
    },
  }
}
