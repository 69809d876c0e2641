// SPDX-License-Identifier: Apache-2.0

import { errorStatus } from '@shinayaka/contract'
import { errorMessages, fill, type Language, pageMessages } from '@shinayaka/contract/messages'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { openPublicScope, type PublicScope } from '../database/scope.ts'
import { localised } from '../problem.ts'
import type { App } from './context.ts'
import type { FieldError } from './page.ts'
import { noteRefusal } from './refusals.ts'
import { languageOf } from './register.ts'
import { asProblem } from './server.ts'

/** What a public form sent, by the names of its fields. */
export type Values = Record<string, string>

export const valuesOf = (body: unknown): Values =>
  typeof body === 'object' && body !== null
    ? Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value).replaceAll('\0', '').slice(0, 2000)]))
    : {}

/** Only a path of our own: an address that leads elsewhere after sign-in would be a trap. */
export const safeNext = (next: string | undefined): string => (next && /^\/(?![/\\])[\w\-./?=&%#]*$/.test(next) ? next : '/')

export const sendPage = (reply: FastifyReply, status: number, text: string) =>
  reply.status(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(text)

/** Where a problem belongs on a form. */
const fieldOf = (code: string): string => {
  if (code.startsWith('code.') || code.startsWith('second-factor.')) return 'code'
  if (code.startsWith('password.')) return 'password'
  return 'login'
}

/** A refusal as it stands on a form, with the status of the answer; what is unexpected is thrown on. */
export const asFieldErrors = (request: FastifyRequest, error: unknown, field?: string): { status: number; errors: FieldError[] } => {
  const known = asProblem(error)
  if (known.code === 'server.unexpected') throw error
  noteRefusal(request, known.code)
  const language = languageOf(request)
  const text = errorMessages[language][known.code]
  const params = localised(known.params, language)
  const status = [429, 503].includes(errorStatus[known.code]) ? errorStatus[known.code] : 422
  return { status, errors: [{ field: field ?? fieldOf(known.code), title: fill(text.title, params), detail: fill(text.detail, params) }] }
}

/** Work before anybody is known, in one transaction. */
export const inPublicScope = async <T>(app: App, request: FastifyRequest, work: (scope: PublicScope) => Promise<T>): Promise<T> => {
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

/** Fields that were left empty, each with what to enter. */
export const missing = (language: Language, values: Values, names: readonly string[]): FieldError[] =>
  names
    .filter((name) => !values[name]?.trim())
    .map((field) => ({
      field,
      title: pageMessages[language].frame.missing,
      detail: pageMessages[language].fields[field as keyof (typeof pageMessages)['ja']['fields']],
    }))
