// SPDX-License-Identifier: Apache-2.0
import type { Readable } from 'node:stream'
import type { IncomingFile } from '@shinayaka/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ProblemError } from '../problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body may take its time: a photograph over a hospital's wireless network. */
    slowBody?: boolean
  }
}

/** An ordinary request must have arrived within this; a file may take the whole of it while it keeps coming. */
const ordinaryMilliseconds = 60_000
export const longestRequestMilliseconds = 15 * 60_000
/** A sender that says nothing for so long has gone. */
const silentMilliseconds = 30_000

/** Ends requests that trickle in, unless their route expects a file; the server's own limit is as long as the longest upload. */
export const refuseTrickle = (server: FastifyInstance): void => {
  server.addHook('onRequest', async (request) => {
    const bodiless = request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined
    if (bodiless || request.routeOptions.config.slowBody) return
    const timer = setTimeout(() => {
      if (!request.raw.complete) request.raw.destroy()
    }, ordinaryMilliseconds)
    timer.unref()
    const stop = () => clearTimeout(timer)
    request.raw.once('end', stop).once('close', stop)
  })
}

const withinSilence = async <T>(next: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the sender fell silent')), silentMilliseconds)
  })
  try {
    return await Promise.race([next, silence])
  } finally {
    clearTimeout(timer)
  }
}

async function* piecesOf(body: Readable): AsyncGenerator<Uint8Array> {
  // A refusal must still reach the sender, so leaving early must not cut the connection: what is left of the body is read and dropped.
  const pieces = body.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>
  try {
    for (;;) {
      const { done, value } = await withinSilence(pieces.next())
      if (done) return
      yield value
    }
  } catch {
    throw new ProblemError('upload.interrupted')
  } finally {
    // Only once nobody waits for pieces any more does a body flow by itself.
    void Promise.resolve(pieces.return?.()).then(
      () => body.resume(),
      () => body.resume(),
    )
  }
}

const isStream = (body: unknown): body is Readable => typeof body === 'object' && body !== null && 'iterator' in body

/** The body of a request as a file that is still arriving. Nothing of it is read before somebody asks for its pieces. */
export const incomingFile = (request: FastifyRequest, maxBytes: number): IncomingFile => {
  if (!isStream(request.body)) throw new ProblemError('request.invalid', { place: 'body' })
  const announced = request.headers['content-length']
  const length = announced === undefined ? null : Number(announced)
  if (length !== null && length > maxBytes) throw new ProblemError('request.too-large', { limit: `${Math.floor(maxBytes / 1024 / 1024)} MB` })
  return { pieces: piecesOf(request.body), length }
}

/** Makes every body of this media type a stream on these routes; elsewhere it stays a buffer with a limit. */
export const streamBodies = (server: FastifyInstance, mediaType: string): void => {
  if (server.hasContentTypeParser(mediaType)) server.removeContentTypeParser(mediaType)
  server.addContentTypeParser(mediaType, (_request, payload, done) => done(null, payload))
}
