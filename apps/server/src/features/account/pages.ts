// SPDX-License-Identifier: Apache-2.0
import { institutionKinds } from '@shinayaka/contract'
import { errorMessages, fill, type Language, pageMessages } from '@shinayaka/contract/messages'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openPublicScope, type PublicScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { Html, html } from '../../platform/http/html.ts'
import { errorSummary, type Field, type FieldError, fieldHtml, page } from '../../platform/http/page.ts'
import { languageOf } from '../../platform/http/register.ts'
import { asProblem } from '../../platform/http/server.ts'
import { openSession } from '../../platform/http/session.ts'
import { localised } from '../../platform/problem.ts'
import { type Identified, inspectCode, readLogin, redeem, signIn } from './commands.ts'
import { hasPerson } from './queries.ts'

type Values = Record<string, string>

const valuesOf = (body: unknown): Values =>
  typeof body === 'object' && body !== null
    ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value).replaceAll('\0', '').slice(0, 2000)]))
    : {}

/** Where a problem belongs on a form. */
const fieldOf = (code: string): string => {
  if (code.startsWith('code.')) return 'code'
  if (code.startsWith('login.')) return 'login'
  if (code.startsWith('password.')) return 'password'
  return 'login'
}

const asFieldErrors = (language: Language, error: unknown): { status: number; errors: FieldError[] } => {
  const known = asProblem(error)
  if (known.code === 'server.unexpected') throw error
  const text = errorMessages[language][known.code]
  const params = localised(known.params, language)
  const status = known.code === 'database.unavailable' ? 503 : known.code === 'request.too-many' ? 429 : 422
  return { status, errors: [{ field: fieldOf(known.code), title: fill(text.title, params), detail: fill(text.detail, params) }] }
}

