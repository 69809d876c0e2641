// SPDX-License-Identifier: Apache-2.0
import { generate } from 'otplib'
import { describe, expect, it } from 'vitest'
import { createClock } from '../../platform/clock.ts'
import { newTotp, readDigits, stepOf } from './totp.ts'

const clock = createClock()
const at = (seconds: number) => new Date(seconds * 1000)

describe('the six digits', () => {
  it.each([
    ['123456', '123456'],
    ['１２３４５６', '123456'],
    [' 123 456 ', '123456'],
    ['123-456', '123456'],
    ['12345', null],
    ['1234567', null],
    ['12345a', null],
    ['', null],
  ])('%j reads as %j', (typed, digits) => {
    expect(readDigits(typed)).toBe(digits)
  })
})

describe('a code', () => {
  const { secret } = newTotp(clock, '朝顔病院', 'asagao')

  it('belongs to the step now, the one before or the one after, and to no other', async () => {
    const now = 1_000_000 * 30
    for (const away of [-2, -1, 0, 1, 2]) {
      const token = await generate({ secret, epoch: now + away * 30 })
      expect(await stepOf(secret, token, at(now)), String(away)).toBe(Math.abs(away) <= 1 ? 1_000_000 + away : null)
    }
  })

  it('is read in full width, and is not found for another secret', async () => {
    const token = await generate({ secret, epoch: 90 })
    expect(
      await stepOf(
        secret,
        token.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
        at(90),
      ),
    ).toBe(3)
    expect(await stepOf(newTotp(clock, 'x', 'y').secret, token, at(90))).not.toBe(3)
  })
})

describe('what an authenticator app reads', () => {
  it('names the product, the place and the person, with a secret of 160 bits', () => {
    const { secret, uri, qr } = newTotp(clock, '朝顔病院', 'asagao')
    expect(secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(decodeURIComponent(uri)).toBe(`otpauth://totp/しなやか:朝顔病院 asagao?secret=${secret}&issuer=しなやか`)
    expect(qr.path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/)
    expect(qr.size).toBeGreaterThan(30)
  })
})
