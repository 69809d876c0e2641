// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { afterChange, type Files } from './testing/after-change.ts'

const references = [{ source: 'official/first', certainty: 'B' }]
const clause = (id: string, more: object) => ({
  id,
  number: '1章 ①',
  name: 'その条項の短い名',
  responsible: ['planner'],
  force: 'duty',
  references,
  ...more,
})

const guideline = (id: string, clauses: object[]) => ({
  kind: 'guideline',
  id,
  edition: '2026.1',
  status: 'draft',
  family: 'guide',
  title: { ja: 'ガイドライン', en: 'Guideline' },
  short: { ja: '版', en: 'Edition' },
  source: 'official',
  published: '2026-06',
  note: '試しに書いた、短いガイドラインです。',
  volumes: [
    {
      id: 'planning',
      name: { ja: '企画管理編', en: 'Planning' },
      about: '計画して管理する人が読むところ。',
      chapters: [{ id: 'planning.1', number: '1章', name: '体系', clauses }],
    },
  ],
  passwords: null,
  secondFactor: null,
})

const met = { practices: [{ practice: 'assets.one', at: 2, reason: '2の段階が、この条項の求める所まで届くため。' }] }

/** Adds two editions of a guideline and a mapping with the given pairs, the parts of which are replaced by `more`. */
const withPairs =
  (pairs: { from: string[]; to: string[]; relation: string }[], more: object = {}) =>
  (files: Files) =>
    Object.assign(files, {
      'guidelines/old.yaml': guideline('old', [clause('planning.1.1', met), clause('planning.1.2', met)]),
      'guidelines/next.yaml': guideline('next', [clause('planning.1.1', met)]),
      'mappings/old-to-next.yaml': {
        kind: 'mapping',
        id: 'old-to-next',
        edition: '2026.1',
        status: 'draft',
        title: { ja: '対応表', en: 'Mapping' },
        of: 'guideline',
        from: 'old',
        to: 'next',
        note: '前の版から次の版への対応表です。',
        pairs: pairs.map((pair) => ({ ...pair, reason: 'そう結んだわけを書いた一文です。', references: [] })),
        ...more,
      },
    })

describe('pairs of two editions of a guideline', () => {
  it('may leave the end that nobody read empty, and say so', () => {
    const pairs = [
      { from: ['planning.1.1'], to: ['planning.1.1'], relation: 'same' },
      { from: ['planning.1.2'], to: [], relation: 'unverified' },
    ]
    expect(afterChange(withPairs(pairs))).toEqual([])
    expect(afterChange(withPairs([{ from: [], to: ['planning.1.1'], relation: 'unverified' }]))).toEqual([])
  })

  it.each([
    ['unverified with neither end', { from: [], to: [], relation: 'unverified' }],
    ['same without the next clause', { from: ['planning.1.2'], to: [], relation: 'same' }],
    ['changed from nothing', { from: [], to: ['planning.1.1'], relation: 'changed' }],
    ['new with a clause before it', { from: ['planning.1.1'], to: ['planning.1.1'], relation: 'new' }],
    ['gone with a clause after it', { from: ['planning.1.1'], to: ['planning.1.1'], relation: 'gone' }],
  ])('refuse %s', (_, pair) => {
    expect(afterChange(withPairs([pair]))).toEqual([expect.stringMatching(/^mappings\/old-to-next\.yaml .*pairs\[0\]: relation: .* が合いません/)])
  })

  it('refuse a clause that the edition has not', () => {
    expect(afterChange(withPairs([{ from: ['planning.9.9'], to: [], relation: 'gone' }]))).toEqual([
      expect.stringMatching(/pairs\[0\]\.from\[0\]: 「planning\.9\.9」は「old」にありません/),
    ])
  })
})

describe('a clause', () => {
  const said = (more: object) =>
    afterChange((files) => Object.assign(files, { 'guidelines/old.yaml': guideline('old', [clause('planning.1.1', more)]) }))

  it('has practices or the reason why none answers it, not both and not neither', () => {
    const either = /clauses\[0\]: 取組（practices）と、取組がないわけ（unmapped）は、どちらか一方だけ/
    expect(said({ practices: [], unmapped: '紙の電子化を扱う取組がないため。' })).toEqual([])
    expect(said({ practices: [] })).toEqual([expect.stringMatching(either)])
    expect(said({ ...met, unmapped: '紙の電子化を扱う取組がないため。' })).toEqual([expect.stringMatching(either)])
  })

  it('names practices that are in the catalog', () => {
    const practices = [{ practice: 'assets.nine', at: 2, reason: '取組の名を書きちがえた例です。' }]
    expect(said({ practices })).toEqual([expect.stringMatching(/practices\[0\].*assets\.nine/)])
  })
})
