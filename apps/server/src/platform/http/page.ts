// SPDX-License-Identifier: Apache-2.0
import { type Language, pageMessages } from '@shinayaka/contract/messages'
import { Html, html } from './html.ts'

/** What stands beside a field that was not filled in well. */
export type FieldError = { field: string; title: string; detail: string }

/** One field of a public form. */
export type Field = {
  name: string
  label: string
  support?: string
  type: 'text' | 'password'
  value?: string
  autocomplete: string
  inputmode?: 'text' | 'email' | 'numeric'
  wide?: boolean
  optional?: boolean
}

/** `style`: a sheet of its own beside the common one, by its name in `public/`. `footer`: said at the end instead of what is said inside the house. */
type PageOptions = { error?: boolean; path: string; style?: string; footer?: string }

/** A whole public page: light, readable without script, the same look as the application. */
export const page = (language: Language, title: string, content: Html, options: PageOptions): string => {
  const t = pageMessages[language].frame
  const other = language === 'ja' ? 'en' : 'ja'
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${options.error ? t.errorPrefix : ''}${title} | ${t.product}</title>
<link rel="stylesheet" href="/public/public.css">
${
  options.style &&
  html`<link rel="stylesheet" href="/public/${options.style}.css">
`
}<link rel="icon" href="/public/icon.svg" type="image/svg+xml">
</head>
<body>
<a class="skip" href="#main">${t.skip}</a>
<header><p class="brand"><img src="/public/icon.svg" alt="" width="28" height="28">${t.product}<span>${t.tagline}</span></p>
<a class="language" href="/language?to=${other}&amp;back=${encodeURIComponent(options.path)}" lang="${other}" hreflang="${other}">${t.otherLanguage}</a></header>
<main id="main" tabindex="-1">${content}</main>
<footer><p>${options.footer ?? t.footer}</p></footer>
</body>
</html>`.text
}

/** The list of what went wrong, at the top, with a link to each field. */
export const errorSummary = (language: Language, errors: readonly FieldError[]): Html =>
  errors.length === 0
    ? new Html('')
    : html`<div class="summary" role="alert" aria-labelledby="summary-title" tabindex="-1" autofocus>
<h2 id="summary-title">${pageMessages[language].frame.errorTitle}</h2>
<ul>${errors.map(({ field, title, detail }) => html`<li><a href="#${field}">${title}</a><br>${detail}</li>`)}</ul></div>`

/** A field with its label, support text and error, tied together for screen readers. */
export const fieldHtml = (language: Language, field: Field, errors: readonly FieldError[]): Html => {
  const error = errors.find((one) => one.field === field.name)
  const described = [error && `${field.name}-error`, field.support && `${field.name}-support`].filter((id) => typeof id === 'string').join(' ')
  return html`<div class="field">
<label for="${field.name}">${field.label}<span class="${field.optional ? 'optional' : 'required'}">${pageMessages[language].frame[field.optional ? 'optional' : 'required']}</span></label>
${field.support && html`<p class="support" id="${field.name}-support">${field.support}</p>`}
<input id="${field.name}" name="${field.name}" type="${field.type}" value="${field.value ?? ''}" autocomplete="${field.autocomplete}"${field.optional ? '' : new Html(' required')}
${field.wide ? new Html(' class="wide"') : ''}${field.inputmode ? html` inputmode="${field.inputmode}"` : ''}${described ? html` aria-describedby="${described}"` : ''}${error ? new Html(' aria-invalid="true"') : ''} autocapitalize="none" spellcheck="false">
${error && html`<p class="error" id="${field.name}-error">＊${error.title}${error.detail}</p>`}
</div>`
}
