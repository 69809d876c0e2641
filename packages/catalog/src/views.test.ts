// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { afterChange, type Files } from './testing/after-change.ts'

describe('a view', () => {
  const view = (groups: string[][], exhaustive = true) => ({
    kind: 'view',
    id: 'themes',
    edition: '2026.1',
    status: 'draft',
    title: { ja: '話題', en: 'Themes' },
    note: '設問を話題ごとに並べ替えたもの。',
    exhaustive,
    groups: groups.map((practices, index) => ({
      id: `group-${index}`,
      name: { ja: `組${index}`, en: `Group ${index}` },
      about: '同じ話題の取組のまとまり。',
      practices,
      references: [],
    })),
  })
  const all = (files: Files): string[] =>
    Object.entries(files).flatMap(([path, content]) => (path.startsWith('practices/') ? content.practices.map(({ id }: { id: string }) => id) : []))
  const seenAs = (make: (practices: string[]) => string[][], exhaustive = true) =>
    afterChange((files) => {
      files['views/themes.yaml'] = view(make(all(files)), exhaustive)
    })

  it('sorts every practice once', () => {
    expect(seenAs(([first = '', ...rest]) => [[first], rest])).toEqual([])
  })
  it('tells of a practice in two groups', () => {
    expect(seenAs(([first = '', ...rest]) => [[first], [first, ...rest]])).toEqual([
      expect.stringMatching(/groups\[1\].practices\[0\]: .*「組0」にもあります/),
    ])
  })
  it('tells of practices in none, where it is to sort all', () => {
    expect(seenAs(([first = '', , ...rest]) => [[first], rest])).toEqual([expect.stringMatching(/groups: どのまとまりにもない取組があります/)])
    expect(seenAs(([first = '', , ...rest]) => [[first], rest], false)).toEqual([])
  })
  it('refuses a practice there is not', () => {
    expect(seenAs((practices) => [practices, ['media.nothing']])).toEqual([
      expect.stringMatching(/groups\[1\].practices\[0\]: 取組「media.nothing」/),
    ])
  })
})
