// SPDX-License-Identifier: Apache-2.0
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { Decrypter, Encrypter, identityToRecipient } from 'age-encryption'
import { CopyProblem } from './problem.ts'

/** For whom a backup is closed: the holders of some keys (`age1…`), or whoever knows a passphrase. */
export type Lock = { recipients: readonly string[] } | { passphrase: string }
/** What opens a backup: secret keys (`AGE-SECRET-KEY-1…`), or the passphrase. */
export type Key = { identities: readonly string[] } | { passphrase: string }

// The age format, https://c2sp.org/age: chunks of 64 KiB, each with a tag of 16 bytes, a nonce of 11 counting bytes and one that marks the last.
const chunk = 64 * 1024
const tag = 16
const sealed = chunk + tag
const nonceLength = 16
const longestHeader = 64 * 1024
const versionLine = 'age-encryption.org/v1'

const nonceOf = (counter: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(counter, 5, 6)
  nonce.writeUInt8(last ? 1 : 0, 11)
  return nonce
}

const payloadKey = (fileKey: Uint8Array, nonce: Uint8Array): Buffer => Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32))

/** Where the header of an age file ends; -1 while it has not ended yet. */
const headerEnd = (bytes: Buffer): number => {
  const mac = bytes.indexOf('\n--- ')
  const end = mac < 0 ? -1 : bytes.indexOf('\n', mac + 1)
  return end < 0 ? -1 : end + 1
}

/** The header for these holders and the key of the file, both made by the age library; only the payload is ours, for its speed (ADR 0023). */
const newHeader = async (lock: Lock): Promise<{ header: Buffer; fileKey: Uint8Array }> => {
  const encrypter = new Encrypter()
  const known: Uint8Array[] = []
  if ('passphrase' in lock) encrypter.setPassphrase(lock.passphrase)
  else {
    for (const recipient of lock.recipients) addRecipient(encrypter, recipient)
    encrypter.addRecipient({
      wrapFileKey: (fileKey: Uint8Array) => {
        known.push(fileKey)
        return []
      },
    })
  }
  const whole = Buffer.from(await encrypter.encrypt(new Uint8Array()))
  const header = whole.subarray(0, headerEnd(whole))
  const [fileKey] = known
  return { header, fileKey: fileKey ?? (await openHeader(header, 'passphrase' in lock ? lock : { identities: [] })) }
}

const addRecipient = (encrypter: Encrypter, recipient: string): void => {
  try {
    encrypter.addRecipient(recipient)
  } catch (error) {
    throw new CopyProblem(
      'key-unusable',
      `「${recipient.slice(0, 12)}…」は控えの鍵（受け手）として使えません。「age1」で始まる文字を、欠けずに書き写しているか確かめてください。`,
      error,
    )
  }
}

const openHeader = async (header: Buffer, key: Key): Promise<Uint8Array> => {
  const decrypter = new Decrypter()
  if ('passphrase' in key) decrypter.addPassphrase(key.passphrase)
  else for (const identity of key.identities) decrypter.addIdentity(identity)
  return decrypter.decryptHeader(header)
}

/** The public half of a secret key; a `CopyProblem` where a letter of it is wrong (it carries a checksum). */
export const recipientOf = async (identity: string): Promise<string> => {
  try {
    return await identityToRecipient(identity)
  } catch (error) {
    throw new CopyProblem(
      'key-unusable',
      '鍵を読めません。「AGE-SECRET-KEY-1」で始まる 74 文字を、紙のとおりに入れてください（どこかの文字が違うと読めません）。',
      error,
    )
  }
}

/** Closes a stream of bytes as an age file that `age -d` opens too. */
export async function* encrypt(source: AsyncIterable<Uint8Array>, lock: Lock): AsyncGenerator<Buffer> {
  const { header, fileKey } = await newHeader(lock)
  const nonce = randomBytes(nonceLength)
  const key = payloadKey(fileKey, nonce)
  yield Buffer.concat([header, nonce])
  let held: Buffer = Buffer.alloc(0)
  let counter = 0
  const seal = (plain: Buffer, last: boolean): Buffer[] => {
    const cipher = createCipheriv('chacha20-poly1305', key, nonceOf(counter, last), { authTagLength: tag })
    counter += 1
    const body = cipher.update(plain)
    cipher.final()
    return [body, cipher.getAuthTag()]
  }
  for await (const piece of source) {
    const bytes = held.length === 0 ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : Buffer.concat([held, piece])
    const parts: Buffer[] = []
    let at = 0
    // A full chunk stays back until more comes: only then is it known not to be the last.
    for (; bytes.length - at > chunk; at += chunk) parts.push(...seal(bytes.subarray(at, at + chunk), false))
    held = bytes.subarray(at)
    if (parts.length > 0) yield Buffer.concat(parts)
  }
  yield Buffer.concat(seal(held, true))
}

