// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Institutions } from './queries.ts'
import { asksManagement, shownRange, turnout } from './view.ts'

describe('a submission', () => {
  it('is of this fiscal year, of an earlier one, or missing', () => {
    expect(turnout({ fiscalYear: 2026 }, 2026)).toBe('this-year')
    expect(turnout({ fiscalYear: 2025 }, 2026)).toBe('before')
    expect(turnout(null, 2026)).toBe('never')
  })
})

it('asks management in hospitals only', () => {
  expect(asksManagement({ institutionKind: 'hospital' })).toBe(true)
  expect(asksManagement({ institutionKind: 'clinic' })).toBe(false)
})

describe('the page', () => {
  const page = (number: number, pages: number, total: number, length: number) =>
    shownRange({ page: number, pages, total, institutions: Array.from({ length }) as Institutions['institutions'] })
  it('says which it shows', () => {
    expect(page(1, 1, 3, 3)).toEqual({ from: 1, to: 3 })
    expect(page(1, 3, 60, 25)).toEqual({ from: 1, to: 25 })
    expect(page(2, 3, 60, 25)).toEqual({ from: 26, to: 50 })
    expect(page(3, 3, 60, 10)).toEqual({ from: 51, to: 60 })
  })
})
