// SPDX-License-Identifier: Apache-2.0
import { type ErrorCode, errorStatus, type Problem } from '@shinayaka/contract'
import { errorMessages, fill, type Language } from '@shinayaka/contract/messages'

/** An error that a person may read: a code from the table and what its text is filled with. Everything else is opaque to the outside. */
export class ProblemError extends Error {
  readonly code: ErrorCode
  readonly params: Record<string, unknown>
  constructor(code: ErrorCode, params: Record<string, unknown> = {}) {
    super(code)
    this.name = 'ProblemError'
    this.code = code
    this.params = params
  }
}

/** A text in both languages becomes the reader's. */
export const localised = (params: Record<string, unknown>, language: Language): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'object' && value !== null && 'ja' in value && 'en' in value ? (value as Record<Language, unknown>)[language] : value,
    ]),
  )

/** The error as it travels, in the reader's language. */
export const problem = (code: ErrorCode, params: Record<string, unknown>, language: Language, instance: string): Problem => {
  const text = errorMessages[language][code]
  const shown = localised(params, language)
  const filled = { ...shown, instance }
  return {
    type: `/docs/errors#${code}`,
    title: fill(text.title, filled),
    detail: fill(text.detail, filled),
    status: errorStatus[code],
    code,
    instance,
    ...(Object.keys(params).length > 0 ? { params: shown } : {}),
  }
}
