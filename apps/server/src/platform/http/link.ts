// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { type LinkScope, openLinkScope, openLookup } from '../database/scope.ts'
import { hashSecret } from '../identity/secrets.ts'
import type { App } from './context.ts'

/** 32 random bytes as base64url, as `createToken` makes them. */
const wellFormed = /^[\w-]{43}$/

type LinkRow = { link_id: string; organisation_id: string; request_id: string }

const linkByToken = async (app: App, token: string): Promise<LinkScope['link'] | null> => {
  const found = sql<LinkRow>`select * from supplier_link_by_token(${hashSecret(token)})`.execute(openLookup(app.pool))
  const row = (await found).rows[0]
  return row ? { id: row.link_id, organisation: row.organisation_id, request: row.request_id } : null
}

/**
 * Works in the scope of the link that this token is, in one transaction; null where there is no such link. Tries that lead nowhere are counted by
 * address, and refused with `request.too-many` when they are many. Of one link, no more is written in a minute than anybody can mean.
 */
export const inLinkScope = async <T>(app: App, request: FastifyRequest, token: string, work: (scope: LinkScope) => Promise<T>): Promise<T | null> => {
  const link = wellFormed.test(token) ? await linkByToken(app, token) : null
  if (link === null) {
    await app.limits.link(request.ip)
    return null
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') app.limits.change(link.id, app.clock.now())
  const { scope, commit, rollback } = openLinkScope(app.pool, app.clock, link, request.ip)
  try {
    const result = await work(scope)
    await commit()
    return result
  } catch (error) {
    await rollback()
    throw error
  }
}
