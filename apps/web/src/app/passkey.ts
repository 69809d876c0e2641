// SPDX-License-Identifier: Apache-2.0

const fromText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
const toText = (buffer: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

type Described = { id: string; type: 'public-key' }
type Options = {
  challenge: string
  user?: { id: string; name: string; displayName: string }
  excludeCredentials?: Described[]
  allowCredentials?: Described[]
}
const keys = (described: Described[] = []) => described.map(({ id, type }) => ({ type, id: fromText(id) }))

/** Whether this browser, at this address, has passkeys at all. */
export const hasPasskeys = (): boolean => typeof PublicKeyCredential === 'function'

const asSent = (credential: PublicKeyCredential, response: Record<string, unknown>): Record<string, unknown> => ({
  id: credential.id,
  rawId: toText(credential.rawId),
  type: credential.type,
  clientExtensionResults: credential.getClientExtensionResults(),
  response,
})

/** Lets the device make a passkey. Throws a DOMException where the person stops it. */
export const createPasskey = async (given: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const options = given as unknown as Options & { user: { id: string; name: string; displayName: string } } & PublicKeyCredentialCreationOptionsJSON
  const publicKey = {
    ...options,
    challenge: fromText(options.challenge),
    user: { ...options.user, id: fromText(options.user.id) },
    excludeCredentials: keys(options.excludeCredentials),
  } as unknown as PublicKeyCredentialCreationOptions
  const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAttestationResponse
  return asSent(credential, {
    clientDataJSON: toText(response.clientDataJSON),
    attestationObject: toText(response.attestationObject),
    transports: response.getTransports?.() ?? [],
  })
}

/** Lets a passkey sign. Throws a DOMException where the person stops it. */
export const signWithPasskey = async (given: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const options = given as unknown as Options
  const publicKey = {
    ...options,
    challenge: fromText(options.challenge),
    allowCredentials: keys(options.allowCredentials),
  } as unknown as PublicKeyCredentialRequestOptions
  const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAssertionResponse
  return asSent(credential, {
    clientDataJSON: toText(response.clientDataJSON),
    authenticatorData: toText(response.authenticatorData),
    signature: toText(response.signature),
    ...(response.userHandle ? { userHandle: toText(response.userHandle) } : {}),
  })
}
