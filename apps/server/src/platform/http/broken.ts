// SPDX-License-Identifier: Apache-2.0
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { ProblemError, problem } from '../problem.ts'

const told = (known: ProblemError) => {
  // Whoever sent it cannot be asked for a language: it was not understood.
  const body = JSON.stringify(problem(known.code, known.params, 'ja', randomBytes(5).toString('hex')))
  const headers = {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    connection: 'close',
  }
  return { body, headers }
}

/** Answers what is no HTTP at all, or a head that is too long, with the same kind of sentence as everything else, and hangs up. */
export const answerNoHttp = (error: Error & { code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const tooLong = error.code === 'HPE_HEADER_OVERFLOW'
  const { body, headers } = told(
    tooLong ? new ProblemError('request.too-large', { limit: '16 kB' }) : new ProblemError('request.invalid', { place: 'HTTP' }),
  )
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${tooLong ? '413 Payload Too Large' : '400 Bad Request'}`, ...lines, '', body].join('\r\n'))
}

/** Answers a request that expects of the server what it cannot do (the header Expect). */
export const answerExpectation = (_request: IncomingMessage, response: ServerResponse): void => {
  const { body, headers } = told(new ProblemError('request.invalid', { place: 'Expect' }))
  response.writeHead(400, headers).end(body)
}
