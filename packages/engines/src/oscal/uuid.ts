// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'

/** The namespace of every UUID in our OSCAL files: UUIDv5 of the URL namespace and the name `urn:shinayaka:oscal`. Never to change. */
export const oscalNamespace = 'd73ae861-4051-5952-9e26-1f8678549367'

/**
 * UUID version 5 (RFC 9562) of a name in a namespace: the same name always gives the same UUID.
 *
 * @example uuidV5('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'urn:shinayaka:oscal') // 'd73ae861-4051-5952-9e26-1f8678549367'
 */
export const uuidV5 = (namespace: string, name: string): string => {
  const digest = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name, 'utf8')
    .digest()
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x50
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

/** The UUID of a thing by what it is and which one: `uuidOf('map', 'mhlw-r7-to-r8', '1-1')`. Parts are told apart whatever they hold. */
export const uuidOf = (...parts: readonly string[]): string => uuidV5(oscalNamespace, JSON.stringify(parts))
