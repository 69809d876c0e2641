// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { createClock } from '../clock.ts'
import { createCode, createToken, hashPassword, isWeakHash, readCode, verifyPassword } from './secrets.ts'

const clock = createClock()
const bitsOf = (code: string) => code.replaceAll('-', '').length * Math.log2(30)

describe('what nobody may guess', () => {
  it('is a token of 256 bits, never the same', () => {
    const tokens = Array.from({ length: 200 }, () => createToken(clock))
    expect(new Set(tokens).size).toBe(200)
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32)
  })

  it('is a code without letters that are mistaken, of more than 77 bits, and more than 112 where it lasts', () => {
    const codes = Array.from({ length: 200 }, () => createCode(clock))
    expect(new Set(codes).size).toBe(200)
    for (const code of codes) expect(code).toMatch(/^([2-9A-HJKMNP-TV-Z]{4}-){3}[2-9A-HJKMNP-TV-Z]{4}$/)
    expect(bitsOf(codes[0] ?? '')).toBeGreaterThan(77)
    const lasting = createCode(clock, 6)
    expect(bitsOf(lasting)).toBeGreaterThan(112)
    expect(readCode(lasting.toLowerCase().replaceAll('-', '　'))).toBe(lasting)
  })

  it('takes each letter of a code about as often as the others', () => {
    const counts = new Map<string, number>()
    for (const letter of Array.from({ length: 1500 }, () => createCode(clock).replaceAll('-', '')).join(''))
      counts.set(letter, (counts.get(letter) ?? 0) + 1)
    expect(counts.size).toBe(30)
    // 800 each; seven standard deviations either way.
    for (const count of counts.values()) expect(Math.abs(count - 800)).toBeLessThan(195)
  })
})

describe('a stored password', () => {
  it('is argon2id with 19 MiB and two passes, and never twice the same', async () => {
    const [one, two] = [await hashPassword('同じ合い言葉です、長めの'), await hashPassword('同じ合い言葉です、長めの')]
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(two).not.toBe(one)
  })

  it('is compared exactly: each letter, its case, blanks at the ends, and the last of two hundred', async () => {
    const password = ` Kawara usagi ${'x'.repeat(185)}Z`
    const stored = await hashPassword(password)
    expect(password).toHaveLength(200)
    expect(await verifyPassword(stored, password)).toBe(true)
    for (const other of [password.trim(), password.toLowerCase(), `${password.slice(0, -1)}z`, `${password} `, password.slice(0, -1)])
      expect(await verifyPassword(stored, other), other).toBe(false)
  })

  it('that cannot be read lets nobody in', async () => {
    for (const broken of ['', 'plain', '$argon2id$v=19$m=19456,t=2,p=1$x']) expect(await verifyPassword(broken, broken)).toBe(false)
  })

  it('is weak where it is of another kind, or took less memory or fewer passes than today', async () => {
    expect(isWeakHash(await hashPassword('同じ合い言葉です、長めの'))).toBe(false)
    const rest = 'c2FsdHNhbHQ$aGFzaGhhc2g'
    for (const stronger of ['m=65536,t=2,p=1', 'm=19456,t=3,p=4']) expect(isWeakHash(`$argon2id$v=19$${stronger}$${rest}`), stronger).toBe(false)
    for (const weaker of [
      'argon2id$v=19$m=9216,t=4,p=1',
      'argon2id$v=19$m=65536,t=1,p=1',
      'argon2id$v=16$m=19456,t=2,p=1',
      'argon2i$v=19$m=19456,t=2,p=1',
    ])
      expect(isWeakHash(`$${weaker}$${rest}`), weaker).toBe(true)
    expect(isWeakHash('$2b$12$abcdefghijklmnopqrstuv')).toBe(true)
  })
})
