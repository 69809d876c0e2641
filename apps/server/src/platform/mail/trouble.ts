// SPDX-License-Identifier: Apache-2.0
import { mailTroubles } from '@shinayaka/contract'

/** Why a letter did not leave, by what whoever looks after the mail server must do about it. */
export type MailTrouble = (typeof mailTroubles)[number]

/** What nodemailer tells of a failure. */
type Failure = { code?: string; command?: string; responseCode?: number; response?: string; message?: string }

const named: Readonly<Record<string, MailTrouble>> = {
  EDNS: 'unreachable',
  ENOTFOUND: 'unreachable',
  ECONNECTION: 'unreachable',
  ETIMEDOUT: 'unreachable',
  ESOCKET: 'unreachable',
  EPROTOCOL: 'unreachable',
}

// 530: asks for a sign-in that no setting gives. 5.7.x (RFC 3463): a rule of the server, such as that it relays nothing for us.
const refusal = ({ command, responseCode, response }: Failure): MailTrouble => {
  if (responseCode === 530) return 'sign-in'
  if (command === 'RCPT TO' && !/^\d{3}[ -]5\.7\./.test(response ?? '')) return 'recipient'
  return command === 'DATA' ? 'content' : 'sender'
}

/** What kind of trouble a failure is. */
export const troubleOf = (error: unknown): MailTrouble => {
  const failure: Failure = typeof error === 'object' && error !== null ? error : {}
  const { code = '', responseCode = 0, message = '' } = failure
  if (code === 'ETLS' || /certificate|self-signed|ssl|tls/i.test(`${code} ${message}`)) return 'encryption'
  if (responseCode >= 400 && responseCode < 500) return 'busy'
  if (code === 'EAUTH') return 'sign-in'
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500 ? refusal(failure) : (named[code] ?? 'other')
}

/** Whether trying again is of no use: the other side refuses this very letter. Whatever a setting can mend is tried again for days. */
export const isForGood = (trouble: MailTrouble): boolean => trouble === 'recipient' || trouble === 'content'

/** A failure as it is stored: its kind first, then what the other side's program said by number; never its words, which may repeat an address. */
export const problemOf = (error: unknown): string => {
  const { code, responseCode } = error as Failure
  return [troubleOf(error), code, responseCode].filter(Boolean).join(' ')
}

/** The kind of trouble that a stored failure begins with. */
export const troubleIn = (problem: string): MailTrouble => mailTroubles.find((one) => problem.split(' ')[0] === one) ?? 'other'
