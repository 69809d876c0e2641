// SPDX-License-Identifier: Apache-2.0
import { connect } from 'node:net'

/** An answer as it came over the wire; null where the other side closed without one. */
export type RawAnswer = { status: number; headers: Record<string, string>; body: Buffer }

const dechunked = (body: Buffer): Buffer => {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = body.indexOf('\r\n', at)
    const size = end < 0 ? Number.NaN : Number.parseInt(body.subarray(at, end).toString('latin1'), 16)
    if (!(size > 0)) return Buffer.concat(parts)
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

const parsed = (bytes: Buffer): RawAnswer | null => {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [first = '', ...rest] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const status = Number(first.split(' ')[1])
  // A word to go on is not yet the answer.
  if (status === 100) return parsed(bytes.subarray(end + 4))
  const headers = Object.fromEntries(rest.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  const body = bytes.subarray(end + 4)
  return { status, headers, body: headers['transfer-encoding'] === 'chunked' ? dechunked(body) : body }
}

/** Sends bytes as they are, so that nothing a client library would tidy up stays unsent, and waits until the other side closes. */
export const sendRaw = (to: { port: number; from?: string }, bytes: Buffer, milliseconds = 30_000): Promise<RawAnswer | null> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: to.port, ...(to.from === undefined ? {} : { localAddress: to.from }) })
    const heard: Buffer[] = []
    const timer = setTimeout(() => {
      socket.destroy()
      reject(new Error(`no answer within ${milliseconds} ms`))
    }, milliseconds)
    socket.on('data', (chunk) => heard.push(chunk))
    // The other side may hang up while a body that it refused is still being sent: what it said counts.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return
      clearTimeout(timer)
      reject(error)
    })
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(parsed(Buffer.concat(heard)))
    })
    socket.write(bytes)
  })
