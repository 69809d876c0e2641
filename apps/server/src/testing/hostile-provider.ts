// SPDX-License-Identifier: Apache-2.0
import { constants, createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import { bodyOf, listen, stopListening } from './provider.ts'

type Claims = Record<string, unknown>

/** A provider that answers whatever it is told to: what a forger, a thief of keys or a broken product would. */
export type HostileProvider = {
  issuer: string
  host: string
  key: KeyObject
  /** What it says of itself on top of what is usual. */
  description: Claims
  /** The token that its token endpoint gives next; null: it refuses the code. */
  token: string | null
  /** What the token endpoint was sent last. */
  sent: () => URLSearchParams
  stop: () => Promise<void>
}

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A token signed by a key with RS256, or made in the way of `alg`. */
export const signed = (key: KeyObject, claims: Claims, alg = 'RS256', secret = ''): string => {
  const text = `${encoded({ alg, kid: 'house', typ: 'JWT' })}.${encoded(claims)}`
  if (alg === 'none') return `${text}.`
  if (alg === 'HS256') return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
  const signature = createSign('RSA-SHA256').update(text).sign({ key, padding: constants.RSA_PKCS1_PADDING })
  return `${text}.${signature.toString('base64url')}`
}

export const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

/** Starts it, over real HTTP on this machine. */
export const startHostileProvider = async (): Promise<HostileProvider> => {
  const { privateKey, publicKey } = newKey()
  let sent = new URLSearchParams()
  const server = createServer()
  const port = await listen(server)
  const issuer = `http://127.0.0.1:${port}`
  const provider: HostileProvider = {
    issuer,
    host: `127.0.0.1:${port}`,
    key: privateKey,
    description: {},
    token: null,
    sent: () => sent,
    stop: () => stopListening(server),
  }
  server.on('request', (request, response) => {
    const say = (status: number, body: unknown) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.url === '/.well-known/openid-configuration')
      return say(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
        authorization_response_iss_parameter_supported: true,
        ...provider.description,
      })
    if (request.url === '/jwks') return say(200, { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'house', use: 'sig', alg: 'RS256' }] })
    if (request.url !== '/token') return say(404, {})
    void bodyOf(request).then((body) => {
      sent = body
      if (provider.token === null) return say(400, { error: 'invalid_grant' })
      return say(200, { access_token: 'at', token_type: 'Bearer', expires_in: 60, id_token: provider.token })
    })
  })
  return provider
}
