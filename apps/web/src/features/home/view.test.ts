// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { levelFigure, targetState } from './view.ts'

it('judges a level against the target of 2, and does not guess', () => {
  expect(targetState(2, 2)).toBe('reached')
  expect(targetState(2, 3)).toBe('reached')
  expect(targetState(0, 1)).toBe('below')
  expect(targetState(0, 2)).toBe('open')
  expect(targetState(null, null)).toBe('none')
})

it('writes a level or the range it lies in', () => {
  expect(levelFigure(1, 1)).toBe('1')
  expect(levelFigure(0, 3)).toBe('0〜3')
})