const notABackup = (cause?: unknown): CopyProblem =>
  new CopyProblem('not-a-backup', 'このファイルは「しなやか」の控えではありません。ファイルを確かめてください。', cause)
/** The sentence for a file that ends too early. */
export const cutOff = (): CopyProblem =>
  new CopyProblem(
    'cut-off',
    '控えのファイルが途中で切れています（写している途中で止まった、USB を早く抜いた、など）。別の控えを使うか、もう一度写してください。',
  )
/** The sentence for a file of which a part has changed. */
export const damaged = (cause?: unknown): CopyProblem =>
  new CopyProblem(
    'damaged',
    '控えのファイルの一部が壊れています（中身が一字でも変わると分かる仕組みです）。この控えは使わず、別の控えを使ってください。',
    cause,
  )

const headerProblem = (header: string, key: Key, error: unknown): CopyProblem => {
  const words = error instanceof Error ? error.message : ''
  const byPassphrase = /^-> scrypt /m.test(header)
  if (!/no identity matched/.test(words)) return damaged(error)
  if (byPassphrase && !('passphrase' in key))
    return new CopyProblem(
      'wrong-passphrase',
      'この控えは合い言葉で閉じてあります。--passphrase-file で、合い言葉を書いたファイルを指定してください。',
      error,
    )
  if (byPassphrase) return new CopyProblem('wrong-passphrase', '合い言葉が違います。控えを作ったときの合い言葉を使ってください。', error)
  return new CopyProblem(
    'wrong-key',
    'この控えは、別の鍵で閉じてあります。控えを作った「しなやか」の鍵（金庫の紙）を --key-file で指定してください。',
    error,
  )
}

const readHeader = async (source: AsyncIterator<Uint8Array>): Promise<{ header: Buffer; rest: Buffer }> => {
  let bytes: Buffer = Buffer.alloc(0)
  for (;;) {
    const end = headerEnd(bytes)
    if (end > 0) return { header: bytes.subarray(0, end), rest: bytes.subarray(end) }
    const begun = bytes.subarray(0, versionLine.length).toString('latin1')
    if (!versionLine.startsWith(begun) || bytes.length > longestHeader) throw notABackup()
    const next = await source.next()
    if (next.done) throw bytes.length > versionLine.length ? cutOff() : notABackup()
    bytes = Buffer.concat([bytes, next.value])
  }
}

/** Opens an age file piece by piece; nothing is given out that was not proven. Every way in which a file can be wrong is a `CopyProblem` of its own. */
export async function* decrypt(source: AsyncIterable<Uint8Array>, key: Key): AsyncGenerator<Buffer> {
  const pieces = source[Symbol.asyncIterator]()
  try {
    const { header, rest } = await readHeader(pieces)
    const text = header.toString('latin1')
    if (!text.startsWith(`${versionLine}\n`)) throw notABackup()
    const fileKey = await openHeader(header, key).catch((error: unknown) => {
      throw headerProblem(text, key, error)
    })
    yield* decryptPayload(pieces, rest, fileKey)
  } finally {
    await pieces.return?.()
  }
}

/** Opens one chunk after another; null where one is not what was sealed. */
const opener = (key: Buffer) => {
  let counter = 0
  return (bytes: Buffer, last: boolean): Buffer | null => {
    if (bytes.length < tag) return null
    const decipher = createDecipheriv('chacha20-poly1305', key, nonceOf(counter, last), { authTagLength: tag })
    decipher.setAuthTag(bytes.subarray(bytes.length - tag))
    const plain = decipher.update(bytes.subarray(0, bytes.length - tag))
    try {
      decipher.final()
    } catch {
      return null
    }
    counter += 1
    return plain
  }
}

async function* decryptPayload(pieces: AsyncIterator<Uint8Array>, rest: Buffer, fileKey: Uint8Array): AsyncGenerator<Buffer> {
  let held = rest
  const more = async (): Promise<boolean> => {
    const next = await pieces.next()
    if (!next.done) held = held.length === 0 ? Buffer.from(next.value) : Buffer.concat([held, next.value])
    return !next.done
  }
  while (held.length < nonceLength) if (!(await more())) throw cutOff()
  const open = opener(payloadKey(fileKey, held.subarray(0, nonceLength)))
  held = held.subarray(nonceLength)
  do {
    const parts: Buffer[] = []
    let at = 0
    for (; held.length - at > sealed; at += sealed) {
      const plain = open(held.subarray(at, at + sealed), false)
      if (plain === null) throw damaged()
      parts.push(plain)
    }
    held = held.subarray(at)
    if (parts.length > 0) yield Buffer.concat(parts)
  } while (await more())
  const last = open(held, true)
  // Ours always end with a full chunk, so that an end in the middle of one is told from a changed byte.
  if (last === null) throw held.length !== sealed || open(held, false) !== null ? cutOff() : damaged()
  yield last
}
