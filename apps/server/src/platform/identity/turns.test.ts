// SPDX-License-Identifier: Apache-2.0
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTurns } from './turns.ts'

describe('refusals', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('leave at once where nobody else is refused', async () => {
    const turns = createTurns({ every: 8, most: 2 })
    expect(await turns.take()).toBe(true)
    await vi.advanceTimersByTimeAsync(8)
    expect(await turns.take()).toBe(true)
  })

  it('leave one by one in a flood, in the order they came, and beyond that are not kept', async () => {
    const turns = createTurns({ every: 8, most: 2 })
    const left: string[] = []
    for (const name of ['first', 'second', 'third', 'fourth']) void turns.take().then((kept) => left.push(`${name} ${kept}`))
    await vi.advanceTimersByTimeAsync(0)
    expect(left).toEqual(['first true', 'fourth false'])
    await vi.advanceTimersByTimeAsync(8)
    expect(left.slice(2)).toEqual(['second true'])
    await vi.advanceTimersByTimeAsync(7)
    expect(left.slice(3)).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(left.slice(3)).toEqual(['third true'])
    await vi.advanceTimersByTimeAsync(100)
    expect(await turns.take()).toBe(true)
  })
})
