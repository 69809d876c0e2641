// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { dueText } from './due.ts'

it('says a day with its weekday, and its year only where it is another', () => {
  expect(dueText('2026-11-28', '2026-11-21', 'ja')).toBe('11月28日(土)')
  expect(dueText('2027-01-08', '2026-11-21', 'ja')).toBe('2027年1月8日(金)')
  expect(dueText('2026-11-28', '2026-11-21', 'en')).toBe('Sat 28 November')
})
