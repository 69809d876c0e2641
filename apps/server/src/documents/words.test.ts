// SPDX-License-Identifier: Apache-2.0
import { documentMessages, type Language, languages } from '@shinayaka/contract/messages'
import { answerValues } from '@shinayaka/domain'
import { describe, expect, it } from 'vitest'
import { answerLabel, changeWords, dayWords, fiscalYearWords, kindWords, levelWords, rangeWords, scoreWords } from './words.ts'

describe('points in words', () => {
  it.each<[number | null, string]>([
    [null, '—'],
    [0, '0.00'],
    [1.5, '1.50'],
    [5 / 3, '1.67'],
    [1.005, '1.01'],
  ])('%s is %s', (score, words) => expect(scoreWords(score, 'ja')).toBe(words))

  it.each<[readonly [number, number] | null, Language, string | null]>([
    [null, 'ja', null],
    [[2, 2], 'ja', null],
    [[1.857142, 2.428571], 'ja', '1.86〜2.43'],
    [[1.857142, 2.428571], 'en', '1.86–2.43'],
  ])('the range %j in %s is %s', (range, language, words) => expect(rangeWords(range, language)).toBe(words))

  it.each<[number | null, string, string]>([
    [null, '—', 'none'],
    [0.314, '+0.31', 'up'],
    [-0.5, '−0.50', 'down'],
    [0, '±0.00', 'same'],
    [0.004, '±0.00', 'same'],
    [-0.004, '±0.00', 'same'],
    [0.005, '+0.01', 'up'],
  ])('the change %s is %s, %s', (difference, text, direction) => expect(changeWords(difference, 'ja')).toEqual({ text, direction }))
})

it.each([
  [{ low: 1, high: 1 }, '1'],
  [{ low: 0, high: 2 }, '0〜2'],
])('the level %j is %s', (level, words) => expect(levelWords(level, 'ja')).toBe(words))

describe('days in Japan', () => {
  // Half past midnight of the 21st in Japan is still the 20th in UTC.
  const at = '2026-11-20T15:30:00.000Z'
  it('carry both years in Japanese', () => expect(dayWords(at, 'ja')).toBe('令和8年（2026年）11月21日'))
  it('are ISO in English', () => expect(dayWords(new Date(at), 'en')).toBe('2026-11-21'))
  it('fall in fiscal years', () => expect([fiscalYearWords(2026, 'ja'), fiscalYearWords(2026, 'en')]).toEqual(['令和8年度', 'FY2026']))
})

it('names every answer, in the words of the form', () => {
  expect(answerValues.map((value) => answerLabel(value, 'ja'))).toEqual([
    '3 できていて、見直している',
    '2 できていて、決まりがある',
    '1 一部だけ',
    '0 できていない',
    'わからない',
    '対象外',
  ])
  for (const language of languages) for (const value of [0, 1, 2, 3] as const) expect(answerLabel(value, language).startsWith(`${value} `)).toBe(true)
})

it('names kinds of institutions and keeps one it does not know', () =>
  expect([kindWords('dental', 'ja'), kindWords('dental', 'en'), kindWords('ship', 'ja')]).toEqual(['歯科診療所', 'Dental clinic', 'ship']))

describe('the texts', () => {
  const leaves = (value: unknown, path: string): [string, string][] =>
    typeof value === 'string' ? [[path, value]] : Object.entries(value as object).flatMap(([key, one]) => leaves(one, `${path}.${key}`))
  const places = (text: string) => [...new Set(text.match(/\{[a-zA-Z]+\}/g))].sort()
  const english = new Map(leaves(documentMessages.en, ''))

  it.each(leaves(documentMessages.ja, '').filter(([path]) => path !== '.fiscalYear'))('%s has the same places in both languages', (path, text) => {
    expect(text).not.toBe('')
    expect(places(english.get(path) ?? '')).toEqual(places(text))
  })
})
