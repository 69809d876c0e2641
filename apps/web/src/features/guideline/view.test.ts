// SPDX-License-Identifier: Apache-2.0
import type { GuidelineClause, GuidelineOwner } from '@shinayaka/contract'
import { describe, expect, it } from 'vitest'
import { type Filter, fits, judgedOf, nextClause, ownerOf, recordsOf } from './view.ts'

const owner = (name: string | null): GuidelineOwner => ({ person: name === null ? null : { id: name, name }, version: 1 })
const clause = (given: Partial<GuidelineClause> = {}): GuidelineClause => ({
  id: 'operations.14.5',
  number: '14章 ⑤',
  name: '二要素認証',
  volume: 'operations',
  chapter: 'operations.14',
  responsible: ['operator'],
  force: 'duty',
  certainty: 'B',
  standing: 'yes',
  practices: [],
  unmapped: null,
  owner: owner(null),
  references: [],
  kinships: [],
  ...given,
})

describe('the filter', () => {
  it.each<[string, Filter, Partial<GuidelineClause>, boolean]>([
    ['nothing chosen', {}, {}, true],
    ['open only, and it is met', { open: true }, {}, false],
    ['open only, and it is not met', { open: true }, { standing: 'no' }, true],
    ['open only, and nobody was asked', { open: true }, { standing: 'unanswered' }, true],
    ['open only, and no practice answers it', { open: true }, { standing: 'unmapped' }, false],
    ['open only, and it does not apply', { open: true }, { standing: 'na' }, false],
    ['another responsible', { responsible: 'vendor' }, {}, false],
    ['one of several responsible', { responsible: 'vendor' }, { responsible: ['planner', 'vendor'] }, true],
    ['another volume', { volume: 'planning' }, {}, false],
  ])('%s', (_, filter, given, expected) => expect(fits(filter)(clause(given))).toBe(expected))
})

it('takes for the denominator only what practices can answer', () => {
  expect(judgedOf({ clauses: 20, met: 4, unmet: 3, open: 2, notApplicable: 1, unmapped: 10 })).toBe(9)
})

it('looks first at what is not met', () => {
  const clauses = [clause({ id: 'a', standing: 'unanswered' }), clause({ id: 'b', standing: 'disagree' }), clause({ id: 'c', standing: 'no' })]
  expect(nextClause(clauses)?.id).toBe('c')
  expect(nextClause(clauses.slice(0, 2))?.id).toBe('a')
  expect(nextClause([clause()])).toBeUndefined()
})

describe('the owner', () => {
  const coverage = { clauses: 0, met: 0, unmet: 0, open: 0, notApplicable: 0, unmapped: 0 }
  const volumes = (volume: string | null, chapter: string | null) => [
    {
      id: 'operations',
      name: { ja: 'システム運用編', en: 'Operations' },
      about: '',
      coverage,
      owner: owner(volume),
      chapters: [{ id: 'operations.14', number: '14章', name: '', seen: true, coverage, owner: owner(chapter), earlier: null }],
    },
  ]
  it('is the clause’s own, else the chapter’s, else the volume’s', () => {
    expect(ownerOf({ volumes: volumes('編', '章') }, clause({ owner: owner('条') }))).toMatchObject({
      kind: 'clause',
      owner: { person: { id: '条' } },
    })
    expect(ownerOf({ volumes: volumes('編', '章') }, clause())).toMatchObject({ kind: 'chapter' })
    expect(ownerOf({ volumes: volumes('編', null) }, clause())).toMatchObject({ kind: 'volume' })
    expect(ownerOf({ volumes: volumes(null, null) }, clause())).toBeNull()
  })
})

it('leads from a clause on second factors to the record of systems', () => {
  const practices = [{ practice: 'authentication.two-factor', at: 2, reason: '', verdict: 'no' as const }]
  expect(recordsOf({ practices })).toEqual([{ word: 'second-factor', path: '/checklists/records/second-factor' }])
  expect(recordsOf({ practices: [] })).toEqual([])
})
