// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './context.ts'

/** Whether people come by https, to the server itself or to a proxy in front of it. */
export const isSecure = (app: Pick<App, 'publicUrl'>): boolean => app.publicUrl.startsWith('https:')

/**
 * The name of a cookie of ours. With this prefix a browser takes it only from this very host by https: neither another host of the domain nor a plain
 * page can plant one.
 */
export const cookieName = (app: Pick<App, 'publicUrl'>, name: string): string => (isSecure(app) ? `__Host-${name}` : name)

/** How a cookie is set that no script may read; the prefix of its name asks for the path of everything. */
export const cookieOptions = (app: Pick<App, 'publicUrl'>) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(app) }) as const

const sessionCookie = 'shinayaka_session'

/** The token of the session that a browser sends along, if any. */
export const sessionTokenOf = (app: App, request: FastifyRequest): string | undefined => request.cookies[cookieName(app, sessionCookie)]

/** Gives the browser the token of its session. */
export const setSessionCookie = (app: App, reply: FastifyReply, token: string, expires: Date): void => {
  reply.setCookie(cookieName(app, sessionCookie), token, { ...cookieOptions(app), expires })
}
