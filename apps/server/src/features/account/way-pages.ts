// SPDX-License-Identifier: Apache-2.0
import { errorMessages, fill, type Language, pageMessages } from '@shinayaka/contract/messages'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openOrganisationScope, openPublicScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { html } from '../../platform/http/html.ts'
import { errorSummary, type FieldError, fieldHtml, page } from '../../platform/http/page.ts'
import { noteRefusal } from '../../platform/http/refusals.ts'
import { languageOf } from '../../platform/http/register.ts'
import { asProblem } from '../../platform/http/server.ts'
import { replaceSession, signedIn } from '../../platform/http/session.ts'
import { createToken, hashSecret } from '../../platform/identity/secrets.ts'
import { localised, ProblemError } from '../../platform/problem.ts'
import { memberships, switchSession } from './membership-queries.ts'
import { recover } from './recovery.ts'

const path = '/recover'
const uuid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

const typedIn = (body: unknown, name: string): string => {
  const value = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[name] : undefined
  return typeof value === 'string' ? value.replaceAll('\0', '').slice(0, 2000) : ''
}

const send = (reply: FastifyReply, status: number, text: string) =>
  reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)

/** The form for the code on a sealed sheet and a new password. */
const recoverPage = (language: Language, code: string, errors: FieldError[]) => {
  const t = pageMessages[language].recover
  const codeField = {
    name: 'code',
    label: t.code,
    support: t.codeSupport,
    type: 'text',
    value: code,
    autocomplete: 'one-time-code',
    wide: true,
  } as const
  const password = {
    name: 'password',
    label: t.password,
    support: pageMessages[language].firstRun.passwordSupport,
    type: 'password',
    autocomplete: 'new-password',
    wide: true,
  } as const
  return page(
    language,
    t.title,
    html`${errorSummary(language, errors)}<h1>${t.title}</h1><p>${t.about}</p>
<form method="post" action="${path}" novalidate>${fieldHtml(language, codeField, errors)}${fieldHtml(language, password, errors)}
<p>${t.after}</p><button type="submit">${t.submit}</button></form>
<p><a href="/sign-in">${t.signIn}</a></p>`,
    { error: errors.length > 0, path },
  )
}

const donePage = (language: Language, login: string) => {
  const t = pageMessages[language].recover
  return page(
    language,
    t.doneTitle,
    html`<h1>${t.doneTitle}</h1><p>${fill(t.done, { login })}</p><p>${t.next}</p><p><a href="/sign-in">${t.signIn}</a></p>`,
    { path },
  )
}

const fieldErrors = (request: FastifyRequest, error: unknown): { status: number; errors: FieldError[] } => {
  const known = asProblem(error)
  if (known.code === 'server.unexpected') throw error
  noteRefusal(request, known.code)
  const language = languageOf(request)
  const text = errorMessages[language][known.code]
  const params = localised(known.params, language)
  const field = known.code.startsWith('password.') ? 'password' : 'code'
  const status = known.code === 'database.unavailable' ? 503 : known.code === 'request.too-many' ? 429 : 422
  return { status, errors: [{ field, title: fill(text.title, params), detail: fill(text.detail, params) }] }
}

const missing = (language: Language, body: unknown): FieldError[] =>
  (['code', 'password'] as const)
    .filter((name) => typedIn(body, name).trim() === '')
    .map((field) => ({ field, title: pageMessages[language].frame.missing, detail: pageMessages[language].fields[field] }))

const registerRecover = (server: FastifyInstance, app: App): void => {
  server.get(path, async (request, reply) => send(reply, 200, recoverPage(languageOf(request), '', [])))

  server.post(path, async (request, reply) => {
    const language = languageOf(request)
    const code = typedIn(request.body, 'code')
    const empty = missing(language, request.body)
    if (empty.length > 0) return send(reply, 422, recoverPage(language, code, empty))
    const { scope, commit, rollback } = openPublicScope(app.pool, request.ip)
    try {
      await app.limits.code(request.ip)
      const { login } = await recover(scope, app.clock, { code, password: typedIn(request.body, 'password') })
      await commit()
      app.log('a sealed recovery sheet was used')
      return send(reply, 200, donePage(language, login))
    } catch (error) {
      await rollback()
      const { status, errors } = fieldErrors(request, error)
      return send(reply, status, recoverPage(language, code, errors))
    }
  })
}

const switchTo = async (app: App, request: FastifyRequest, reply: FastifyReply, organisation: string): Promise<void> => {
  const who = await signedIn(app, request)
  if (!uuid.test(organisation)) throw new ProblemError('not-found')
  const { scope, commit, rollback } = openOrganisationScope(app.pool, app.clock, who, null, request.ip)
  const token = createToken(app.clock)
  try {
    const at = app.clock.now()
    const to = { from: who.tokenHash, to: hashSecret(token), id: app.clock.id(), organisation, at, auditId: app.clock.id(), address: request.ip }
    if (!(await switchSession(scope.db, to))) {
      const belongs = (await memberships(scope.db, at)).some(({ organisation_id }) => organisation_id === organisation.toLowerCase())
      throw new ProblemError(belongs ? 'provider.elsewhere' : 'not-found')
    }
    await commit()
  } catch (error) {
    await rollback()
    throw error
  }
  replaceSession(app, reply, token)
}

/** Pages on the way between institutions and back in: `/switch` takes a form, because only a page can give the browser a cookie; `/recover` needs nobody signed in. */
export const registerWayPages = (server: FastifyInstance, app: App): void => {
  registerRecover(server, app)
  // Like every form it is refused from another site, and the cookie does not travel with one.
  server.post('/switch', async (request, reply) => {
    await switchTo(app, request, reply, typedIn(request.body, 'organisation'))
    return reply.redirect('/', 303)
  })
}
