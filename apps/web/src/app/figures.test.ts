// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { duration, movement, openRange, signed } from './figures.ts'

describe('movement', () => {
  it('says how far and where to', () => {
    expect(movement(1, 1.5)).toEqual({ direction: 'up', points: '0.50' })
    expect(movement(1.5, 1)).toEqual({ direction: 'down', points: '0.50' })
  })
  it('calls a change that two decimals do not show the same', () => {
    expect(movement(1, 1.004)).toEqual({ direction: 'same', points: '0.00' })
    expect(movement(1, 1.005)).toEqual({ direction: 'up', points: '0.01' })
  })
  it('says nothing where a score is missing', () => {
    expect(movement(null, 1)).toBeNull()
    expect(movement(1, null)).toBeNull()
  })
  it('fits a narrow cell with a sign', () => {
    expect(signed({ direction: 'up', points: '0.50' }, '±0')).toBe('+0.50')
    expect(signed({ direction: 'down', points: '0.50' }, '±0')).toBe('−0.50')
    expect(signed({ direction: 'same', points: '0.00' }, '±0')).toBe('±0')
  })
})

describe('openRange', () => {
  it('tells both ends only where they read differently', () => {
    expect(openRange([1, 1.6])).toEqual({ low: '1.00', high: '1.60' })
    expect(openRange([1, 1.004])).toBeNull()
    expect(openRange(null)).toBeNull()
  })
})

describe('duration', () => {
  it.each([
    [1 / 60, 'minutes', 1],
    [4 / 60, 'minutes', 4],
    [23 / 60, 'minutes', 25],
    [0.5, 'minutes', 30],
    [1, 'hours', 1],
    [1.4, 'hours', 1.5],
    [8, 'hours', 8],
    [12, 'days', 1.5],
    [40, 'days', 5],
  ] as const)('puts %f hours as a person would', (hours, unit, count) => {
    expect(duration(hours)).toEqual({ unit, count })
  })
})
