// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Clock } from '../clock.ts'

/** What is stored of a token or code: its SHA-256. Both are random enough that a slow hash adds nothing. */
export const hashSecret = (secret: string): Buffer => createHash('sha256').update(secret).digest()

/** A session token: 32 random bytes. */
export const createToken = (clock: Clock): string => clock.random(32).toString('base64url')

// Without 0/O, 1/I/L and U: read aloud and typed from paper.
const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A one-time code to print, in groups of four letters: four groups are some 78 bits; six, some 117, where it stays good for years;
 * two do where it lives for minutes and tries are counted.
 */
export const createCode = (clock: Clock, groups = 4): string => {
  const letters: string[] = []
  while (letters.length < groups * 4) {
    for (const byte of clock.random(24)) {
      // Bytes above the last whole multiple would make some letters likelier.
      if (byte < 240 && letters.length < groups * 4) letters.push(codeAlphabet.charAt(byte % codeAlphabet.length))
    }
  }
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-')
}

/** A code as a person may type it: lower case, full width, blanks or no hyphens. */
export const readCode = (typed: string): string => {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** What a password's hash costs today: argon2id, 19 MiB, 2 passes, the OWASP minimum. */
const cost = { memoryCost: 19456, timeCost: 2, parallelism: 1 }

/** Hashes a password at today's cost, off the event loop. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost)

/** Whether the password is the one that was hashed; an unreadable hash is a no. */
export const verifyPassword = (stored: string, password: string): Promise<boolean> => verify(stored, password).catch(() => false)

/** Whether a stored hash is of another kind than today's, or was made with less memory or fewer passes: it is to be made anew. */
export const isWeakHash = (stored: string): boolean => {
  const [, memory, passes] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=\d+\$/.exec(stored) ?? []
  return memory === undefined || Number(memory) < cost.memoryCost || Number(passes) < cost.timeCost
}
