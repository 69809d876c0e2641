// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@shinayaka/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type Database, openLookup, type SessionStanding, type SignedIn } from '../database/scope.ts'
import { createToken, hashSecret } from '../identity/secrets.ts'
import { ProblemError } from '../problem.ts'
import type { App } from './context.ts'
import { sessionTokenOf, setSessionCookie } from './session-cookie.ts'

const hours = 60 * 60 * 1000
// Longest that any role may rest; administrators, who can change everything, rest less. A shift of a hospital is eight hours.
const idleHours = 8
const administratorIdleMilliseconds = 2 * hours
// Whoever works here signs in anew each day, also after a night on duty (NIST SP 800-63B-4: 24 hours).
const absoluteMilliseconds = 24 * hours
// A session is marked as seen at most this often, so that reading pages does not write.
const touchMilliseconds = 5 * 60 * 1000

type SessionRow = SessionStanding & {
  session_id: string
  factor: SignedIn['session']['factor']
  confirmed_at: Date
  organisation_kind: SignedIn['organisation']['kind']
  institution_kind: SignedIn['organisation']['institutionKind']
  person_id: string
  person_name: string
  login: string
  organisation_id: string
  organisation_name: string
  demo: boolean
  role: Role
  seen_at: Date
}

/** Who sends this request, by the cookie; refuses with `session.required` when nobody is signed in. */
export const signedIn = async (app: App, request: FastifyRequest): Promise<SignedIn> => {
  const token = sessionTokenOf(app, request)
  if (!token) throw new ProblemError('session.required')
  const tokenHash = hashSecret(token)
  const now = app.clock.now()
  const db = openLookup(app.pool)
  const { rows } = await sql<SessionRow>`
    select s.*, t.* from session_by_token(${tokenHash}, ${now}, ${`${idleHours} hours`}::interval) s, session_standing(${tokenHash}) t`.execute(db)
  const row = rows[0]
  if (!row) throw new ProblemError('session.required')
  const rested = now.getTime() - row.seen_at.getTime()
  if (row.role === 'administrator' && rested > administratorIdleMilliseconds) throw new ProblemError('session.required')
  if (rested > touchMilliseconds) await sql`select touch_session(${tokenHash}, ${now})`.execute(db)
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
    session: { id: row.session_id, factor: row.factor, confirmedAt: row.confirmed_at, standing: row },
    tokenHash,
  }
}

/** Opens a session and gives the browser its cookie. What happened since the last time goes with it. */
export const openSession = async (
  app: App,
  scope: { db: Parameters<ReturnType<typeof sql>['execute']>[0] },
  request: FastifyRequest,
  reply: FastifyReply,
  who: { person: string; organisation: string; factor: SignedIn['session']['factor'] },
): Promise<void> => {
  const token = createToken(app.clock)
  const now = app.clock.now()
  const expires = new Date(now.getTime() + absoluteMilliseconds)
  const agent = (request.headers['user-agent'] ?? '').slice(0, 200)
  const hash = hashSecret(token)
  await sql`select open_session(${hash}, ${app.clock.id()}::uuid, ${who.person}::uuid, ${who.organisation}::uuid, ${now}, ${expires},
    ${who.factor}, ${request.ip}, ${agent})`.execute(scope.db)
  await sql`select settle_session(${hash})`.execute(scope.db)
  setSessionCookie(app, reply, token, expires)
}

/** Puts the session of a signed-in person under a new token, which goes to the browser once this is committed. */
export const renewSession = async (app: App, scope: { db: Database }, who: SignedIn): Promise<string> => {
  const token = createToken(app.clock)
  const { rows } = await sql<{ renewed: boolean }>`select renew_session(${who.tokenHash}, ${hashSecret(token)}) as renewed`.execute(scope.db)
  // Another tab was first: this one comes again with the cookie of that one.
  if (!rows[0]?.renewed) throw new ProblemError('session.required')
  return token
}

/** Gives the browser the cookie of a session that took another one's place; when it ends stands in the session itself. */
export const replaceSession = (app: App, reply: FastifyReply, token: string) =>
  setSessionCookie(app, reply, token, new Date(app.clock.now().getTime() + absoluteMilliseconds))
