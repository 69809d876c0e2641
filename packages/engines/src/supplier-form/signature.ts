// SPDX-License-Identifier: Apache-2.0
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { canonicalText, contentHash } from './canonical.ts'
import type { SupplierAnswerContent } from './types.ts'

/** A key pair for signing (Ed25519): public in SPKI form as base64url, private in PKCS #8 as PEM. `fingerprint`: SHA-256 of the public key in hex. */
export type SigningKey = { publicKey: string; privateKey: string; fingerprint: string }

/** What a request's signature covers. `form` is the hash of the form's edition. */
export type RequestPayload = { id: string; code: string; organisation: string; form: string; due: string }

const publicOf = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64url')

/** SHA-256 of a public key, by which people and programs know it again. */
export const keyFingerprint = (publicKey: string): string => createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex')

const described = (key: KeyObject): SigningKey => {
  const publicKey = publicOf(key)
  return { publicKey, privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(), fingerprint: keyFingerprint(publicKey) }
}

/** A new key. */
export const createSigningKey = (): SigningKey => described(generateKeyPairSync('ed25519').privateKey)

/** A key as its file holds it; null where the text is no Ed25519 private key. */
export const readSigningKey = (pem: string): SigningKey | null => {
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'ed25519' ? described(key) : null
  } catch {
    return null
  }
}

const verified = (publicKey: string, text: string, signature: string): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'))
  } catch {
    return false
  }
}

const signed = (privateKey: string, text: string): string => sign(null, Buffer.from(text), createPrivateKey(privateKey)).toString('base64url')

// Names what is signed, so that no signature of one kind is taken for another.
const requestText = (payload: RequestPayload): string => canonicalText({ kind: 'shinayaka-supplier-request', ...payload })

/** Signs a request. The day comes with the signature (`2026-12-31.…`): a request may be given more time after its file was sent. */
export const signRequest = (privateKey: string, payload: RequestPayload): string => `${payload.due}.${signed(privateKey, requestText(payload))}`

/** Whether one of these keys signed exactly this request. */
export const isRequestSignature = (publicKeys: readonly string[], payload: Omit<RequestPayload, 'due'>, signature: string): boolean => {
  const [, due, value] = /^(\d{4}-\d{2}-\d{2})\.([\w-]+)$/.exec(signature) ?? []
  return due !== undefined && value !== undefined && publicKeys.some((key) => verified(key, requestText({ ...payload, due }), value))
}

/** Signs what a vendor answers. */
export const signAnswer = ({ privateKey, publicKey }: SigningKey, content: SupplierAnswerContent): { key: string; value: string } => ({
  key: publicKey,
  value: signed(privateKey, canonicalText(content)),
})

/** Whether that key signed exactly this answer. */
export const isAnswerSignature = (signature: { key: string; value: string }, content: SupplierAnswerContent): boolean =>
  verified(signature.key, canonicalText(content), signature.value)

/** What an answer file proves of itself: that it is whole, and whether a vendor's signature fits; `fingerprint`: of the key that signed, or claims to. */
export type AnswerProof = { whole: boolean; signature: 'none' | 'good' | 'bad'; fingerprint: string | null }

/** Checks a file's own proof. It says nothing of who holds the key. */
export const proofOf = ({
  content,
  proof,
}: {
  content: SupplierAnswerContent
  proof: { sha256: string; signature: { key: string; value: string } | null }
}): AnswerProof => {
  const { sha256, signature } = proof
  return {
    whole: contentHash(content) === sha256,
    signature: signature === null ? 'none' : isAnswerSignature(signature, content) ? 'good' : 'bad',
    fingerprint: signature && keyFingerprint(signature.key),
  }
}
