// SPDX-License-Identifier: Apache-2.0
import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const base64url = (data: Buffer | string) => Buffer.from(data).toString('base64url')

// The little CBOR that an attestation needs: short maps, texts, byte strings, small integers.
const head = (major: number, value: number): Buffer =>
  value < 24
    ? Buffer.from([(major << 5) | value])
    : value < 256
      ? Buffer.from([(major << 5) | 24, value])
      : Buffer.from([(major << 5) | 25, value >> 8, value & 255])
const cborInt = (value: number) => (value >= 0 ? head(0, value) : head(1, -1 - value))
const cborBytes = (bytes: Buffer) => Buffer.concat([head(2, bytes.length), bytes])
const cborText = (text: string) => Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)])
const cborMap = (entries: [Buffer, Buffer][]) => Buffer.concat([head(5, entries.length), ...entries.flat()])

const coseKey = (key: KeyObject): Buffer => {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const coordinate = (text: string) => cborBytes(Buffer.from(text, 'base64url'))
  return cborMap([
    [cborInt(1), cborInt(2)],
    [cborInt(3), cborInt(-7)],
    [cborInt(-1), cborInt(1)],
    [cborInt(-2), coordinate(x)],
    [cborInt(-3), coordinate(y)],
  ])
}

type Options = { challenge: string }
/** What a dishonest place or device may say differently. */
type Lies = { origin?: string; rpId?: string; verified?: boolean; counter?: number; challenge?: string }

/** A device with one passkey, as the server sees it: it makes real signatures over real data. */
export const createAuthenticator = (origin = 'http://localhost:8080', rpId = 'localhost') => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  let counter = 0
  const clientData = (type: string, { challenge }: Options, lies: Lies) =>
    Buffer.from(JSON.stringify({ type, challenge: lies.challenge ?? challenge, origin: lies.origin ?? origin, crossOrigin: false }))
  const authenticatorData = (flags: number, lies: Lies, attested = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(lies.counter ?? counter)
    return Buffer.concat([sha256(lies.rpId ?? rpId), Buffer.from([flags | 1 | (lies.verified === false ? 0 : 4)]), count, attested])
  }
  return {
    id: base64url(id),
    /** What `navigator.credentials.create` gives. */
    create: (options: Options, lies: Lies = {}) => {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(publicKey)])
      const authData = authenticatorData(0x40, lies, attested)
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(authData)],
      ])
      const response = { clientDataJSON: base64url(clientData('webauthn.create', options, lies)), attestationObject: base64url(attestation) }
      return { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {}, response }
    },
    /** What `navigator.credentials.get` gives; its counter goes up each time. */
    get: (options: Options, lies: Lies = {}) => {
      counter += 1
      const authData = authenticatorData(0, lies)
      const client = clientData('webauthn.get', options, lies)
      const signature = createSign('sha256')
        .update(Buffer.concat([authData, sha256(client)]))
        .sign(privateKey)
      const response = { authenticatorData: base64url(authData), clientDataJSON: base64url(client), signature: base64url(signature) }
      return { id: base64url(id), rawId: base64url(id), type: 'public-key', clientExtensionResults: {}, response }
    },
  }
}
