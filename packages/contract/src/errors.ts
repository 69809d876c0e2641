// SPDX-License-Identifier: Apache-2.0

/**
 * Every error a person or a program can meet, with its HTTP status. The texts stand in messages/errors.ja.ts and errors.en.ts;
 * docs/errors.md is tested against this table.
 */
export const errorStatus = {
  'request.invalid': 400,
  'request.too-large': 413,
  'request.foreign-origin': 403,
  'request.too-many': 429,
  'session.required': 401,
  'session.confirm-required': 403,
  'permission.denied': 403,
  'not-found': 404,
  'record.stale': 409,
  'server.unexpected': 500,
  'database.unavailable': 503,
  'database.full': 507,
  'server.busy': 503,
  'server.store-unavailable': 503,
  'server.crowded': 503,
  'second-factor.required': 403,
  'second-factor.code-wrong': 422,
  'second-factor.code-used': 422,
  'second-factor.recovery-wrong': 422,
  'second-factor.ended': 422,
  'second-factor.not-started': 422,
  'second-factor.last': 422,
  'second-factor.self': 422,
  'passkey.unavailable': 422,
  'passkey.refused': 422,
  'passkey.disabled': 422,
  'passkey.too-many': 422,
  'code.invalid': 422,
  'code.used': 422,
  'login.taken': 422,
  'login.invalid': 422,
  'password.too-short': 422,
  'password.guessable': 422,
  'password.too-long': 422,
  'password.wrong': 422,
  'sign-in.failed': 422,
  'instrument.unknown': 404,
  'edition.unknown': 404,
  'question.unknown': 422,
  'answer.reason-required': 422,
  'answer.not-applicable-not-allowed': 422,
  'answer.vendor-not-allowed': 422,
  'answer.vendor-name-required': 422,
  'assessment.submitted': 409,
  'assessment.incomplete': 422,
  'domain.unknown': 422,
  'domain.not-yours': 403,
  'domain.unassigned': 422,
  'assignee.unknown': 422,
  'instrument.not-yours': 403,
  'member.last-administrator': 422,
  'member.self': 422,
  'member.already': 422,
  'member.role-self': 422,
  'role.unfitting': 422,
  'mail.off': 422,
  'until.missing': 422,
  'until.past': 422,
  'until.too-far': 422,
  'post.unknown': 404,
  'post.days': 422,
  'department.taken': 422,
  'measure.unknown': 422,
  'decision.already': 409,
  'amount.unreadable': 422,
  'amount.fraction': 422,
  'amount.too-large': 422,
  'stopped-day.missing': 422,
  'token.invalid': 401,
  'token.denied': 403,
  'token.expiry': 422,
  'token.permission': 422,
  'webhook.url': 422,
  'webhook.host': 422,
  'webhook.too-many': 422,
  'evidence.empty': 422,
  'evidence.too-large': 413,
  'evidence.full': 422,
  'evidence.too-many-today': 429,
  'evidence.too-many-at-once': 429,
  'upload.interrupted': 422,
  'evidence.kind-refused': 422,
  'evidence.kind-unknown': 422,
  'evidence.infected': 422,
  'evidence.scan-waiting': 409,
  'evidence.upload-gone': 422,
  'evidence.target-unknown': 422,
  'evidence.responsible-unknown': 422,
  'evidence.expires-early': 422,
  'evidence.retired': 409,
  'network.grade-invalid': 422,
  'day.future': 422,
  'form.not-excel': 422,
  'form.encrypted': 422,
  'form.too-large': 422,
  'form.zip-bomb': 422,
  'form.too-many-rows': 422,
  'form.unreadable': 422,
  'form.other-instrument': 422,
  'form.other-edition': 422,
  'form.rows-invalid': 422,
} as const satisfies Record<string, number>

export type ErrorCode = keyof typeof errorStatus

/** Errors any endpoint can give, so that they need not be listed at each. */
export const commonErrors = [
  'request.invalid',
  'request.too-large',
  'request.too-many',
  'server.unexpected',
  'database.unavailable',
  'database.full',
] as const satisfies readonly ErrorCode[]

/** An error as it travels (RFC 9457 problem details), with the stable `code` and what the text was filled with. */
export type Problem = {
  type: string
  title: string
  status: number
  detail: string
  code: ErrorCode
  /** Reference number to give to whoever looks into the log. */
  instance: string
  params?: Record<string, unknown>
}
