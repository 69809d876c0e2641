// SPDX-License-Identifier: Apache-2.0
import type { ErrorCode } from '@shinayaka/contract'

/** Why a call gave nothing: one of the server's errors, `network` where no answer came, `unreadable` where it was no answer of ours. */
export type CallErrorCode = ErrorCode | 'network' | 'unreadable'

/** A call that failed, with the sentences a person reads: what happened (`title`) and what to do (`detail`). */
export class CallError extends Error {
  readonly code: CallErrorCode
  readonly title: string
  readonly detail: string
  /** Reference number for whoever reads the server's log; empty where the server was not reached. */
  readonly instance: string
  readonly params: Record<string, unknown>

  constructor(told: { code: CallErrorCode; title: string; detail: string; instance?: string; params?: Record<string, unknown> }) {
    super(told.title)
    this.name = 'CallError'
    this.code = told.code
    this.title = told.title
    this.detail = told.detail
    this.instance = told.instance ?? ''
    this.params = told.params ?? {}
  }
}

const passing: readonly CallErrorCode[] = [
  'network',
  'unreadable',
  'session.required',
  'database.unavailable',
  'database.full',
  'server.unexpected',
  'server.busy',
  'request.too-many',
]
/** Whether the same call may well succeed a little later, so that a retry makes sense. */
export const mayPass = (error: CallError): boolean => passing.includes(error.code)

/** Whether what was asked for is not there: nobody has it, or what stood in the address could never be the name of anything. */
export const leadsNowhere = ({ code, params }: CallError): boolean =>
  code === 'not-found' || (code === 'request.invalid' && typeof params.place === 'string' && /^(params|url)\b/.test(params.place))
