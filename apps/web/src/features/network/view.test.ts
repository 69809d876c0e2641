// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { firstStep } from './step.ts'
import { levelWords, missingWords, networkOutcome, type StoredGrade } from './view.ts'

const grades = (given: Partial<Record<StoredGrade['control'], StoredGrade['grade']>>): StoredGrade[] =>
  Object.entries(given).map(([control, grade]) => ({ control, grade }) as StoredGrade)

describe('the outcome', () => {
  it('is certain where everything is known', () => {
    expect(networkOutcome(grades({ identity: 'ok', external: 'o', media: 'o', internal: 'x' }))).toEqual({
      low: 2,
      high: 2,
      lowWithoutGate: 2,
      highWithoutGate: 2,
      target: 'reached',
      missing: [],
      unknown: [],
      unanswered: [],
    })
  })
  it('is 0 behind a weak gate, with the level beside it that the gate hides', () => {
    expect(networkOutcome(grades({ identity: 'weak', external: 'o', media: 'd', internal: 'x' }))).toMatchObject({
      low: 0,
      high: 0,
      lowWithoutGate: 1,
      highWithoutGate: 1,
      target: 'below',
      missing: ['identity', 'media'],
    })
  })
  it('is a range while something is not known, and tells わからない from not asked yet', () => {
    expect(networkOutcome(grades({ identity: 'ok', external: 'unknown', media: 'o' }))).toMatchObject({
      low: 0,
      high: 3,
      target: 'open',
      missing: [],
      unknown: ['external'],
      unanswered: ['internal'],
    })
  })
})

describe('what is missing for the target', () => {
  const control = { id: 'external', missing: { d: 'first', o: 'then' } } as const
  it('goes over △ from ×', () => {
    expect(missingWords(control, 'x')).toEqual(['first', 'then'])
    expect(missingWords(control, 'd')).toEqual(['then'])
  })
  it('is one act for the gate', () => {
    expect(missingWords({ id: 'identity', missing: { ok: 'own IDs' } }, 'weak')).toEqual(['own IDs'])
  })
})

it('words a level or its range', () => {
  const texts = { level: 'レベル {level}', levelRange: 'レベル {low}〜{high}' }
  expect(levelWords(2, 2, texts)).toBe('レベル 2')
  expect(levelWords(0, 3, texts)).toBe('レベル 0〜3')
})

it('begins at the first open question and ends at the result', () => {
  const order = ['identity', 'external', 'media', 'internal'] as const
  expect(firstStep(order, [])).toBe('1')
  expect(firstStep(order, grades({ identity: 'ok', media: 'o' }))).toBe('2')
  expect(firstStep(order, grades({ identity: 'ok', external: 'o', media: 'o', internal: 'unknown' }))).toBe('result')
})
