// SPDX-License-Identifier: Apache-2.0
import type { ErrorCode } from '@shinayaka/contract'
import type { FastifyRequest } from 'fastify'
import type { Log } from '../log/log.ts'
import type { LogLevel } from '../settings/watching.ts'

/** Refusals that tell of somebody who tries what they may not, or sends what our own pages never send. People meet a few of them too. */
const telling: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'request.invalid',
  'request.too-large',
  'request.foreign-origin',
  'request.too-many',
  'session.required',
  'permission.denied',
  'domain.not-yours',
  'instrument.not-yours',
  'token.invalid',
  'token.denied',
  'sign-in.failed',
  'password.wrong',
  'second-factor.code-wrong',
  'second-factor.code-used',
  'second-factor.recovery-wrong',
  'passkey.refused',
  'passkey.disabled',
  'code.invalid',
  'code.used',
  'mail.code-wrong',
  'provider.denied',
  'provider.refused',
  'provider.issuer',
  'evidence.too-many-today',
  'evidence.too-many-at-once',
  'evidence.kind-refused',
  'evidence.infected',
  'form.zip-bomb',
  'server.crowded',
])

const codes = new WeakMap<FastifyRequest, ErrorCode>()

// Whoever merely opens a page before signing in forged nothing.
const showedNothing = (code: ErrorCode, request: FastifyRequest): boolean =>
  code === 'session.required' && !request.headers.cookie?.includes('shinayaka_session=')

/** Notes why a request is refused, for its line in the log; what anybody may meet on an ordinary day is left out. */
export const noteRefusal = (request: FastifyRequest, code: ErrorCode): void => {
  if (telling.has(code) && !showedNothing(code, request)) codes.set(request, code)
}

/** Why a request was refused, if that tells anything. */
export const refusalOf = (request: FastifyRequest): ErrorCode | undefined => codes.get(request)

const minute = 60_000
const mostLines = 100
const aMinuteLater = (work: () => void): void => void setTimeout(work, minute).unref()

/**
 * At which level the next refusal is written: so many a minute as warnings, which are always there, the others as ordinary requests, and then one
 * warning with their number. A flood of refusals must not fill a disk.
 */
export const createRefusalLevels = (log: Log, later: (work: () => void) => void = aMinuteLater) => {
  let written = 0
  let beyond = 0
  const begin = () => {
    if (beyond > 0) log('warn', 'more requests refused', { times: beyond })
    written = 0
    beyond = 0
  }
  return (): LogLevel => {
    if (written === 0) later(begin)
    if (written >= mostLines) {
      beyond += 1
      return 'info'
    }
    written += 1
    return 'warn'
  }
}
