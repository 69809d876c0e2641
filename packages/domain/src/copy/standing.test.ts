// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { copyStanding } from './standing.ts'

const now = new Date('2026-11-21T01:30:00Z')
const ago = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60 * 1000)
const fine = { copy: ago(0.3), verified: ago(0.3), offline: ago(30), rehearsal: ago(180) }

describe('how safe the data is', () => {
  it.each([
    ['all is fine to the day', fine, null],
    ['never copied', { ...fine, copy: null }, 'copy'],
    ['two nights without a copy', { ...fine, copy: ago(3) }, 'copy'],
    ['a copy that was not proven', { ...fine, verified: null }, 'verified'],
    ['nothing left the machine for a month', { ...fine, offline: ago(31) }, 'offline'],
    ['nobody tried for half a year', { ...fine, rehearsal: ago(181) }, 'rehearsal'],
    ['never tried, and nothing left', { ...fine, rehearsal: null, offline: null }, 'offline'],
    ['a clock that was set back', { ...fine, copy: ago(-2) }, null],
  ] as const)('%s', (_, last, next) => {
    expect(copyStanding(last, now).next).toBe(next)
  })

  it('counts whole days', () => {
    expect(copyStanding(fine, now)).toMatchObject({ copy: { state: 'fine', days: 0 }, offline: { state: 'fine', days: 30 } })
  })
})
