// SPDX-License-Identifier: Apache-2.0
import { institutionKinds } from '@shinayaka/contract'
import { type Language, pageMessages } from '@shinayaka/contract/messages'
import type { FastifyInstance } from 'fastify'
import type { App } from '../../platform/http/context.ts'
import { asFieldErrors, inPublicScope, missing, safeNext, sendPage, type Values, valuesOf } from '../../platform/http/forms.ts'
import { Html, html } from '../../platform/http/html.ts'
import { errorSummary, type Field, type FieldError, fieldHtml, page } from '../../platform/http/page.ts'
import { languageOf } from '../../platform/http/register.ts'
import { cookieName, cookieOptions } from '../../platform/http/session-cookie.ts'
import { hasPerson, welcome } from '../sign-in/index.ts'
import { inspectCode, redeem } from './commands.ts'

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

/** The pages one meets before signing in: first run and the use of an invitation. Plain forms that work without script. */
export const registerPages = (server: FastifyInstance, app: App): void => {
  server.get<{ Querystring: { to?: string; back?: string } }>('/language', async (request, reply) => {
    const to = request.query.to === 'en' ? 'en' : 'ja'
    // The application's script reads it too, to speak the same language.
    reply.setCookie(cookieName(app, 'language'), to, { ...cookieOptions(app), httpOnly: false, maxAge: 365 * 24 * 60 * 60 })
    return reply.redirect(safeNext(request.query.back), 303)
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
        return reply.redirect(await welcome(app, request, reply, { ...identified, proof: 'password', owesSecond: true }, '/'), 303)
      } catch (error) {
        const { status, errors } = asFieldErrors(request, error)
        return sendPage(reply, status, accountPage(language, kind, values, errors))
      }
    })
  }
}
