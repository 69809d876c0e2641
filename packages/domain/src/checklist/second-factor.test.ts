// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { proposeAnswer } from './propose.ts'
import type { YesRule } from './rule.ts'
import { type SecondFactorSystem, secondFactorPlan } from './second-factor.ts'

const rule = { outside: ['medical-device'] as const }
const today = '2026-11-21'
const inUse: SecondFactorSystem = { kind: 'client', state: 'in-use', day: null, reason: '' }
const planned: SecondFactorSystem = { kind: 'server', state: 'planned', day: '2027-10-01', reason: '' }

describe('a plan read from the systems', () => {
  it.each<[string, SecondFactorSystem[], boolean, ReturnType<typeof secondFactorPlan>]>([
    ['is carried out where all are in use', [inUse, inUse], true, { day: null }],
    ['has the last of the days', [inUse, { ...planned, day: '2027-03-01' }, planned], true, { day: '2027-10-01' }],
    ['may be for today', [{ ...planned, day: today }], true, { day: today }],
    ['does not ask for what the edition leaves out', [inUse, { ...inUse, kind: 'medical-device', state: 'none' }], true, { day: null }],
    ['is none of nothing', [], true, { why: 'empty' }],
    ['is none of medical devices alone', [{ ...inUse, kind: 'medical-device' }], true, { why: 'empty' }],
    ['is none of a list that may go on', [inUse], false, { why: 'unlisted' }],
    ['is none without a day', [inUse, { ...planned, day: null }], true, { why: 'systems', at: [1] }],
    ['is none past its day', [{ ...planned, day: '2026-11-20' }], true, { why: 'systems', at: [0] }],
    ['is none where one waits for its renewal', [inUse, { ...planned, state: 'next-renewal', reason: '更改' }], true, { why: 'systems', at: [1] }],
    ['is none where one has nothing', [{ ...inUse, state: 'none' }, inUse], true, { why: 'systems', at: [0] }],
    ['is none where nobody knows of one', [{ ...inUse, state: 'unknown' }], true, { why: 'systems', at: [0] }],
  ])('%s', (_, systems, listed, expected) => expect(secondFactorPlan(systems, { rule, listed, today })).toEqual(expected))

  const day = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2029-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const system = fc.record<SecondFactorSystem>({
    kind: fc.constantFrom('client', 'server', 'medical-device'),
    state: fc.constantFrom('in-use', 'in-use', 'planned', 'planned', 'next-renewal', 'none', 'unknown'),
    day: fc.option(day),
    reason: fc.constantFrom('', '更改まで待つ'),
  })
  const by = '2028-03-31'
  const practice = 'authentication.two-factor'
  const yes: YesRule = {
    any: [
      { practice, at: 3 },
      { planned: practice, at: 3, by },
    ],
  }

  const proposalOf = (systems: readonly SecondFactorSystem[], listed: boolean) => {
    const plan = secondFactorPlan(systems, { rule, listed, today })
    const plans = 'day' in plan ? [{ practice, to: 3 as const, day: plan.day }] : []
    const recorded = { claims: [], plans, passwords: null }
    return proposeAnswer({ id: '2-10', rule: yes, exempt: [] }, recorded, { 'no-system': null, 'no-vendor': null })
  }
  /** Whether a system by itself carries はい by the day `last` (null: today). */
  const carries = ({ state, day: due }: SecondFactorSystem, last: string | null) =>
    state === 'in-use' || (state === 'planned' && due !== null && last !== null && due >= today && due <= last && last <= by)

  it('never says more than each system does: はい only where every one is in use or comes in time', () => {
    const saw = { yes: 0, planned: 0 }
    fc.assert(
      fc.property(fc.array(system, { maxLength: 4 }), fc.boolean(), (systems, listed) => {
        const proposal = proposalOf(systems, listed)
        if (proposal.answer !== 'yes') return
        const asked = systems.filter(({ kind }) => kind !== 'medical-device')
        expect([listed, asked.length > 0]).toEqual([true, true])
        expect(asked.filter((one) => !carries(one, proposal.by))).toEqual([])
        saw[proposal.by === null ? 'yes' : 'planned'] += 1
      }),
      { numRuns: 5000 },
    )
    expect(Math.min(saw.yes, saw.planned)).toBeGreaterThan(20)
  })

  it('says はい where every system that is asked for carries it', () => {
    fc.assert(
      fc.property(fc.array(system, { minLength: 1, maxLength: 4 }), (systems) => {
        const asked = systems.filter(({ kind }) => kind !== 'medical-device')
        if (asked.length > 0 && asked.every((one) => carries(one, by))) expect(proposalOf(systems, true).answer).toBe('yes')
      }),
      { numRuns: 2000 },
    )
  })
})
