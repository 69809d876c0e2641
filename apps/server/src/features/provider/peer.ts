// SPDX-License-Identifier: Apache-2.0
import type { ProviderReason } from '@shinayaka/contract'
import * as oidc from 'openid-client'
import type { Clock } from '../../platform/clock.ts'
import { ProblemError } from '../../platform/problem.ts'
import { askingRefusal, guardedFetch, issuerRefusal } from './asking.ts'

/** What of the server it takes to ask a provider. */
type Needs = { clock: Clock; providerHosts: readonly string[] }

/** Whom we ask, and as whom. */
export type Peer = { issuer: string; clientId: string; clientSecret: string | null }

/** Signatures by a key that the provider alone holds; never none, never one made with our shared secret. */
const algorithms: readonly string[] = [...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'], ...['EdDSA', 'Ed25519']]

const toleranceSeconds = 30

const refused = (reason: ProviderReason): ProblemError => new ProblemError('provider.refused', { reason })

const chain = (error: unknown): unknown[] => (error instanceof Error ? [error, ...chain(error.cause)] : error === undefined ? [] : [error])

const claims: Record<string, ProviderReason> = { iss: 'issuer', aud: 'audience', azp: 'audience', nonce: 'nonce', exp: 'expired', nbf: 'expired' }

const reasonOf = (links: readonly unknown[]): ProviderReason => {
  const codes = links.flatMap((link) => (typeof link === 'object' && link !== null && 'code' in link ? [String(link.code)] : []))
  const claim = links.flatMap((link) => (typeof link === 'object' && link !== null && 'claim' in link ? [String(link.claim)] : []))[0]
  if (claim !== undefined && claims[claim]) return claims[claim]
  const said = links.map((link) => (link instanceof Error ? link.message : '')).join('\n')
  if (codes.includes('OAUTH_RESPONSE_BODY_ERROR')) return 'code'
  const named = /"(iss|aud|azp|nonce|exp|nbf)"/.exec(said)?.[1]
  if (named !== undefined) return claims[named] ?? 'answer'
  if (/signature verification/.test(said) || codes.includes('OAUTH_KEY_SELECTION_FAILED')) return 'signature'
  if (/"alg"|JWS|algorithm/i.test(said)) return 'algorithm'
  return 'answer'
}

/** What went wrong with a provider, as people are told; its own words stay outside. */
const problemOf = (error: unknown): ProblemError => {
  const links = chain(error)
  const known = links.find((link) => link instanceof ProblemError)
  if (known) return known
  // What the provider itself answered at our door.
  const answered = links.find((link) => link instanceof oidc.AuthorizationResponseError)
  if (answered)
    return new ProblemError(['server_error', 'temporarily_unavailable'].includes(answered.error) ? 'server.provider-unavailable' : 'provider.denied')
  return refused(reasonOf(links))
}

const telling = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    throw problemOf(error)
  }
}

// Most providers know both; the first is what one knows that says nothing.
const authentication = (metadata: oidc.ServerMetadata, secret: string | null) => {
  if (secret === null) return oidc.None()
  const known = metadata.token_endpoint_auth_methods_supported
  return known === undefined || known.includes('client_secret_basic') ? oidc.ClientSecretBasic(secret) : oidc.ClientSecretPost(secret)
}

// Read by hand, so that nothing but the issuer exactly as typed is taken: no special cases for anybody's cloud.
const describe = async (needs: Needs, issuer: string): Promise<oidc.ServerMetadata> => {
  const response = await guardedFetch(needs.providerHosts)(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    headers: { accept: 'application/json' },
  })
  const found = response.ok ? await response.json().catch(() => null) : null
  if (typeof found !== 'object' || found === null) throw refused('discovery')
  const metadata = found as oidc.ServerMetadata
  if (metadata.issuer !== issuer) throw refused('issuer')
  const { authorization_endpoint, token_endpoint, jwks_uri } = metadata
  for (const address of [authorization_endpoint, token_endpoint, jwks_uri])
    if (typeof address !== 'string' || !URL.canParse(address)) throw refused('discovery')
  // People's browsers go to the first; the server itself asks the others.
  if (issuerRefusal(`${new URL(String(authorization_endpoint)).origin}/`)) throw refused('discovery')
  for (const address of [token_endpoint, jwks_uri]) {
    const refusal = askingRefusal(String(address), needs.providerHosts)
    if (refusal) throw refusal
  }
  return metadata
}

