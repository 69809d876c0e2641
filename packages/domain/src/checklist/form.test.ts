// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { type AnswerTerms, answerFault, contradictionOf, formStanding, type ItemAnswer } from './answer.ts'
import { carryAnswers, type MappingPair, mappingGaps } from './carry.ts'
import { type ClauseStanding, clauseStanding, coverage } from './coverage.ts'
import { judgePasswords, type PasswordPolicy } from './password.ts'
import { findRoute, type RouteDevice } from './route.ts'
import { type SecondFactorStanding, type SecondFactorSystem, secondFactorStanding } from './second-factor.ts'

const yes: ItemAnswer = { value: 'yes', checked: '2026-11-21', planned: null }
const no: ItemAnswer = { value: 'no', checked: '2026-11-21', target: '2027-02-28', risk: '' }
const terms: AnswerTerms = { deadline: '2027-03-31', planUntil: null, exempt: [], riskInstead: false }

describe('an answer', () => {
  it.each<[string, ItemAnswer, Partial<AnswerTerms>, string | null]>([
    ['はい is whole', yes, {}, null],
    ['はい by a plan where none is accepted', { ...yes, planned: '2027-02-01' }, {}, 'plan-not-accepted'],
    ['はい by a plan in time', { ...yes, planned: '2028-03-31' }, { planUntil: '2028-03-31' }, null],
    ['はい by a plan a day late', { ...yes, planned: '2028-04-01' }, { planUntil: '2028-03-31' }, 'plan-late'],
    ['いいえ with its day', no, {}, null],
    ['いいえ without a day', { ...no, target: null }, {}, 'target-missing'],
    ['いいえ without a day where there is no year', { ...no, target: null }, { deadline: null }, null],
    ['いいえ after the year', { ...no, target: '2027-04-01' }, {}, 'target-late'],
    ['いいえ with a day before it was checked', { ...no, target: '2026-11-20' }, {}, 'target-past'],
    ['いいえ of the annex with a response to the risk', { ...no, target: null, risk: '別の線にした' }, { riskInstead: true }, null],
    ['いいえ with such a response where a day is asked', { ...no, target: null, risk: '別の線にした' }, {}, 'target-missing'],
    ['spared as offered', { value: 'exempt', checked: '2026-11-21', exemption: 'no-vendor' }, { exempt: ['no-vendor'] }, null],
    ['spared though not offered', { value: 'exempt', checked: '2026-11-21', exemption: 'no-vendor' }, {}, 'exemption-not-offered'],
  ])('%s', (_, answer, given, fault) => expect(answerFault(answer, { ...terms, ...given })).toBe(fault))

  it('contradicts the record only where the record is certain', () => {
    expect(contradictionOf(yes, { verdict: 'no' })).toBe('yes-against-record')
    expect(contradictionOf({ ...yes, planned: '2027-02-01' }, { verdict: 'no' })).toBeNull()
    expect(contradictionOf(no, { verdict: 'yes' })).toBe('no-against-record')
    for (const verdict of ['unknown', 'unanswered', 'disagree', 'na'] as const)
      for (const answer of [yes, no]) expect(contradictionOf(answer, { verdict })).toBeNull()
  })

  it('is counted once, and named where its day has passed', () => {
    const answers = new Map<string, ItemAnswer>([
      ['1', yes],
      ['2', no],
      ['3', { ...no, target: '2026-11-20' }],
      ['4', { ...yes, planned: '2026-01-01' }],
      ['5', { value: 'exempt', checked: '2026-11-21', exemption: 'no-vendor' }],
    ])
    const standing = formStanding(['1', '2', '3', '4', '5', '6'], answers, '2026-11-21')
    expect(standing).toEqual({ items: 6, yes: 1, planned: 1, no: 2, exempt: 1, open: 1, overdue: ['3', '4'] })
  })
})

