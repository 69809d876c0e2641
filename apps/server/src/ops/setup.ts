// SPDX-License-Identifier: Apache-2.0
import { redeem } from '../features/account/index.ts'
import { readLogin } from '../features/sign-in/index.ts'
import type { Clock } from '../platform/clock.ts'
import { withOwner } from '../platform/database/owner.ts'
import { openPool } from '../platform/database/pool.ts'
import { openPublicScope } from '../platform/database/scope.ts'
import { checkPassword } from '../platform/identity/password.ts'
import { hashPassword } from '../platform/identity/secrets.ts'
import type { Postgres } from '../platform/postgres/connection.ts'
import { newFirstRunCode } from './house.ts'
import { removeSecondFactors, resetPassword as writePassword } from './queries.ts'

/** The first administrator and the institution, as typed at the command line. */
export type FirstRun = { organisationName: string; institutionKind: string; name: string; login: string; password: string }

/** Does the first run without a browser; null where somebody has an account already. Refusals are `ProblemError`s, as on the page. */
export const setUp = async (
  postgres: Pick<Postgres, 'owner' | 'app'>,
  clock: Clock,
  first: FirstRun,
  demo = false,
): Promise<{ person: string; organisation: string } | null> => {
  const code = await newFirstRunCode(postgres, clock)
  if (code === null) return null
  const pool = openPool(postgres.app, () => undefined, 1)
  const { scope, commit, rollback } = openPublicScope(pool, 'command line')
  try {
    const identified = await redeem(scope, clock, { code, ...first, demo })
    await commit()
    return identified
  } catch (error) {
    await rollback()
    throw error
  } finally {
    await pool.end()
  }
}

/**
 * Sets a new password for somebody who cannot get in, from the server's own command line, and takes their second factors away where those are lost
 * too; false where nobody has that login.
 */
export const resetPassword = async (
  postgres: Postgres,
  clock: Clock,
  login: string,
  password: string,
  options: { secondFactor: boolean },
): Promise<boolean> => {
  await checkPassword(password, [login])
  const hash = await hashPassword(password)
  const person = await withOwner(postgres.owner, async (db) => {
    const found = await writePassword(db, readLogin(login), hash, { id: clock.id(), at: clock.now(), secondFactor: options.secondFactor })
    if (found && options.secondFactor) await removeSecondFactors(db, found.id)
    return found
  })
  return person !== undefined
}
