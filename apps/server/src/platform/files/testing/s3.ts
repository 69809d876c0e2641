// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from 's3rver'
import { createS3Store, type S3Settings } from '../s3.ts'
import type { FileStore } from '../store.ts'

/** A real S3 server over HTTP, with one bucket and one key (it knows keys and buckets; it does not refuse a wrong signature). */
export const openS3 = async (): Promise<{ store: FileStore; settings: S3Settings; close: () => Promise<void> }> => {
  const directory = mkdtempSync(join(tmpdir(), 'shinayaka-s3-'))
  const server = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: 'evidence', configs: [] }] })
  const { port } = (await server.run()) as AddressInfo
  // The one key that this server knows.
  const settings = { url: `http://127.0.0.1:${port}/evidence`, region: 'us-east-1', keyId: 'S3RVER', secret: 'S3RVER' }
  return {
    store: createS3Store(settings),
    settings,
    close: async () => {
      await server.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
