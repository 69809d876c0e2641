// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnswerValue, answerValues } from './answer.ts'
import { scoreAssessment } from './score.ts'
import { compareViews, managementPoints, practiceDifferences, scoreGroup } from './view.ts'

const values = (entries: Record<string, AnswerValue>) => new Map(Object.entries(entries))

describe('practices grouped another way', () => {
  it('are the mean of what counts, with what does not', () => {
    expect(scoreGroup(['a', 'b', 'c', 'd', 'e'], values({ a: 3, b: 0, c: 'na', d: 'unknown' }))).toEqual({
      score: 1,
      range: [1, 2],
      counted: 3,
      notApplicable: 1,
      unknown: 1,
      notAsked: 1,
    })
  })
  it('have no score where nothing counts', () => {
    expect(scoreGroup(['a', 'b'], values({ a: 'na' }))).toMatchObject({ score: null, range: null, counted: 0, notAsked: 1 })
  })
})

describe('two views of the same thing', () => {
  it.each([
    [1, 2, 'management-higher'],
    [1, 1.999, 'alike'],
    [2.5, 1.5, 'department-higher'],
    [2.5, 2, 'alike'],
    [5 / 3, 8 / 3, 'management-higher'],
    [null, 2, 'only-management'],
    [2, null, 'only-department'],
    [null, null, 'neither'],
  ] as const)('%s and %s are %s', (department, management, expected) => {
    expect(compareViews(department, management)).toBe(expected)
  })

  it('differ practice by practice, widest first', () => {
    const department = values({ a: 0, b: 1, c: 'na', d: 'unknown', e: 2, f: 3 })
    const management = values({ a: 3, b: 2, c: 3, d: 0, e: 'na', f: 3, g: 1 })
    expect(practiceDifferences(department, management)).toEqual([
      { practice: 'a', department: 0, management: 3 },
      { practice: 'b', department: 1, management: 2 },
    ])
  })
})

describe('what to say to management', () => {
  const facts = { overall: 1.2, weak: ['a', 'b', 'c', 'd'], domainsCounted: 21, previous: null, level: null, unknown: 0, differs: [], decisions: 0 }
  it('says where we stand and what is weakest', () => {
    expect(managementPoints(facts)).toEqual([
      { code: 'overall', score: 1.2, weak: 4, domains: 21 },
      { code: 'first-time' },
      { code: 'weakest', domains: ['a', 'b', 'c'] },
    ])
  })
  it('says the rest where there is something to say', () => {
    const codes = managementPoints({
      ...facts,
      previous: { overall: 1, year: 2025 },
      level: { low: 0, high: 1 },
      unknown: 3,
      differs: ['t'],
      decisions: 3,
    }).map(({ code }) => code)
    expect(codes).toEqual(['overall', 'change', 'weakest', 'level', 'unknown', 'differs', 'decisions'])
  })
  it('says nothing about what was not counted', () => {
    expect(managementPoints({ ...facts, overall: null })).toEqual([{ code: 'nothing-counted' }])
    expect(managementPoints({ ...facts, weak: [] }).map(({ code }) => code)).toEqual(['overall', 'first-time', 'no-weak'])
    expect(managementPoints({ ...facts, previous: { overall: null, year: 2025 } })[1]).toEqual({ code: 'first-time' })
  })
})

describe('what holds for all answers', () => {
  const given = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom<AnswerValue>(...answerValues)).map(values)
  const practices = ['a', 'b', 'c', 'd', 'e']

  it('a group scores as a domain of the same questions does', () => {
    fc.assert(
      fc.property(given, (answers) => {
        const [domain] = scoreAssessment({ domains: [{ id: 'd', questions: practices.map((id) => ({ id })) }] }, answers).domains
        const { notAsked, ...group } = scoreGroup(practices, answers)
        expect({ ...group, unanswered: notAsked }).toMatchObject({
          score: domain?.score,
          range: domain?.range,
          counted: domain?.counted,
          notApplicable: domain?.notApplicable,
          unknown: domain?.unknown,
          unanswered: domain?.unanswered,
        })
      }),
    )
  })

  it('two views differ the same whichever is looked at first', () => {
    const mirrored = {
      'management-higher': 'department-higher',
      'department-higher': 'management-higher',
      'only-department': 'only-management',
      'only-management': 'only-department',
      alike: 'alike',
      neither: 'neither',
    } as const
    const score = fc.option(fc.double({ min: 0, max: 3, noNaN: true }))
    fc.assert(fc.property(score, score, (one, other) => void expect(compareViews(other, one)).toBe(mirrored[compareViews(one, other)])))
  })

  it('practices are named only where both count and differ, the widest first', () => {
    const points = (value: AnswerValue | undefined) => (typeof value === 'number' ? value : 0)
    fc.assert(
      fc.property(given, given, (department, management) => {
        const named = practiceDifferences(department, management)
        const widths = named.map((one) => Math.abs(points(one.department) - points(one.management)))
        expect(widths).toEqual([...widths].sort((a, b) => b - a))
        for (const practice of practices) {
          const [ours, theirs] = [department.get(practice), management.get(practice)]
          const differ = ours !== undefined && theirs !== undefined && ours !== 'na' && theirs !== 'na' && points(ours) !== points(theirs)
          expect(named.some((one) => one.practice === practice)).toBe(differ)
        }
      }),
    )
  })
})