// Only a path of our own: an address that leads elsewhere after sign-in would be a trap.
const safeNext = (next: string | undefined): string => (next && /^\/(?![/\\])[\w\-./?=&%#]*$/.test(next) ? next : '/')

const sendPage = (reply: FastifyReply, status: number, text: string) =>
  reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)

const inPublicScope = async <T>(app: App, request: FastifyRequest, work: (scope: PublicScope) => Promise<T>): Promise<T> => {
  const { scope, commit, rollback } = openPublicScope(app.pool, request.ip)
  try {
    const result = await work(scope)
    await commit()
    return result
  } catch (error) {
    await rollback()
    throw error
  }
}

const signInPage = (language: Language, values: Values, errors: FieldError[]) => {
  const t = pageMessages[language].signIn
  const fields: Field[] = [
    { name: 'login', label: t.login, type: 'text', value: values.login ?? '', autocomplete: 'username' },
    { name: 'password', label: t.password, type: 'password', autocomplete: 'current-password' },
  ]
  const next = safeNext(values.next)
  return page(
    language,
    t.title,
    html`${errorSummary(language, errors)}<h1>${t.title}</h1><p>${t.about}</p>
<form method="post" action="/sign-in" novalidate><input type="hidden" name="next" value="${next}">
${fields.map((field) => fieldHtml(language, field, errors))}
<button type="submit">${t.submit}</button></form>
<p><a href="/join">${t.join}</a></p><details><summary>${t.forgotTitle}</summary><p>${t.forgot}</p></details>`,
    { error: errors.length > 0, path: `/sign-in?next=${encodeURIComponent(next)}` },
  )
}

const kindField = (language: Language, chosen: string) => {
  const t = pageMessages[language]
  return html`<div class="field"><label for="institutionKind">${t.firstRun.kind}<span class="required">${t.frame.required}</span></label>
<select id="institutionKind" name="institutionKind">${institutionKinds.map(
    (kind) => html`<option value="${kind}"${kind === chosen ? new Html(' selected') : ''}>${t.kinds[kind]}</option>`,
  )}</select></div>`
}

/** The page on which a one-time code becomes an account; the first run also names the institution. */
const accountPage = (language: Language, kind: 'firstRun' | 'join', values: Values, errors: FieldError[]) => {
  const t = pageMessages[language]
  const texts = kind === 'firstRun' ? t.firstRun : t.join
  const path = kind === 'firstRun' ? '/first-run' : '/join'
  const field = (one: Field) => fieldHtml(language, one, errors)
  const code = field({
    name: 'code',
    label: texts.code,
    support: texts.codeSupport,
    type: 'text',
    value: values.code ?? '',
    autocomplete: 'one-time-code',
    wide: true,
  })
  const institution =
    kind === 'firstRun' &&
    html`<h2>${t.firstRun.institutionTitle}</h2>${field({ name: 'organisationName', label: t.firstRun.organisationName, type: 'text', value: values.organisationName ?? '', autocomplete: 'organization', wide: true })}
${kindField(language, values.institutionKind ?? 'clinic')}`
  const you = [
    field({ name: 'name', label: t.firstRun.name, support: t.firstRun.nameSupport, type: 'text', value: values.name ?? '', autocomplete: 'name' }),
    field({
      name: 'login',
      label: t.firstRun.login,
      support: t.firstRun.loginSupport,
      type: 'text',
      value: values.login ?? '',
      autocomplete: 'username',
    }),
    field({
      name: 'password',
      label: t.firstRun.password,
      support: t.firstRun.passwordSupport,
      type: 'password',
      autocomplete: 'new-password',
      wide: true,
    }),
  ]
  return page(
    language,
    texts.title,
    html`${errorSummary(language, errors)}<h1>${texts.title}</h1><p>${texts.about}</p>
<form method="post" action="${path}" novalidate>${code}${institution}<h2>${texts.youTitle}</h2>${you}<button type="submit">${texts.submit}</button></form>
${kind === 'join' && html`<p><a href="/sign-in?next=/settings/memberships">${t.join.signIn}</a></p>`}`,
    { error: errors.length > 0, path },
  )
}

const missing = (language: Language, values: Values, names: readonly string[]): FieldError[] =>
  names
    .filter((name) => !values[name]?.trim())
    .map((field) => ({
      field,
      title: pageMessages[language].frame.missing,
      detail: pageMessages[language].fields[field as keyof (typeof pageMessages)['ja']['fields']],
    }))

/** The pages one meets before signing in: first run, sign-in, and the use of an invitation. Plain forms that work without script. */
export const registerPages = (server: FastifyInstance, app: App): void => {
  const welcome = async (request: FastifyRequest, reply: FastifyReply, identified: Identified, next: string) => {
    await inPublicScope(app, request, (scope) => openSession(app, scope, request, reply, { ...identified, factor: 'password' }))
    return reply.redirect(next, 303)
  }

  server.get<{ Querystring: { to?: string; back?: string } }>('/language', async (request, reply) => {
    const to = request.query.to === 'en' ? 'en' : 'ja'
    reply.setCookie('language', to, { path: '/', sameSite: 'lax', maxAge: 365 * 24 * 60 * 60 })
    return reply.redirect(safeNext(request.query.back), 303)
  })

  server.get('/sign-in', async (request, reply) => {
    if (!(await inPublicScope(app, request, ({ db }) => hasPerson(db)))) return reply.redirect('/first-run', 303)
    return sendPage(reply, 200, signInPage(languageOf(request), valuesOf(request.query), []))
  })

  server.post('/sign-in', async (request, reply) => {
    const language = languageOf(request)
    const values = valuesOf(request.body)
    const empty = missing(language, values, ['login', 'password'])
    if (empty.length > 0) return sendPage(reply, 422, signInPage(language, values, empty))
    try {
      const login = readLogin(values.login ?? '').slice(0, 60)
      await app.limits.signIn(request.ip, login)
      const identified = await inPublicScope(app, request, (scope) => signIn(scope, app.clock, values.login ?? '', values.password ?? ''))
      await app.limits.signedIn(request.ip, login)
      return await welcome(request, reply, identified, safeNext(values.next))
    } catch (error) {
      const { status, errors } = asFieldErrors(language, error)
      return sendPage(reply, status, signInPage(language, values, errors))
    }
  })

  for (const [path, kind] of [
    ['/first-run', 'firstRun'],
    ['/join', 'join'],
  ] as const) {
    const fields = kind === 'firstRun' ? ['code', 'organisationName', 'name', 'login', 'password'] : ['code', 'name', 'login', 'password']
    server.get(path, async (request, reply) => {
      // Once somebody is here, the first run is over and its page would only mislead.
      const begun = await inPublicScope(app, request, ({ db }) => hasPerson(db))
      if (kind === 'firstRun' && begun) return reply.redirect('/sign-in', 303)
      return sendPage(reply, 200, accountPage(languageOf(request), kind, valuesOf(request.query), []))
    })

    server.post(path, async (request, reply) => {
      const language = languageOf(request)
      const values = valuesOf(request.body)
      const empty = missing(language, values, fields)
      if (empty.length > 0) return sendPage(reply, 422, accountPage(language, kind, values, empty))
      try {
        await app.limits.code(request.ip)
        const identified = await inPublicScope(app, request, async (scope) => {
          const { purpose } = await inspectCode(scope, app.clock, values.code ?? '')
          const kindOfPlace = institutionKinds.find((one) => one === values.institutionKind) ?? 'clinic'
          return redeem(scope, app.clock, {
            code: values.code ?? '',
            name: values.name ?? '',
            login: values.login ?? '',
            password: values.password ?? '',
            organisationName: purpose === 'first-run' ? (values.organisationName ?? '') : '',
            institutionKind: kindOfPlace,
            demo: false,
          })
        })
        return await welcome(request, reply, identified, '/')
      } catch (error) {
        const { status, errors } = asFieldErrors(language, error)
        return sendPage(reply, status, accountPage(language, kind, values, errors))
      }
    })
  }
}
