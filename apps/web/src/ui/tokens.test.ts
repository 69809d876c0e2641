// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const source = join(import.meta.dirname, '..')
const theme = readFileSync(createRequire(import.meta.url).resolve('@digital-go-jp/tailwind-theme-plugin/v4'), 'utf8')
const tokens = new Map([...theme.matchAll(/--color-([a-z0-9-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]))
const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(tsx?|css)$/.test(name) && !/\.test\.|\.gen\./.test(name))
  .map((name) => ({ name, text: readFileSync(join(source, name), 'utf8') }))
const all = files.map(({ text }) => text).join('\n')

const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
const luminance = (token: string): number => {
  const hex = tokens.get(token)
  if (hex === undefined) throw new Error(`the theme has no colour ${token}`)
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
/** WCAG 2.2's contrast ratio of two tokens. */
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Which text stands on which ground; a ground that is not here must not be used. */
const grounds: Record<string, readonly string[]> = {
  white: [
    'solid-gray-900',
    'solid-gray-800',
    'solid-gray-700',
    'solid-gray-600',
    'key-900',
    'key-1000',
    'error-2',
    'success-2',
    'warning-yellow-2',
    'black',
  ],
  'key-50': ['solid-gray-900', 'solid-gray-800', 'solid-gray-700', 'key-900', 'key-1000'],
  'key-100': ['key-900', 'key-1000'],
  'solid-gray-50': ['solid-gray-900', 'solid-gray-800'],
  'yellow-100': ['solid-gray-900'],
  'key-900': ['white'],
  'key-1000': ['white'],
  'key-1200': ['white'],
}
/** Grounds that carry no text: bars and lines. */
const bare = ['solid-gray-300', 'solid-gray-600', 'opacity-gray-500']

const used = (kind: string) =>
  new Set(
    [...all.matchAll(new RegExp(`(?:^|[\\s'"\`:])${kind}-([a-z]+(?:-[a-z]+)*-?[0-9]*)`, 'g'))]
      .map(([, name = '']) => name)
      .filter((name) => tokens.has(name) || name.startsWith('opacity-')),
  )

describe('the colours', () => {
  it.each(Object.entries(grounds).flatMap(([ground, texts]) => texts.map((text) => [text, ground] as const)))('%s reads on %s', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })
  it('uses no text colour that was not measured', () => {
    const measured = new Set(Object.values(grounds).flat())
    expect([...used('text')].filter((name) => !measured.has(name))).toEqual([])
  })
  it('uses no ground that was not measured', () => {
    expect([...used('bg')].filter((name) => !(name in grounds) && !bare.includes(name))).toEqual([])
  })
  it.each(['solid-gray-420', 'solid-gray-600', 'solid-gray-900', 'key-900', 'error-2', 'success-2', 'warning-yellow-2'])(
    '%s outlines a control or a message on white',
    (border) => {
      expect(contrast(border, 'white')).toBeGreaterThanOrEqual(3)
    },
  )
  it('shows the focus by a black line, because yellow alone is not seen', () => {
    expect(contrast('yellow-300', 'white')).toBeLessThan(3)
    expect(contrast('black', 'white')).toBe(21)
    const styles = files.find(({ name }) => name.endsWith('styles.css'))?.text ?? ''
    expect(styles).toMatch(
      /:focus-visible \{\s*outline: 4px solid var\(--color-black\);\s*outline-offset: 2px;\s*box-shadow: 0 0 0 2px var\(--color-yellow-300\);/,
    )
  })
  it('measures as the published figures do', () => {
    expect(contrast('solid-gray-536', 'white')).toBeCloseTo(4.54, 2)
    expect(contrast('key-900', 'white')).toBeCloseTo(11.1, 1)
    expect(contrast('error-1', 'white')).toBeCloseTo(4.6, 1)
  })
})

describe('the style', () => {
  it('takes every colour from the tokens', () => {
    const raw = files.filter(({ text }) => /#[0-9a-f]{3,8}\b(?![^\n]*issue)|rgba?\(|hsla?\(|-\[#/i.test(text.replace(/href=[{"'`]*#\S+/g, '')))
    expect(raw.map(({ name }) => name)).toEqual([])
  })
  it('has no text under 14 px', () => {
    const sizes = [...theme.matchAll(/@utility (text-[a-zA-Z0-9-]+) \{\s*font-size: ([0-9.]+)rem/g)]
    expect(sizes.length).toBeGreaterThan(50)
    const small = sizes.filter(([, , size]) => Number(size) < 0.875).map(([, name = '']) => name)
    expect(small.filter((name) => all.includes(name))).toEqual([])
    expect(all).not.toMatch(/text-\[[0-9.]+(px|rem|em)\]|font-size:(?! (1|9\.5pt))/)
  })
  it('knows no feature in its parts', () => {
    const words = /assessment|submission|account|organisation|invitation|practice|instrument/i
    const naming = files.filter(({ name, text }) => name.startsWith('ui') && words.test(text))
    expect(naming.map(({ name }) => name)).toEqual([])
  })
  it('fetches no font and nothing from elsewhere', () => {
    expect(all).not.toMatch(/@font-face|url\(|https?:\/\/(?!www\.w3\.org)/)
  })
})
