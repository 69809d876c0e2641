// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { shinayaka, shinayakaJson } from '../testing/run.ts'

describe('what refers to what', () => {
  it('is shown with a practice, and with an item by both its ids', async () => {
    const practice = (await shinayakaJson('catalog', 'show', 'backup.separate-copy', '--json')) as { usedBy: Record<string, object[]> }
    const reason = expect.stringMatching(/./)
    expect(practice.usedBy.questions).toContainEqual(expect.objectContaining({ instrument: 'clinic' }))
    expect(practice.usedBy.items).toContainEqual(expect.objectContaining({ form: 'mhlw-r7', item: '3-2', at: [3], reason }))
    expect(practice.usedBy.clauses).toContainEqual(expect.objectContaining({ guideline: 'mhlw-6.0', clause: 'operations.11.1', reason }))
    expect(practice.usedBy.measures?.length).toBeGreaterThan(0)
    const { stdout } = await shinayaka('catalog', 'show', 'mhlw-r8/2-7')
    expect(stdout).toContain('number: 2⑦')
    expect(stdout).toContain('edition: mhlw-r7')
  })
})

describe('catalog gaps', () => {
  it('lists what is not bound together yet, with the share of items that can be proposed', async () => {
    const gaps = (await shinayakaJson('catalog', 'gaps', '--json')) as { forms: { form: string; items: number; withRule: number; share: number }[] }
    expect(gaps).toMatchObject({ practices: { unused: expect.any(Array) }, guidelines: expect.any(Array), mappings: expect.any(Array) })
    expect(gaps.forms.find(({ form }) => form === 'mhlw-r8')).toMatchObject({ items: 18, withRule: 18, share: 1 })
    const { code, stdout } = await shinayaka('catalog', 'gaps')
    expect(code).toBe(0)
    expect(stdout).toContain('mhlw-r8：18 / 18（100 %）')
    expect(stdout).toContain('mhlw-vendor-r8：8 / 13（62 %）')
    expect(stdout).toContain('（見ていない）')
  })
})
