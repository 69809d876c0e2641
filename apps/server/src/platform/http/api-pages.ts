// SPDX-License-Identifier: Apache-2.0
import { type Endpoint, type ErrorCode, endpoints, openApi } from '@shinayaka/contract'
import { errorMessages, type Language, pageMessages } from '@shinayaka/contract/messages'
import type { FastifyInstance } from 'fastify'
import { type Html, html } from './html.ts'
import { page } from './page.ts'
import { languageOf } from './register.ts'

const access = (language: Language, endpoint: Endpoint): string => {
  const t = pageMessages[language].api
  if (endpoint.access === 'public') return t.public
  return endpoint.access === 'person' ? t.person : endpoint.access
}

const parametersOf = (endpoint: Endpoint): string[] => [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')

const form = (language: Language, name: string, endpoint: Endpoint): Html => {
  const t = pageMessages[language].api
  const parameters = parametersOf(endpoint)
  return html`<form class="try" data-method="${endpoint.method}" data-path="${endpoint.path}">
${parameters.length > 0 && html`<fieldset><legend>${t.parameters}</legend>${parameters.map((one) => html`<label for="${name}-${one}">${one}</label><input id="${name}-${one}" name="${one}" autocomplete="off">`)}</fieldset>`}
${endpoint.body && html`<label for="${name}-body">${t.body}</label><textarea id="${name}-body" data-body spellcheck="false"></textarea>`}
${endpoint.upload && html`<label for="${name}-file">${t.file}</label><input id="${name}-file" type="file" data-file>`}
<button type="submit">${t.send}</button><p class="support">${t.answer}</p><pre tabindex="0" aria-live="polite"></pre></form>`
}

const section = (language: Language, name: string, endpoint: Endpoint): Html => {
  const t = pageMessages[language].api
  const errors: readonly ErrorCode[] = endpoint.errors ?? []
  return html`<details><summary><code>${endpoint.method} ${endpoint.path}</code><br>${endpoint.summary[language]}</summary>
<p>${t.access}: <code>${access(language, endpoint)}</code></p>
${errors.length > 0 && html`<p>${t.errors}</p><ul>${errors.map((code) => html`<li><code>${code}</code> ${errorMessages[language][code].title}</li>`)}</ul>`}
${form(language, name, endpoint)}</details>`
}

/** The OpenAPI document, and a page on which to try the API. */
export const registerApiPages = (server: FastifyInstance, version: string): void => {
  const document = JSON.stringify(openApi(version))

  server.get('/api/openapi.json', (_request, reply) => reply.type('application/json').send(document))

  server.get('/api/docs', (request, reply) => {
    const language = languageOf(request)
    const t = pageMessages[language].api
    const list = (Object.entries(endpoints) as [string, Endpoint][]).map(([name, endpoint]) => section(language, name, endpoint))
    const content = html`<h1>${t.title}</h1><p>${t.about}</p><p><a href="/api/openapi.json">${t.document}</a></p>${list}<script src="/public/api.js"></script>`
    return reply.type('text/html; charset=utf-8').send(page(language, t.title, content, { path: '/api/docs' }))
  })
}
