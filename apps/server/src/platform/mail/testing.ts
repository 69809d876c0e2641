// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A letter as it arrived: to whom, and its text as people read it. */
export type Arrived = { to: string; text: string; raw: string }

const decoded = (raw: string): string => {
  const end = raw.indexOf('\r\n\r\n')
  const [head, body] = [raw.slice(0, end), raw.slice(end + 4)]
  const how = /^content-transfer-encoding: *(\S+)/im.exec(head)?.[1]?.toLowerCase()
  if (how === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  if (how !== 'quoted-printable') return body
  const bytes = body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** A mail server's word against something, with its number. */
export const refusal = (responseCode: number, words = 'no'): Error => Object.assign(new Error(words), { responseCode })

/** A real mail server on a free port that keeps what it takes, in plain text unless `options` bring a certificate. `answer`: what it says to a letter. */
export const openPostOffice = async (answer: () => Error | null = () => null, options: SMTPServerOptions = {}) => {
  const received: Arrived[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const refused = answer()
        const raw = Buffer.concat(parts).toString('utf8')
        if (refused === null) for (const { address } of session.envelope.rcptTo) received.push({ to: address, text: decoded(raw), raw })
        done(refused)
      })
    },
    ...options,
  })
  // A client that goes away is nobody's failure.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as AddressInfo
  return { received, port, url: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
export type PostOffice = Awaited<ReturnType<typeof openPostOffice>>
