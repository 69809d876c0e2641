// SPDX-License-Identifier: Apache-2.0
import type { Permission, Role } from '@shinayaka/contract'
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { openLookup, type SignedIn } from '../database/scope.ts'
import { hashSecret } from '../identity/secrets.ts'
import { ProblemError } from '../problem.ts'
import type { App } from './context.ts'

// A token is marked as used at most this often, so that reading does not write.
const touchMilliseconds = 5 * 60 * 1000

type TokenRow = {
  token_id: string
  token_name: string
  shown: string
  permissions: Permission[]
  used_at: Date | null
  person_id: string
  person_name: string
  login: string
  organisation_id: string
  organisation_name: string
  organisation_kind: SignedIn['organisation']['kind']
  institution_kind: SignedIn['organisation']['institutionKind']
  demo: boolean
  role: Role
}

/** The token that a program sends as `Authorization: Bearer shk_…`, or null where it sends none. */
const tokenOf = (request: FastifyRequest): string | null => /^Bearer +(shk_[\w-]{43})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null

/** Whether a request comes from a program with a token rather than from a browser. */
export const bearsToken = (request: FastifyRequest): boolean => /^Bearer\b/i.test(request.headers.authorization ?? '')

/** Whom the token of this request speaks for; refuses with `token.invalid` one that is wrong, over, or whose maker has left. */
export const signedInByToken = async (app: App, request: FastifyRequest): Promise<SignedIn> => {
  const token = tokenOf(request)
  if (token === null) throw new ProblemError('token.invalid')
  const hash = hashSecret(token)
  const now = app.clock.now()
  const db = openLookup(app.pool)
  const { rows } = await sql<TokenRow>`select * from token_by_hash(${hash}, ${now})`.execute(db)
  const row = rows[0]
  if (!row) {
    await app.limits.code(request.ip)
    throw new ProblemError('token.invalid')
  }
  if (row.used_at === null || now.getTime() - row.used_at.getTime() > touchMilliseconds) await sql`select touch_token(${hash}, ${now})`.execute(db)
  return {
    person: { id: row.person_id, name: row.person_name, login: row.login },
    organisation: {
      id: row.organisation_id,
      name: row.organisation_name,
      kind: row.organisation_kind,
      institutionKind: row.institution_kind,
      demo: row.demo,
    },
    role: row.role,
    // A program never proves that it is a person.
    session: { id: row.token_id, factor: 'password', confirmedAt: new Date(0) },
    tokenHash: hash,
    token: { name: row.token_name, shown: row.shown, permissions: row.permissions },
  }
}
