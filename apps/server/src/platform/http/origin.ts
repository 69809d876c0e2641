// SPDX-License-Identifier: Apache-2.0
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../problem.ts'
import type { App } from './context.ts'
import { isSecure } from './session-cookie.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The address itself is the secret that admits, and no cookie counts: another site that could send here would have to know it. */
    secretAddress?: boolean
  }
}

const originOf = (address: string): string | null => (URL.canParse(address) ? new URL(address).origin : null)

/** Where a request says it comes from; undefined where it says nothing, null where that is no address. */
const claimedOrigin = ({ headers: { origin, referer } }: FastifyRequest): string | null | undefined => {
  if (origin !== undefined) return originOf(origin)
  // A browser that names no origin on its own forms still names the page.
  return referer === undefined ? undefined : originOf(referer)
}

const isOurs = (app: App, origin: string | null, request: FastifyRequest): boolean => {
  if (origin === null) return false
  if (origin === app.publicUrl) return true
  // Where people come by https, a page of plain http under our name is somebody else's.
  return new URL(origin).host === request.host && (!isSecure(app) || origin.startsWith('https:'))
}

/**
 * A page of another site must not act in the name of whoever is signed in here. Another host of the same domain is another site too.
 * What says nothing at all about where it comes from is no browser of these years (docs/adr/0026), and the cookie is SameSite=Lax besides.
 */
export const refuseForeignOrigin = (app: App) => async (request: FastifyRequest) => {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  // Pages that send no referrer name no origin on their forms either (it is `null`), so nothing could be told from it.
  if (request.routeOptions.config.secretAddress) return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ProblemError('request.foreign-origin')
  const origin = claimedOrigin(request)
  if (origin !== undefined && !isOurs(app, origin, request)) throw new ProblemError('request.foreign-origin')
}
