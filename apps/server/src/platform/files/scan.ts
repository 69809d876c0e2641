// SPDX-License-Identifier: Apache-2.0
import { createConnection, type Socket } from 'node:net'

/** What the virus scanner says of a file. */
export type Scanned = { state: 'clean' } | { state: 'infected'; found: string } | { state: 'failed'; reason: string }
export type Scanner = { scan(pieces: AsyncIterable<Uint8Array>): Promise<Scanned> }

/** A large archive may take a while; clamd itself gives up after two minutes. */
const silentMilliseconds = 150_000

/** Small pieces: clamd hangs up in the middle of a file above its own limit, and its words must be read before the line is dead. */
const pieceBytes = 32 * 1024

/** `host:port`, or the path of a Unix socket. */
const connect = (address: string): Socket => {
  const tcp = /^(.+):(\d{1,5})$/.exec(address)
  return tcp ? createConnection({ host: (tcp[1] ?? '').replace(/^\[|\]$/g, ''), port: Number(tcp[2]) }) : createConnection({ path: address })
}

const judged = (answer: string): Scanned => {
  const text = answer.replace(/\0/g, '').trim()
  if (text === 'stream: OK') return { state: 'clean' }
  const found = /^stream: (.+) FOUND$/.exec(text)
  if (found) return { state: 'infected', found: (found[1] ?? '').slice(0, 200) }
  return { state: 'failed', reason: text === '' ? 'clamd closed the connection' : text.slice(0, 200) }
}

const write = async (socket: Socket, bytes: Uint8Array): Promise<void> => {
  await new Promise<void>((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())))
  // What came in meanwhile is read before the next write, which may find the line dead.
  await new Promise((resolve) => setImmediate(resolve))
}

// clamd hangs up on a file above its own limit; its words are lost where the line was dead before they were read.
const reasonOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error)
  return /EPIPE|ECONNRESET/.test(message) ? `${message}: clamd hung up; is its StreamMaxLength below the largest file?` : message
}

const framed = (part: Uint8Array): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(part.length)
  return Buffer.concat([length, part])
}

/** Sends the pieces until all are sent or the other side has said its word. */
const sendPieces = async (socket: Socket, pieces: AsyncIterable<Uint8Array>, isAnswered: () => boolean): Promise<void> => {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length; at += pieceBytes) {
      if (isAnswered()) return
      await write(socket, framed(piece.subarray(at, at + pieceBytes)))
    }
  }
  if (!isAnswered()) await write(socket, Buffer.alloc(4))
}

/** Speaks INSTREAM to clamd (clamd(8)): lengths of four bytes before each piece, a length of zero at the end, one line as the answer. */
export const createScanner = (address: string): Scanner => ({
  async scan(pieces) {
    const socket = connect(address)
    socket.setTimeout(silentMilliseconds, () => socket.destroy(new Error('clamd fell silent')))
    let answer = ''
    const ended = new Promise<void>((resolve, reject) => {
      socket.on('data', (data) => {
        answer += data.toString('utf8')
      })
      socket
        .on('end', resolve)
        .on('error', reject)
        .on('close', () => resolve())
    })
    // What the line itself says is more telling than that a write on it failed.
    let broken: unknown = null
    socket.on('error', (error) => {
      broken = error
    })
    // Heard below; a failure while pieces are still being read must not go unheard.
    ended.catch(() => undefined)
    try {
      await sendPieces(socket, pieces, () => answer !== '')
      await ended
    } catch (error) {
      await new Promise((resolve) => setImmediate(resolve))
      if (answer === '') return { state: 'failed', reason: reasonOf(broken ?? error) }
    } finally {
      socket.destroy()
    }
    return judged(answer)
  },
})
