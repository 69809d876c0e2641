// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { fuzz } from './fuzz.ts'

// A few of the 20,000 of `npm run soak -- fuzz`: with another seed each time, so that the days add up.
it('300 generated requests find no 5xx, nothing of another institution and no unknown error', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31)
  const { wrong } = await fuzz({ rounds: 300, seed })
  expect(wrong, `seed ${seed}`).toEqual([])
}, 120_000)