describe('the next edition', () => {
  const editions = { from: ['1', '2', '3', '4', '5'], to: ['1', '2', '34', '6', '7'] }
  const pairs: MappingPair[] = [
    { from: ['1'], to: ['1'], relation: 'same' },
    { from: ['2'], to: ['2'], relation: 'changed' },
    { from: ['3', '4'], to: ['34'], relation: 'same' },
    { from: ['5'], to: [], relation: 'gone' },
    { from: [], to: ['6'], relation: 'new' },
  ]
  it('keeps what means the same, shows what changed, lists what fell away, names what nobody mapped', () => {
    const answers = new Map<string, ItemAnswer>([
      ['1', yes],
      ['2', yes],
      ['3', yes],
      ['4', yes],
      ['5', no],
    ])
    const { items, gone } = carryAnswers(editions, pairs, answers)
    expect(items.map(({ item, relation, carried, earlier }) => [item, relation, carried !== null, earlier.length])).toEqual([
      ['1', 'same', true, 1],
      ['2', 'changed', false, 1],
      ['34', 'same', true, 2],
      ['6', 'new', false, 0],
      ['7', 'unmapped', false, 0],
    ])
    expect(gone).toEqual([{ item: '5', answer: no }])
  })
  it('keeps nothing where two became one and said different things, or one said nothing', () => {
    expect(
      carryAnswers(
        editions,
        pairs,
        new Map<string, ItemAnswer>([
          ['3', yes],
          ['4', no],
        ]),
      ).items[2]?.carried,
    ).toBeNull()
    expect(carryAnswers(editions, pairs, new Map<string, ItemAnswer>([['3', yes]])).items[2]?.carried).toBeNull()
  })
  it('has its gaps named', () => expect(mappingGaps(editions, pairs)).toEqual({ from: [], to: ['7'] }))
})

describe('a password policy', () => {
  const policy: PasswordPolicy = {
    minimum: 8,
    lettersAndDigits: true,
    symbols: true,
    changedRegularly: true,
    secondFactor: false,
    noReuse: true,
    guessableRefused: true,
    lockout: true,
  }
  const r7 = [
    { minimum: 8, lettersAndDigits: true, symbols: true, changedRegularly: true },
    { minimum: 8, lettersAndDigits: true, symbols: true, secondFactor: true },
    { minimum: 13, lettersAndDigits: true, symbols: true },
  ]
  const seven = [{ minimum: 8, lettersAndDigits: true, secondFactor: true }, { minimum: 13 }]
  it.each<[string, Partial<PasswordPolicy>, string, string]>([
    ['eight signs changed regularly: enough before, not now', {}, 'met', 'unmet'],
    ['eight with a second factor: both', { secondFactor: true }, 'met', 'met'],
    ['thirteen never changed: both', { minimum: 13, changedRegularly: false }, 'met', 'met'],
    ['thirteen without signs: only now', { minimum: 13, changedRegularly: false, symbols: false }, 'unmet', 'met'],
    ['eight never changed', { changedRegularly: false }, 'unmet', 'unmet'],
    ['nobody knows about the second factor', { secondFactor: 'unknown', changedRegularly: false }, 'unknown', 'unknown'],
    ['nobody knows the length', { minimum: 'unknown' }, 'unknown', 'unknown'],
  ])('%s', (_, given, before, now) => {
    expect([judgePasswords({ ...policy, ...given }, r7).verdict, judgePasswords({ ...policy, ...given }, seven).verdict]).toEqual([before, now])
  })
  it('says of each way what is missing', () => {
    expect(judgePasswords(policy, seven).ways).toEqual([
      { verdict: 'unmet', missing: ['secondFactor'], unknown: [] },
      { verdict: 'unmet', missing: ['minimum'], unknown: [] },
    ])
  })
})

