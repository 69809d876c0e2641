// SPDX-License-Identifier: Apache-2.0
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './context.ts'

/** Whether people come by https, to the server itself or to a proxy in front of it. */
export const isSecure = (app: Pick<App, 'publicUrl'>): boolean => app.publicUrl.startsWith('https:')

// With this prefix a browser takes the cookie only from this very host by https: neither another host of the domain nor a plain page can plant one.
const nameOf = (app: App): string => (isSecure(app) ? '__Host-shinayaka_session' : 'shinayaka_session')

/** The token of the session that a browser sends along, if any. */
export const sessionTokenOf = (app: App, request: FastifyRequest): string | undefined => request.cookies[nameOf(app)]

/** Gives the browser the token of its session. */
export const setSessionCookie = (app: App, reply: FastifyReply, token: string, expires: Date): void => {
  reply.setCookie(nameOf(app), token, { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure(app), expires })
}
