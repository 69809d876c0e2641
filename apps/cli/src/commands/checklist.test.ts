// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { file, shinayaka, shinayakaJson } from '../testing/run.ts'

type Proposed = { checklist: string; hash: string; items: { item: string; number: string; proposal: { answer: string; reason?: string } }[] }
const propose = (name: string, attainments: unknown, ...more: string[]) =>
  shinayaka('checklist', 'propose', '--checklist', 'mhlw-r7', '--attainments', file(name, JSON.stringify(attainments)), ...more)
const answerOf = ({ items }: Proposed, item: string) => items.find((one) => one.item === item)?.proposal

describe.concurrent('checklist propose', () => {
  it('proposes what the attainments make certain, and nothing else', async () => {
    const { code, stdout, stderr } = await propose(
      'some.json',
      { 'assets.inventory': 2, 'assets.support-end': 0, 'media.controlled-media': 0 },
      '--json',
    )
    expect([code, stderr]).toEqual([0, ''])
    const proposed = JSON.parse(stdout) as Proposed
    expect(proposed).toMatchObject({ checklist: 'mhlw-r7', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(proposed.items).toHaveLength(18)
    expect(answerOf(proposed, '2-1')?.answer).toBe('yes')
    expect(answerOf(proposed, '2-9')?.answer).toBe('no')
    expect(answerOf(proposed, '3-3')).toMatchObject({ answer: 'none', reason: 'unanswered' })
  })

  it('is the same for people, and spares what a contract would ask', async () => {
    const { stdout } = await propose('people.json', { 'assets.inventory': '２' }, '--no-vendor')
    expect(stdout).toMatch(/2① .*はい/)
    expect(stdout).toMatch(/2② .*記入不要/)
    expect(stdout).toMatch(/3③ .*－（まだ聞いていない）/)
  })

  it('names every mistake at once, with 2', async () => {
    const { code, stdout, stderr } = await propose('wrong.json', { 'assets.inventory': 4, 'no.such': 1, 'backup.scope': null })
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr.trim().split('\n')).toHaveLength(3)
    expect(stderr).toContain('取組「no.such」はカタログにありません。')
  })

  it('refuses a form that is not there, and says which are', async () => {
    const path = file('none.json', '{}')
    const { code, stderr } = await shinayaka('checklist', 'propose', '--checklist', 'mhlw-r99', '--attainments', path)
    expect(code).toBe(2)
    expect(stderr).toContain('mhlw-r7・mhlw-r8')
  })
})

describe.concurrent('catalog diff', () => {
  it('says of each item what became of it, and what nobody mapped', async () => {
    const result = (await shinayakaJson('catalog', 'diff', 'mhlw-r7', 'mhlw-r8', '--json')) as {
      pairs: { from: string[]; to: string[]; relation: string }[]
      unmapped: { from: string[]; to: string[] }
    }
    expect(result.pairs.find(({ from }) => from.includes('1-1'))).toMatchObject({ to: ['1-1'], relation: 'same' })
    expect(result.pairs.filter(({ relation }) => relation === 'unverified').length).toBeGreaterThan(10)
    expect(result.unmapped).toEqual({ from: [], to: [] })
    const { stdout } = await shinayaka('catalog', 'diff', 'mhlw-r7', 'mhlw-r8')
    expect(stdout).toContain('どの項目にも対応があります。')
  })

  it('refuses two that no mapping joins', async () => {
    const { code, stderr } = await shinayaka('catalog', 'diff', 'mhlw-r8', 'mhlw-r7')
    expect(code).toBe(2)
    expect(stderr).toContain('mhlw-r7 mhlw-r8')
  })
})
