// SPDX-License-Identifier: Apache-2.0
import { generateURI, verify } from 'otplib'
import type { Clock } from '../../platform/clock.ts'
import { qrOf } from '../../platform/qr.ts'

/** The six digits as people type them: full width, with blanks or hyphens; null where they are not six. */
export const readDigits = (typed: string): string | null => {
  const digits = typed.normalize('NFKC').replace(/[\s\-‐‑–—−ー]/g, '')
  return /^\d{6}$/.test(digits) ? digits : null
}

/** The step (30 seconds each) whose code this is, now or one before or after; null where it is none of the three. */
export const stepOf = async (secret: string, typed: string, now: Date): Promise<number | null> => {
  const token = readDigits(typed)
  if (token === null) return null
  const result = await verify({ secret, token, epoch: Math.floor(now.getTime() / 1000), epochTolerance: 30 })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const inLetters = (bytes: Buffer): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => base32.charAt(Number.parseInt(five, 2))).join('')
}

/** A new secret (160 bits) with what an authenticator app reads: its address, and that as a QR code. */
export const newTotp = (clock: Clock, place: string, login: string) => {
  const secret = inLetters(clock.random(20))
  const uri = generateURI({ issuer: 'しなやか', label: `${place.slice(0, 30)} ${login}`, secret })
  return { secret, uri, qr: qrOf(uri) }
}
