// SPDX-License-Identifier: Apache-2.0
import { generateURI, verify } from 'otplib'
import { encode } from 'uqr'
import type { Clock } from '../../platform/clock.ts'

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

// One path over all dark squares: small, and sharp at any size.
const pathOf = (data: readonly (readonly boolean[])[]): string =>
  data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const inLetters = (bytes: Buffer): string => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? []).map((five) => base32.charAt(Number.parseInt(five, 2))).join('')
}

/** A new secret (160 bits) with what an authenticator app reads: its address, and that as a QR code. */
export const newTotp = (clock: Clock, place: string, login: string) => {
  const secret = inLetters(clock.random(20))
  const uri = generateURI({ issuer: 'しなやか', label: `${place.slice(0, 30)} ${login}`, secret })
  const { data, size } = encode(uri, { ecc: 'M', border: 4 })
  return { secret, uri, qr: { size, path: pathOf(data) } }
}
