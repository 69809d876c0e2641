// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { decrypt, encrypt, type Lock } from './age.ts'
import { keyFileOf, ownLock, readKeyFile } from './key.ts'

const folder = mkdtempSync(join(tmpdir(), 'shinayaka-key-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const all = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = []
  for await (const piece of pieces) parts.push(piece)
  return Buffer.concat(parts)
}
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
const closed = (text: string, lock: Lock) => all(encrypt(once(Buffer.from(text)), lock))
const opened = async (bytes: Buffer, keyFile: string) => (await all(decrypt(once(bytes), await readKeyFile(keyFile)))).toString()

it('a key that was put away gives place to a new one, and still opens what was closed with it', async () => {
  const first = await ownLock(folder, [])
  const before = await closed('きのうの控え', first)
  const putAway = join(folder, 'backup.key.old')
  renameSync(keyFileOf(folder), putAway)
  const second = await ownLock(folder, [])
  expect(second.fresh).toBe(true)
  const after = await closed('きょうの控え', second)
  expect(await opened(before, putAway)).toBe('きのうの控え')
  expect(await opened(after, keyFileOf(folder))).toBe('きょうの控え')
  await expect(opened(after, putAway)).rejects.toMatchObject({ code: 'wrong-key' })
  await expect(opened(before, keyFileOf(folder))).rejects.toMatchObject({ code: 'wrong-key' })
})
