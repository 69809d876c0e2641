// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnswerValue, Attainment } from '../assessment/answer.ts'
import { type HeldClaim, held } from './held.ts'
import type { PasswordPolicy } from './password.ts'
import { proposeAnswer } from './propose.ts'
import { judgeRule, practicesOf, type Recorded, type Verdict, type YesRule } from './rule.ts'

const say = (practice: string, value: AnswerValue, source: HeldClaim['source'] = 'assessment'): HeldClaim => ({ practice, value, source })
const recorded = (...claims: HeldClaim[]): Recorded => ({ claims, plans: [], passwords: null })
const a2: YesRule = { practice: 'a', at: 2 }
const b2: YesRule = { practice: 'b', at: 2 }

describe('what is held of a practice', () => {
  it.each<[string, HeldClaim[], ReturnType<typeof held>]>([
    ['nothing', [], { state: 'unanswered' }],
    ['わからない', [say('a', 'unknown')], { state: 'unknown' }],
    ['対象外', [say('a', 'na')], { state: 'na' }],
    ['one word', [say('a', 1)], { state: 'known', low: 1, high: 1 }],
    ['two that differ', [say('a', 3), say('a', 0, 'management')], { state: 'known', low: 0, high: 3 }],
    ['one who knows beside one who does not', [say('a', 'unknown', 'management'), say('a', 2)], { state: 'known', low: 2, high: 2 }],
    ['another practice', [say('b', 2)], { state: 'unanswered' }],
  ])('%s', (_, claims, expected) => expect(held(claims, 'a')).toEqual(expected))
})

describe('a rule', () => {
  it.each<[string, YesRule, Recorded, Verdict]>([
    ['holds at its attainment', a2, recorded(say('a', 2)), 'yes'],
    ['holds above it', a2, recorded(say('a', 3)), 'yes'],
    ['fails below it', a2, recorded(say('a', 1)), 'no'],
    ['is open where nobody was asked', a2, recorded(), 'unanswered'],
    ['is open where nobody knows', a2, recorded(say('a', 'unknown')), 'unknown'],
    ['is open where the sources disagree across the line', a2, recorded(say('a', 2), say('a', 1, 'management')), 'disagree'],
    ['holds where they disagree above the line', a2, recorded(say('a', 2), say('a', 3, 'management')), 'yes'],
    ['fails where they disagree below it', a2, recorded(say('a', 0), say('a', 1, 'vendor')), 'no'],
    ['is spared where all is 対象外', a2, recorded(say('a', 'na')), 'na'],
    ['of all holds when each does', { all: [a2, b2] }, recorded(say('a', 2), say('b', 2)), 'yes'],
    ['of all fails by one, whatever the other', { all: [a2, b2] }, recorded(say('a', 0)), 'no'],
    ['of all waits for the other', { all: [a2, b2] }, recorded(say('a', 2)), 'unanswered'],
    ['of all looks past 対象外', { all: [a2, b2] }, recorded(say('a', 'na'), say('b', 2)), 'yes'],
    ['of any holds by one', { any: [a2, b2] }, recorded(say('a', 2)), 'yes'],
    ['of any waits while one is open', { any: [a2, b2] }, recorded(say('a', 0), say('b', 'unknown')), 'unknown'],
    ['of any fails when each does', { any: [a2, b2] }, recorded(say('a', 0), say('b', 1)), 'no'],
    ['about passwords nobody recorded is open', { passwords: [{ minimum: 13 }] }, recorded(), 'unanswered'],
  ])('%s', (_, rule, given, verdict) => expect(judgeRule(rule, given).verdict).toBe(verdict))

  it('counts a plan in time, high enough and for the practice', () => {
    const rule: YesRule = { planned: 'a', at: 2, by: '2027-03-31' }
    const plan = { practice: 'a', to: 2 as Attainment, day: '2027-03-31' }
    const verdict = (...plans: Recorded['plans']) => judgeRule(rule, { ...recorded(), plans }).verdict
    expect(verdict(plan)).toBe('yes')
    expect(verdict({ ...plan, day: '2027-04-01' })).toBe('no')
    expect(verdict({ ...plan, to: 1 })).toBe('no')
    expect(verdict({ ...plan, practice: 'b' })).toBe('no')
  })

  it('names the practices it looks at once each', () => {
    expect(practicesOf({ any: [{ all: [a2, b2] }, { planned: 'a', at: 3, by: '2027-03-31' }, { passwords: [] }] })).toEqual(['a', 'b'])
  })
})