const algorithmsOf = ({ id_token_signing_alg_values_supported: offered }: oidc.ServerMetadata): string[] => {
  const usable = (Array.isArray(offered) ? offered : ['RS256']).filter((one) => algorithms.includes(one))
  if (usable.length === 0) throw refused('algorithm')
  return usable
}

/** Asks a provider what it is, anew at each sign-in: a key or an address that changed counts at once, and one that is down is known before anybody leaves. */
const configure = async (needs: Needs, { issuer, clientId, clientSecret }: Peer): Promise<oidc.Configuration> => {
  const refusal = issuerRefusal(issuer) ?? askingRefusal(issuer, needs.providerHosts)
  if (refusal) throw refusal
  const metadata = await describe(needs, issuer)
  const known = { ...metadata, id_token_signing_alg_values_supported: algorithmsOf(metadata) }
  const skew = Math.round((needs.clock.now().getTime() - Date.now()) / 1000)
  const client = { [oidc.clockSkew]: skew, [oidc.clockTolerance]: toleranceSeconds }
  const config = new oidc.Configuration(known, clientId, client, authentication(metadata, clientSecret))
  config[oidc.customFetch] = guardedFetch(needs.providerHosts)
  // The signature counts also where the token came straight from the provider.
  oidc.enableNonRepudiationChecks(config)
  // Plain http was let through above for this machine alone.
  if (issuer.startsWith('http:')) oidc.allowInsecureRequests(config)
  return config
}

/** What a provider says of itself, for whoever sets it up. */
export const examine = (needs: Needs, issuer: string) =>
  telling(async () => {
    const refusal = issuerRefusal(issuer) ?? askingRefusal(issuer, needs.providerHosts)
    if (refusal) throw refusal
    const metadata = await describe(needs, issuer)
    return {
      issuer: metadata.issuer,
      authorization: String(metadata.authorization_endpoint),
      algorithms: algorithmsOf(metadata),
      pkce: metadata.code_challenge_methods_supported?.includes('S256') ?? false,
      namesItself: metadata.authorization_response_iss_parameter_supported === true,
    }
  })

/** What must come back unchanged. */
export type Secrets = { state: string; nonce: string; verifier: string }

/** Where somebody goes to say who they are: a code is asked for, bound to this browser, this attempt and this server. */
export const wayThere = (needs: Needs, peer: Peer, redirectUri: string, { state, nonce, verifier }: Secrets): Promise<string> =>
  telling(async () => {
    const config = await configure(needs, peer)
    const code_challenge = await oidc.calculatePKCECodeChallenge(verifier)
    const asked = { redirect_uri: redirectUri, scope: 'openid', response_type: 'code', state, nonce, code_challenge, code_challenge_method: 'S256' }
    return oidc.buildAuthorizationUrl(config, asked).href
  })

/** Who came back, proven: the subject of a token that this provider signed for us, for this attempt, just now. */
export const provenSubject = (needs: Needs, peer: Peer, returned: URL, { state, nonce, verifier }: Secrets): Promise<string> =>
  telling(async () => {
    const config = await configure(needs, peer)
    const answer = await oidc.authorizationCodeGrant(config, returned, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    })
    const subject = answer.claims()?.sub
    if (typeof subject !== 'string' || subject === '' || subject.length > 255) throw refused('answer')
    return subject
  })
