// SPDX-License-Identifier: Apache-2.0
import { connect } from 'node:net'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'

/** An answer as it came over the wire. `cut`: the other side, hanging up on a body it did not read, took the rest of its answer with it. */
export type RawAnswer = { status: number; headers: Record<string, string>; body: Buffer; cut: boolean }

/** The body out of its chunks; null while the last one has not come. */
const dechunked = (body: Buffer): Buffer | null => {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = body.indexOf('\r\n', at)
    const size = end < 0 ? Number.NaN : Number.parseInt(body.subarray(at, end).toString('latin1'), 16)
    if (size === 0) return Buffer.concat(parts)
    if (Number.isNaN(size) || body.length < end + 2 + size + 2) return null
    parts.push(body.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
  }
}

const bodyOf = (headers: Record<string, string>, body: Buffer): Buffer | null => {
  if (headers['transfer-encoding'] === 'chunked') return dechunked(body)
  // What comes after it answers what came after the request.
  const length = headers['content-length'] === undefined ? Number.POSITIVE_INFINITY : Number(headers['content-length'])
  return body.length >= length ? body.subarray(0, length) : null
}

const unpacked = (headers: Record<string, string>, body: Buffer): Buffer => {
  if (body.length === 0) return body
  if (headers['content-encoding'] === 'gzip') return gunzipSync(body)
  return headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body
}

/** The answer in these bytes; null while it is not whole. Many hang up after it and some do not. */
const parsed = (bytes: Buffer, bodiless: boolean, closed: boolean): RawAnswer | null => {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return null
  const [first = '', ...rest] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const status = Number(first.split(' ')[1])
  // A word to go on is not yet the answer.
  if (status === 100) return parsed(bytes.subarray(end + 4), bodiless, closed)
  const headers = Object.fromEntries(rest.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
  const body = bytes.subarray(end + 4)
  if (bodiless && body.length === 0) return { status, headers, body, cut: false }
  const whole = bodyOf(headers, body)
  if (whole !== null) return { status, headers, body: unpacked(headers, whole), cut: false }
  const measured = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  return closed ? { status, headers, body, cut: measured } : null
}

/** Sends bytes as they are, so that nothing a client library would tidy up stays unsent, and gives the whole answer; null where the other side hung up without one. */
export const sendRaw = (to: { port: number; from?: string }, bytes: Buffer, milliseconds = 30_000): Promise<RawAnswer | null> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: to.port, ...(to.from === undefined ? {} : { localAddress: to.from }) })
    const bodiless = bytes.subarray(0, 5).toString() === 'HEAD '
    let heard = Buffer.alloc(0)
    const timer = setTimeout(() => {
      socket.destroy()
      reject(new Error(`no answer within ${milliseconds} ms, heard ${heard.toString().slice(0, 200)}`))
    }, milliseconds)
    const finish = (answer: RawAnswer | null) => {
      clearTimeout(timer)
      socket.destroy()
      resolve(answer)
    }
    socket.on('data', (chunk) => {
      heard = Buffer.concat([heard, chunk])
      const answer = parsed(heard, bodiless, false)
      if (answer !== null) finish(answer)
    })
    // The other side may hang up while a body that it refused is still being sent: what it said counts.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return
      clearTimeout(timer)
      reject(error)
    })
    socket.on('close', () => finish(parsed(heard, bodiless, true)))
    socket.write(bytes)
  })
