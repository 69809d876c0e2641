// SPDX-License-Identifier: Apache-2.0
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createGate } from './gate.ts'

/** Work that ends when told to. */
const held = () => {
  let end = () => {}
  const done = new Promise<void>((resolve) => {
    end = resolve
  })
  return { work: () => done, end }
}

describe('the gate before slow hashes', () => {
  it('lets few in at once, and the next when one leaves', async () => {
    const gate = createGate({ atOnce: 2, waiting: 5, perLane: 5 })
    const works = [held(), held(), held()]
    const passing = works.map(({ work }) => gate.pass({ lane: 'a', first: false }, work))
    await turn()
    expect(gate.admitted()).toBe(2)
    works[0]?.end()
    await passing[0]
    await turn()
    expect(gate.admitted()).toBe(3)
    for (const { end } of works) end()
    await Promise.all(passing)
  })

  it('tells whoever finds the queue full, and lets no network fill it alone', async () => {
    const gate = createGate({ atOnce: 1, waiting: 3, perLane: 2 })
    const inside = held()
    const works = [gate.pass({ lane: 'a', first: false }, inside.work)]
    const next = held()
    for (const lane of ['a', 'a', 'b']) works.push(gate.pass({ lane, first: false }, next.work))
    await expect(gate.pass({ lane: 'a', first: false }, next.work)).rejects.toMatchObject({ code: 'server.crowded' })
    await expect(gate.pass({ lane: 'c', first: false }, next.work)).rejects.toMatchObject({ code: 'server.crowded' })
    // Those who are known wait in a queue of their own.
    works.push(gate.pass({ lane: 'a', first: true }, next.work))
    next.end()
    inside.end()
    await Promise.all(works)
    expect(gate.admitted()).toBe(5)
  })

  it('leaves a place empty for a while after a failure, and not after a success', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const gate = createGate({ atOnce: 1, waiting: 5, perLane: 5 })
    const wrong = gate.pass({ lane: 'a', first: false }, async () => {
      vi.advanceTimersByTime(30)
      throw new Error('wrong')
    })
    const right = gate.pass({ lane: 'b', first: false }, async () => 'right')
    await expect(wrong).rejects.toThrow('wrong')
    await vi.advanceTimersByTimeAsync(59)
    expect(gate.admitted()).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await right).toBe('right')
    expect(await gate.pass({ lane: 'b', first: false }, async () => 'at once')).toBe('at once')
    vi.useRealTimers()
  })

  it('takes the known first, and goes on after a failure', async () => {
    const gate = createGate({ atOnce: 1, waiting: 5, perLane: 5 })
    const inside = held()
    const order: string[] = []
    const failing = gate.pass({ lane: 'a', first: false }, async () => {
      await inside.work()
      throw new Error('broken')
    })
    const stranger = gate.pass({ lane: 'a', first: false }, async () => void order.push('stranger'))
    const known = gate.pass({ lane: 'b', first: true }, async () => void order.push('known'))
    inside.end()
    await expect(failing).rejects.toThrow('broken')
    await Promise.all([stranger, known])
    expect(order).toEqual(['known', 'stranger'])
  })
})
