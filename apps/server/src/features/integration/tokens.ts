// SPDX-License-Identifier: Apache-2.0
import { isPermitted, longestTokenDays, type Permission } from '@shinayaka/contract'
import { type DatedThing, japaneseDate } from '@shinayaka/domain'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { hashSecret } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './queries.ts'

type Row = Awaited<ReturnType<typeof queries.tokens>>[number]

const viewOf = (row: Omit<Row, 'permissions'> & { permissions: readonly string[] }, now: Date) => ({
  id: row.id,
  name: row.name,
  shown: row.shown,
  // Written by us from the same list.
  permissions: row.permissions as Permission[],
  by: row.created_by_name,
  created: row.created_at.toISOString(),
  expires: row.expires_at.toISOString(),
  lastUsed: row.used_at?.toISOString() ?? null,
  state: row.revoked_at ? ('revoked' as const) : row.expires_at <= now ? ('expired' as const) : ('active' as const),
})

/** The tokens of the institution, newest first. */
export const listTokens = async (scope: OrganisationScope, clock: Clock) => {
  const now = clock.now()
  return (await queries.tokens(scope.db)).map((row) => viewOf(row, now))
}

const dayMilliseconds = 24 * 60 * 60 * 1000

/** Makes a token that may do no more than its maker, until the end of a day in Japan; the secret is given back this once. */
export const createToken = async (
  scope: OrganisationScope,
  clock: Clock,
  wanted: { name: string; permissions: readonly Permission[]; expires: string },
) => {
  const now = clock.now()
  const last = japaneseDate(new Date(now.getTime() + longestTokenDays * dayMilliseconds))
  if (wanted.expires < japaneseDate(now) || wanted.expires > last) throw new ProblemError('token.expiry', { last })
  const beyond = wanted.permissions.find((permission) => !isPermitted(scope.role, permission))
  if (beyond) throw new ProblemError('token.permission', { permission: beyond })
  const secret = `shk_${clock.random(32).toString('base64url')}`
  const row = {
    id: clock.id(),
    organisation_id: scope.organisation.id,
    name: wanted.name,
    token_hash: hashSecret(secret),
    shown: secret.slice(0, 10),
    permissions: [...new Set(wanted.permissions)],
    created_by: scope.person.id,
    created_by_name: scope.person.name,
    created_at: now,
    expires_at: new Date(Date.parse(`${wanted.expires}T00:00:00+09:00`) + dayMilliseconds),
  }
  await queries.insertToken(scope.db, row)
  await scope.audit({
    action: 'token.create',
    target: { kind: 'token', id: row.id },
    after: { name: row.name, shown: row.shown, permissions: row.permissions, expires: wanted.expires },
  })
  return { token: viewOf({ ...row, used_at: null, revoked_at: null }, now), secret }
}

/** Ends a token at once. */
export const revokeToken = async (scope: OrganisationScope, clock: Clock, id: string): Promise<{ revoked: true }> => {
  const gone = await queries.revokeToken(scope.db, id, clock.now())
  if (!gone) throw new ProblemError('not-found')
  await scope.audit({ action: 'token.revoke', target: { kind: 'token', id }, before: { name: gone.name } })
  return { revoked: true }
}

/** The tokens that still work, each with the last day on which it does. */
export const tokensWithDay = async (
  db: OrganisationScope['db'],
  now: Date,
): Promise<{ thing: DatedThing; whose: { permission: 'token.manage' } }[]> =>
  (await queries.tokens(db))
    .filter(({ expires_at, revoked_at }) => revoked_at === null && expires_at > now)
    .map(({ name, expires_at }) => ({
      thing: { kind: 'token', date: japaneseDate(new Date(expires_at.getTime() - 1)), path: '/settings/integrations', params: { name } },
      whose: { permission: 'token.manage' },
    }))
