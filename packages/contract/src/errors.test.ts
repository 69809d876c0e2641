// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commonErrors, type ErrorCode, errorStatus } from './errors.ts'
import { endpoints } from './index.ts'
import { errorsEn } from './messages/errors.en.ts'
import { errorsJa } from './messages/errors.ja.ts'

type Text = { title: string; detail: string }

const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
const codes = Object.keys(errorStatus) as ErrorCode[]
const row = (code: string, status: number | string, { title, detail }: Text): string => `| \`${code}\` | ${status} | ${title} | ${detail} |`

/** Every row of the page whose first cell is a code, as it stands. */
const written = page.split('\n').filter((line) => line.startsWith('| `'))

describe('docs/errors.md', () => {
  it.each(codes)('says of %s its status, what happened and what to do', (code) => {
    expect(written).toContain(row(code, errorStatus[code], errorsJa[code]))
  })

  it('names nothing that the table does not hold, and nothing twice', () => {
    const named = written.map((line) => line.split('`')[1])
    expect([...named].sort()).toEqual([...codes].sort())
  })

  it('can be read as a table: no text breaks its row', () => {
    const texts = codes.flatMap((code) => Object.values(errorsJa[code]))
    expect(texts.filter((text) => /[|\n]/.test(text))).toEqual([])
  })
})

describe.each([
  ['Japanese', errorsJa],
  ['English', errorsEn],
] as const)('the %s texts', (_language, texts: Record<ErrorCode, Text>) => {
  it('speak of exactly the errors of the table', () => {
    expect(Object.keys(texts).sort()).toEqual([...codes].sort())
  })

  it.each(codes)('of %s say what happened and what to do', (code) => {
    for (const text of [texts[code].title, texts[code].detail]) {
      expect(text.trim()).not.toBe('')
      expect(text).toBe(text.trim())
    }
    expect(texts[code].detail).not.toBe(texts[code].title)
  })

  it('are all different, so that nobody mistakes one for another', () => {
    const titles = codes.map((code) => texts[code].title)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })
})

const places = (text: string): string[] => [...text.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name ?? '').sort()

describe('places to be filled', () => {
  it.each(codes)('are the same in both languages: %s', (code) => {
    const [ja, en]: [Text, Text] = [errorsJa[code], errorsEn[code]]
    expect(places(en.title)).toEqual(places(ja.title))
    expect(places(en.detail)).toEqual(places(ja.detail))
  })

  it('are words that can be filled', () => {
    const all = [errorsJa, errorsEn].flatMap((texts: Record<ErrorCode, Text>) => codes.flatMap((code) => [texts[code].title, texts[code].detail]))
    expect(all.flatMap(places).filter((name) => !/^[a-zA-Z]+$/.test(name))).toEqual([])
  })
})

describe('statuses', () => {
  it('say whose turn it is: 4xx for who asks, 5xx for the server', () => {
    const ours = codes.filter((code) => errorStatus[code] >= 500)
    expect(ours.every((code) => /^(server|database)\./.test(code))).toBe(true)
    expect(codes.filter((code) => errorStatus[code] < 400 || errorStatus[code] > 599)).toEqual([])
    expect(codes.filter((code) => /^(server|database)\./.test(code))).toEqual(ours)
  })

  it('of errors that an endpoint names stand beside those every endpoint has, none twice', () => {
    const repeated = Object.entries(endpoints).flatMap(([name, endpoint]) => {
      const own: readonly ErrorCode[] = 'errors' in endpoint ? endpoint.errors : []
      return own
        .filter((code, index) => own.indexOf(code) !== index || (commonErrors as readonly ErrorCode[]).includes(code))
        .map((code) => `${name}: ${code}`)
    })
    expect(repeated).toEqual([])
  })
})
