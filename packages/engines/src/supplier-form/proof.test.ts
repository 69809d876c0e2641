// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, contentHash } from './canonical.ts'
import { supplierFormPage } from './page.ts'
import { sampleForm } from './sample.ts'
import { createSigningKey, isAnswerSignature, isRequestSignature, readSigningKey, signAnswer, signRequest } from './signature.ts'
import type { SupplierAnswerContent } from './types.ts'

type InPage = { canonical: (value: unknown) => string; sha256: (text: string) => string }
const inPage = new Function(`${readFileSync(new URL('./page-proof.js', import.meta.url), 'utf8')};return { canonical, sha256 }`)() as InPage

const words = fc.string({ unit: 'binary', maxLength: 300 })
const content = fc.record({
  form: fc.record({ id: words, edition: words, hash: words }),
  supplier: fc.record({ name: words }),
  product: fc.option(fc.record({ name: words, kind: fc.constantFrom('product' as const, 'service' as const), release: words })),
  request: fc.option(fc.record({ id: words, code: words, organisation: words, signature: words })),
  answers: fc.array(
    fc.record({
      item: words,
      value: fc.constantFrom('yes' as const, 'no' as const, 'na' as const),
      checked: words,
      target: fc.option(words),
      remark: words,
    }),
    { maxLength: 5 },
  ),
  signed: fc.record({ name: words, title: words, on: words }),
  consent: fc.boolean(),
}) satisfies fc.Arbitrary<SupplierAnswerContent>

describe('the proof that the page makes', () => {
  it('is the server’s, whatever was typed', () => {
    fc.assert(
      fc.property(content, (one) => {
        expect(inPage.canonical(one)).toBe(canonicalText(one))
        expect(inPage.sha256(inPage.canonical(one))).toBe(contentHash(one))
      }),
      { numRuns: 200 },
    )
  })

  it('is SHA-256 at every length around a block', () => {
    for (let length = 0; length < 200; length += 1) {
      const text = 'あ'.repeat(length % 7) + 'x'.repeat(length)
      expect(inPage.sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
    }
  })

  it('writes names in the order of their UTF-16 units, and signs as RFC 8785 does', () => {
    expect(canonicalText({ '\u20ac': 'a', '\r': 'b', '\ufb33': 'c', '1': 'd', '\ud83d\ude00': 'e', '\u0080': 'f', '\u00f6': '\u000f</\u2028' })).toBe(
      '{"\\r":"b","1":"d","\u0080":"f","\u00f6":"\\u000f</\u2028","\u20ac":"a","\ud83d\ude00":"e","\ufb33":"c"}',
    )
  })
})

describe('signatures', () => {
  const key = createSigningKey()
  const request = { id: '0190b0c0-0000-7000-8000-000000000000', code: 'ABCD1234', organisation: '病院', form: 'f'.repeat(64), due: '2026-12-31' }
  const { due: _, ...asked } = request

  it('prove the request that was made, and no other', () => {
    const signature = signRequest(key.privateKey, request)
    expect(signature.length).toBeLessThanOrEqual(200)
    expect(isRequestSignature([createSigningKey().publicKey, key.publicKey], asked, signature)).toBe(true)
    expect(isRequestSignature([createSigningKey().publicKey], asked, signature)).toBe(false)
    for (const name of ['id', 'code', 'organisation', 'form'] as const)
      expect(isRequestSignature([key.publicKey], { ...asked, [name]: 'other' }, signature), name).toBe(false)
    expect(isRequestSignature([key.publicKey], asked, signature.replace('2026-12-31', '2027-01-31'))).toBe(false)
    expect(isRequestSignature([key.publicKey, 'no key'], asked, 'nonsense')).toBe(false)
  })

  it('prove the answer that was given, and survive the file of the key', () => {
    const again = readSigningKey(key.privateKey)
    expect(again).toEqual(key)
    expect(readSigningKey('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----')).toBeNull()
    fc.assert(
      fc.property(content, (one) => {
        const signature = signAnswer(key, one)
        expect(isAnswerSignature(signature, one)).toBe(true)
        expect(isAnswerSignature(signature, { ...one, consent: !one.consent })).toBe(false)
      }),
      { numRuns: 20 },
    )
  })
})

describe('the page', () => {
  const page = supplierFormPage(sampleForm)

  it('asks nobody for anything, and lets nothing that was typed act', () => {
    expect(page.match(/https?:|src=|href="(?!#)|@import|url\(/g)).toBeNull()
    expect(page).toContain("default-src 'none'")
    const scripts = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, script = '']) => createHash('sha256').update(script).digest('base64'))
    expect(scripts).toHaveLength(1)
    expect(page).toContain(`script-src 'sha256-${scripts[0]}'`)
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(page) ?? []
    expect(page).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`)
    expect(page).toContain('&lt;/script&gt;&lt;b&gt;&amp;')
  })

  it('stays small, with as many words as the ministry’s form has', () => {
    const item = {
      id: '1-1',
      number: '1①',
      name: '名前'.repeat(10),
      asks: 'あ'.repeat(120),
      how: 'い'.repeat(220),
      unverified: true,
      na: true,
      planUntil: '2027-03-31',
    }
    const items = Array.from({ length: 18 }, (_, index) => ({ ...item, id: `1-${index}` }))
    expect(Buffer.byteLength(supplierFormPage({ ...sampleForm, sections: [{ name: '1', items }] }))).toBeLessThan(60_000)
  })
})
