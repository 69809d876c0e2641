// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util'
import { constants, createGunzip, deflateRawSync, type Gunzip, gzip, type ZlibOptions } from 'node:zlib'
import { CopyProblem } from './problem.ts'

const zip = promisify(gzip)
const block = 1024 * 1024
// Two in work and one that waits: more would only take the cores from the people at work.
const inFlight = 3
const wholeChunk = 64 * 1024

/**
 * Compresses in blocks, each a gzip member of its own and several at once, so that `gunzip` reads the whole. Zeros at the end, which gzip allows,
 * fill the last chunk of the encryption: so an end in the middle is always seen as one.
 */
export async function* compress(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const working: Promise<Buffer>[] = []
  let held: Buffer[] = []
  let size = 0
  let total = 0
  const begin = (): void => {
    const bytes = Buffer.concat(held)
    held = []
    size = 0
    // One piece of output a block: each further one costs a turn of the event loop.
    const task = zip(bytes, { ...strategyFor(bytes), chunkSize: bytes.length + 1024 })
    // It is waited for below; until then its failure must not pass for one that nobody hears.
    task.catch(() => undefined)
    working.push(task)
  }
  const finish = async (): Promise<Buffer> => {
    const done = (await working.shift()) ?? Buffer.alloc(0)
    total += done.length
    return done
  }
  for await (const piece of source) {
    held.push(piece)
    size += piece.length
    if (size < block) continue
    begin()
    if (working.length >= inFlight) yield await finish()
  }
  if (size > 0) begin()
  while (working.length > 0) yield await finish()
  yield Buffer.alloc((wholeChunk - (total % wholeChunk)) % wholeChunk)
}

const sampleBytes = 8 * 1024
/** What a block must come down to before it is worth the time: photographs and PDF files are compressed already. */
const worthwhile = 0.9

/**
 * How a block is best compressed, by a look at its middle. Files in the database lie in the rows as hexadecimal digits: nothing repeats in them, and
 * looking for repetitions takes four times as long. Files from elsewhere come as they are.
 */
const strategyFor = (bytes: Buffer): ZlibOptions => {
  const middle = bytes.subarray(bytes.length >> 1, (bytes.length >> 1) + sampleBytes)
  if (/^[0-9a-f]{256}$/.test(middle.subarray(0, 256).toString('latin1'))) return { level: 1, strategy: constants.Z_HUFFMAN_ONLY }
  return deflateRawSync(middle, { level: 1 }).length > middle.length * worthwhile ? { level: 0 } : { level: 1 }
}

/** The other way round. */
export async function* decompress(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  let failed: unknown = null
  const feeding = (async () => {
    try {
      for await (const piece of source) if (!gunzip.write(piece)) await drain(gunzip)
      gunzip.end()
    } catch (error) {
      failed = error
      gunzip.destroy()
    }
  })()
  try {
    for await (const piece of gunzip) yield piece
  } catch (error) {
    // Why the source broke off says more than that the stream did.
    throw failed ?? notOurs(error)
  } finally {
    gunzip.destroy()
    await feeding
  }
  if (failed !== null) throw failed
}

const notOurs = (cause: unknown): CopyProblem =>
  new CopyProblem('not-a-backup', 'このファイルは開けましたが、中身は「しなやか」の控えではありません。ファイルを確かめてください。', cause)

const drain = (stream: Gunzip): Promise<void> =>
  new Promise((resolve) => {
    const heard = () => {
      stream.off('drain', heard)
      stream.off('close', heard)
      resolve()
    }
    if (stream.destroyed) return resolve()
    stream.on('drain', heard)
    stream.on('close', heard)
  })