const names = ['a', 'b', 'c'] as const
const attainment = fc.constantFrom<Attainment>(0, 1, 2, 3)
const policy = fc.record<PasswordPolicy>({
  minimum: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant('unknown' as const)),
  lettersAndDigits: fc.constantFrom(true, false, 'unknown' as const),
  symbols: fc.constantFrom(true, false, 'unknown' as const),
  changedRegularly: fc.constantFrom(true, false, 'unknown' as const),
  secondFactor: fc.constantFrom(true, false, 'unknown' as const),
  noReuse: fc.constantFrom(true, false, 'unknown' as const),
  guessableRefused: fc.constantFrom(true, false, 'unknown' as const),
  lockout: fc.constantFrom(true, false, 'unknown' as const),
})
const { rule: anyRule } = fc.letrec<{ rule: YesRule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    fc.record({ practice: fc.constantFrom(...names), at: attainment }),
    fc.record({ planned: fc.constantFrom(...names), at: attainment, by: fc.constantFrom('2027-03-31', '2028-03-31') }),
    fc.constant({ passwords: [{ minimum: 8, secondFactor: true }, { minimum: 13 }] }),
    fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }),
  ),
}))
const anyPlans = fc.array(
  fc.record({ practice: fc.constantFrom(...names), to: attainment, day: fc.constantFrom('2027-01-01', '2027-12-31', '2029-01-01') }),
)

/** Everything that is open, filled in one way: unanswered and unknown get an attainment, unknown password facts a value. */
const completed = (given: Recorded, levels: Record<string, Attainment>, facts: PasswordPolicy): Recorded => ({
  ...given,
  claims: [
    ...given.claims,
    ...names.filter((name) => ['unanswered', 'unknown'].includes(held(given.claims, name).state)).map((name) => say(name, levels[name] ?? 0)),
  ],
  passwords: Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      const known = given.passwords?.[name as keyof PasswordPolicy]
      return [name, known === undefined || known === 'unknown' ? value : known]
    }),
  ) as PasswordPolicy,
})

describe('no proposal is ever stronger than its rule', () => {
  const claims = fc.array(
    fc.record({
      practice: fc.constantFrom(...names),
      value: fc.constantFrom<AnswerValue>(0, 1, 2, 3, 'na', 'unknown'),
      source: fc.constantFrom('assessment' as const, 'management' as const, 'vendor' as const),
    }),
    { maxLength: 6 },
  )
  it('stands whatever the open answers turn out to be', () => {
    fc.assert(
      fc.property(
        anyRule,
        claims,
        anyPlans,
        fc.option(policy),
        fc.record({ a: attainment, b: attainment, c: attainment }),
        policy.filter((facts) => !Object.values(facts).includes('unknown')),
        (rule, told, plans, passwords, levels, facts) => {
          const given = { claims: told, plans, passwords }
          const proposal = proposeAnswer({ id: 'i', rule, exempt: [] }, given, { 'no-system': null, 'no-vendor': null })
          const later = judgeRule(rule, completed(given, levels, facts)).verdict
          if (proposal.answer === 'yes' || proposal.answer === 'no') expect(later).toBe(proposal.answer)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('never takes the better of two words', () => {
    fc.assert(
      fc.property(anyRule, claims, anyPlans, (rule, told, plans) => {
        if (judgeRule(rule, { claims: told, plans, passwords: null }).verdict !== 'yes') return
        const worst = told.map((claim) => {
          const found = held(told, claim.practice)
          return found.state === 'known' && typeof claim.value === 'number' ? { ...claim, value: found.low } : claim
        })
        expect(judgeRule(rule, { claims: worst, plans, passwords: null }).verdict).toBe('yes')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a proposal', () => {
  const situation = { 'no-system': false, 'no-vendor': true }
  const item = { id: '2-2', rule: a2, exempt: [] }
  it('spares an item for the reason the institution gave', () => {
    expect(proposeAnswer({ ...item, exempt: ['no-vendor'] }, recorded(say('a', 3)), situation)).toMatchObject({
      answer: 'exempt',
      exemption: 'no-vendor',
    })
    expect(proposeAnswer({ ...item, exempt: ['no-system'] }, recorded(say('a', 3)), situation)).toMatchObject({ answer: 'yes', by: null })
  })
  it('says so where no practice answers the item', () => {
    expect(proposeAnswer({ ...item, rule: null }, recorded(), situation)).toEqual({ answer: 'none', reason: 'no-rule', findings: [] })
  })
  it('names the day of the plan only where it rests on one', () => {
    const rule: YesRule = { any: [a2, { planned: 'a', at: 2, by: '2028-03-31' }] }
    const plans = [{ practice: 'a', to: 2 as Attainment, day: '2027-10-01' }]
    expect(proposeAnswer({ ...item, rule }, { ...recorded(say('a', 0)), plans }, situation)).toMatchObject({ answer: 'yes', by: '2027-10-01' })
    expect(proposeAnswer({ ...item, rule }, { ...recorded(say('a', 2)), plans }, situation)).toMatchObject({ answer: 'yes', by: null })
  })
})
