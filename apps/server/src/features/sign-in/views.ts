// SPDX-License-Identifier: Apache-2.0
import { fill, type Language, pageMessages } from '@shinayaka/contract/messages'
import type { App } from '../../platform/http/context.ts'
import { safeNext, type Values } from '../../platform/http/forms.ts'
import { type Html, html } from '../../platform/http/html.ts'
import { errorSummary, type Field, type FieldError, fieldHtml, page } from '../../platform/http/page.ts'
import { passkeyHindrance } from './passkeys.ts'

// Shown by its script only where the browser can: without script nobody sees a button that does nothing.
const passkeyButton = (app: App, language: Language, next: string): Html | false => {
  if (passkeyHindrance(app) !== null) return false
  const t = pageMessages[language].passkey
  return html`<div id="passkey" hidden data-origin="${app.publicUrl}" data-next="${next}" data-stopped="${t.stopped}" data-failed="${t.failed}">
<p class="or">${t.or}</p><button type="button" class="outline">${t.press}</button><p class="error" role="status"></p></div>
<script src="/public/passkey.js" defer></script>`
}

/** The identity providers to come in by. Links, because a form that is sent on elsewhere is against our own content policy. */
const providerLinks = (language: Language, offered: readonly Offered[], next: string): Html | false => {
  if (offered.length === 0) return false
  const t = pageMessages[language].provider
  return html`${offered.map(
    ({ organisation_id, name }) =>
      html`<p><a class="button" href="/sign-in/provider/${organisation_id}?next=${encodeURIComponent(next)}">${fill(t.enter, { name })}</a></p>`,
  )}<p class="or">${t.orPassword}</p>`
}

type Offered = { organisation_id: string; name: string }

/** The page with the identity providers there are, login and password, and a passkey where the browser can. */
export const signInPage = (app: App, language: Language, values: Values, errors: FieldError[], offered: readonly Offered[]): string => {
  const t = pageMessages[language].signIn
  const fields: Field[] = [
    { name: 'login', label: t.login, type: 'text', value: values.login ?? '', autocomplete: 'username' },
    { name: 'password', label: t.password, type: 'password', autocomplete: 'current-password' },
  ]
  const next = safeNext(values.next)
  // One main way in: where the house has a provider, the password is the other one.
  const look = offered.length > 0 && html` class="outline"`
  return page(
    language,
    t.title,
    html`${errorSummary(language, errors)}<h1>${t.title}</h1>${providerLinks(language, offered, next) || html`<p>${t.about}</p>`}
<form method="post" action="/sign-in" novalidate><input type="hidden" name="next" value="${next}">
${fields.map((field) => fieldHtml(language, field, errors))}
<button type="submit"${look}>${t.submit}</button></form>
${passkeyButton(app, language, next)}
<p><a href="/join">${t.join}</a></p><details><summary>${t.forgotTitle}</summary><p>${t.forgot}</p><p><a href="/recover">${t.sealed}</a></p></details>`,
    { error: errors.length > 0, path: `/sign-in?next=${encodeURIComponent(next)}` },
  )
}

/** The page of the second step: the app's code, or a recovery code, or a passkey. `how` is the form that was sent, to stay open. */
export const secondPage = (app: App, language: Language, values: Values, errors: FieldError[]): string => {
  const t = pageMessages[language].second
  const next = safeNext(values.next)
  const totp: Field = { name: 'code', label: t.code, support: t.codeSupport, type: 'text', autocomplete: 'one-time-code', inputmode: 'numeric' }
  const recovery: Field = { name: 'recovery', label: t.recovery, support: t.recoverySupport, type: 'text', autocomplete: 'off', wide: true }
  const wrong = errors.some(({ field }) => field === 'recovery')
  const form = (how: string, field: Field, submit: string) =>
    html`<form method="post" action="/sign-in/second" novalidate><input type="hidden" name="next" value="${next}"><input type="hidden" name="how" value="${how}">
${fieldHtml(language, field, errors)}<button type="submit">${submit}</button></form>`
  return page(
    language,
    t.title,
    html`${errorSummary(language, errors)}<h1>${t.title}</h1><p>${t.about}</p>
${form('totp', totp, t.submit)}
${passkeyButton(app, language, next)}
<details${wrong ? html` open` : ''}><summary>${t.recoveryTitle}</summary>${form('recovery', recovery, t.submitRecovery)}<p>${t.lost}</p></details>
<p><a href="/sign-in">${t.back}</a></p>`,
    { error: errors.length > 0, path: `/sign-in/second?next=${encodeURIComponent(next)}` },
  )
}
