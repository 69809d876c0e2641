// SPDX-License-Identifier: Apache-2.0
import { generateX25519Identity } from 'age-encryption'

/** A new secret key. */
export const newIdentity = (): Promise<string> => generateX25519Identity()