describe('the route', () => {
  const server: RouteDevice = { id: 'ehr', kind: 'server', delegated: true, written: true }
  it.each<[string, RouteDevice[], boolean | 'unknown', unknown]>([
    [
      'short where all is delegated in writing',
      [server, { ...server, id: 'cloud', kind: 'cloud' }],
      true,
      { route: 'delegated', obstacles: [], unlisted: false },
    ],
    [
      'full by one own server',
      [server, { ...server, id: 'nas', delegated: false }],
      true,
      { route: 'full', obstacles: [{ device: 'nas', why: 'own-updates' }], unlisted: false },
    ],
    [
      'full by a stand-alone PC',
      [{ ...server, kind: 'standalone-pc', delegated: false }],
      true,
      { route: 'full', obstacles: [{ device: 'ehr', why: 'own-updates' }], unlisted: false },
    ],
    [
      'full where it is only said',
      [{ ...server, written: false }],
      true,
      { route: 'full', obstacles: [{ device: 'ehr', why: 'not-written' }], unlisted: false },
    ],
    [
      'full where it is unclear',
      [{ ...server, written: 'unknown' }],
      true,
      { route: 'full', obstacles: [{ device: 'ehr', why: 'unclear' }], unlisted: false },
    ],
    ['full where the list is not finished', [server], 'unknown', { route: 'full', obstacles: [], unlisted: true }],
    ['full where nothing was named', [], true, { route: 'full', obstacles: [], unlisted: true }],
  ])('is %s', (_, devices, listed, expected) => expect(findRoute(devices, listed)).toEqual(expected))
})

describe('a second factor', () => {
  const rule = { from: '2027-04-01', renewalAllowed: true, outside: ['medical-device'] as const }
  const system: SecondFactorSystem = { kind: 'client', state: 'planned', day: '2027-03-01', reason: '' }
  it.each<[string, Partial<SecondFactorSystem>, SecondFactorStanding]>([
    ['in use', { state: 'in-use' }, 'met'],
    ['planned in time', {}, 'on-time'],
    ['planned late', { day: '2027-04-02' }, 'late'],
    ['planned without a day', { day: null }, 'incomplete'],
    ['waiting for the renewal with its reason', { state: 'next-renewal', day: '2029-03-31', reason: '更改まで待つ' }, 'transitional'],
    ['waiting without a reason', { state: 'next-renewal', day: '2029-03-31' }, 'incomplete'],
    ['nothing', { state: 'none', day: null }, 'open'],
    ['nobody knows', { state: 'unknown', day: null }, 'unknown'],
    ['a device the edition leaves out', { kind: 'medical-device', state: 'none' }, 'outside'],
    ['a device that has one all the same', { kind: 'medical-device', state: 'in-use' }, 'met'],
  ])('%s', (_, given, expected) => expect(secondFactorStanding({ ...system, ...given }, rule)).toBe(expected))
})

describe('coverage of a guideline', () => {
  const recorded = {
    claims: [
      { practice: 'a', value: 2 as const, source: 'assessment' as const },
      { practice: 'b', value: 1 as const, source: 'assessment' as const },
      { practice: 'c', value: 'na' as const, source: 'assessment' as const },
    ],
    plans: [],
    passwords: null,
  }
  const clause = (id: string, ...practices: string[]) => ({ id, practices: practices.map((practice) => ({ practice, at: 2 as const })) })
  it.each<[string, string[], ClauseStanding]>([
    ['met where each practice is there', ['a'], 'yes'],
    ['not met where one is not', ['a', 'b'], 'no'],
    ['open where one was never asked', ['a', 'd'], 'unanswered'],
    ['looked past where all is 対象外', ['c'], 'na'],
    ['never met where no practice answers it', [], 'unmapped'],
  ])('is %s', (_, practices, expected) => expect(clauseStanding(clause('x', ...practices), recorded)).toBe(expected))
  it('counts each clause once', () => {
    const clauses = [clause('1', 'a'), clause('2', 'b'), clause('3', 'd'), clause('4', 'c'), clause('5'), clause('6', 'a', 'c')]
    expect(coverage(clauses, recorded)).toEqual({ clauses: 6, met: 2, unmet: 1, open: 1, notApplicable: 1, unmapped: 1 })
    expect(coverage([], recorded)).toMatchObject({ clauses: 0, met: 0 })
  })
})
