// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import type { FileKey, FileStore } from './store.ts'

/** A bucket of a store that speaks S3: its address with the bucket in the path, and the key that may read and write below it. */
export type S3Settings = { url: string; region: string; keyId: string; secret: string }

const timeoutMilliseconds = 30_000

/** Files in an S3-compatible store, one object a chunk, addressed by path; the store checks each by its SHA-256. */
export const createS3Store = ({ url, region, keyId, secret }: S3Settings): FileStore => {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, service: 's3', region, retries: 2 })
  const base = url.replace(/\/+$/, '')
  const addressOf = ({ organisation, file }: FileKey, n: number) => `${base}/${organisation}/${file}/${n}`
  const ask = async (method: 'GET' | 'PUT' | 'DELETE', address: string, bytes?: Uint8Array): Promise<Response> => {
    const body = bytes === undefined ? {} : { body: Buffer.from(bytes) }
    const headers = {
      'x-amz-content-sha256': createHash('sha256')
        .update(bytes ?? '')
        .digest('hex'),
    }
    const response = await client.fetch(address, { method, headers, ...body, signal: AbortSignal.timeout(timeoutMilliseconds) })
    if (response.ok || response.status === 404) return response
    // The code of the store's own answer (AccessDenied, NoSuchBucket …) is what its keeper needs to read.
    const code = /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? ''
    throw new Error(`S3 ${method} ${response.status} ${code}`)
  }
  return {
    kind: 's3',
    async put(_scope, key, n, bytes) {
      const response = await ask('PUT', addressOf(key, n), bytes)
      await response.arrayBuffer()
      if (!response.ok) throw new Error('S3 PUT 404: is there such a bucket?')
    },
    async get(_scope, key, n) {
      const response = await ask('GET', addressOf(key, n))
      const bytes = new Uint8Array(await response.arrayBuffer())
      return response.ok ? bytes : null
    },
    async remove(_scope, key, chunks) {
      for (let n = 0; n < chunks; n += 1) await (await ask('DELETE', addressOf(key, n))).arrayBuffer()
    },
  }
}
