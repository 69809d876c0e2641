// SPDX-License-Identifier: Apache-2.0
import { errorStatus } from '@shinayaka/contract'
import { errorMessages, type Language } from '@shinayaka/contract/messages'
import type { FastifyReply } from 'fastify'
import { openPublicScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { html } from '../../platform/http/html.ts'
import { page } from '../../platform/http/page.ts'
import { ProblemError } from '../../platform/problem.ts'
import { recordRefused } from './queries.ts'

const minute = 60_000

/** Whether somebody was refused without a look at what they sent: paused, or no room to wait. */
export const isUnseen = (error: unknown): boolean =>
  error instanceof ProblemError && (error.code === 'request.too-many' || error.code === 'server.crowded')

/** Writes how often each name was refused since the last time into the trail, one row a name. */
export const recordRefusals = async (app: App): Promise<void> => {
  const refused = app.limits.takeRefused()
  const { scope, commit, rollback } = openPublicScope(app.pool, 'server')
  try {
    for (const [login, times] of refused) await recordRefused(scope.db, { id: app.clock.id(), login, times, at: app.clock.now() })
    await commit()
  } catch (error) {
    await rollback()
    throw error
  }
}

const count = (app: App, login: string): void => {
  if (!app.limits.countRefused(login)) return
  const later = setTimeout(() => {
    recordRefusals(app).catch((error: unknown) => app.log('refused sign-ins were not recorded', { error: String(error) }))
  }, minute)
  later.unref()
}

const short = (language: Language): Buffer => {
  const { title, detail } = errorMessages[language]['server.crowded']
  return Buffer.from(page(language, title, html`<h1>${title}</h1><p>${detail}</p>`, { error: true, path: '/sign-in' }))
}
const shortPages: Partial<Record<Language, Buffer>> = {}

// The least that is still a sentence: made once, sent past everything that shapes an answer.
const turnAway = (reply: FastifyReply, language: Language): FastifyReply => {
  shortPages[language] ??= short(language)
  const body = shortPages[language]
  reply.hijack()
  reply.raw.writeHead(errorStatus['server.crowded'], {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
    connection: 'close',
  })
  reply.raw.end(body)
  return reply
}

/**
 * Counts a refusal for the trail and sends `answer` when its turn comes. In a flood they leave one by one; where too many wait already, a short page
 * of the same kind for everybody goes at once.
 */
export const refuseInTurn = async (
  app: App,
  reply: FastifyReply,
  { login, language }: { login: string; language: Language },
  answer: () => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> => {
  count(app, login)
  return (await app.limits.turns.take()) ? answer() : turnAway(reply, language)
}
