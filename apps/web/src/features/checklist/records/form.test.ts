// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { deviceOf, missingOf, type TypedDevice, typedDevice, typedPolicy, wantedPolicy } from './form.ts'

describe('a password rule as typed', () => {
  const empty = typedPolicy(null, '2026-11-21')
  it.each<[string, number | 'unknown' | null]>([
    ['', 'unknown'],
    [' ', 'unknown'],
    ['8', 8],
    ['１３', 13],
    ['8文字', 8],
    ['0', 0],
    ['128', 128],
    ['129', null],
    ['八', null],
    ['-8', null],
    ['8.5', null],
  ])('of length 「%s」', (minimum, expected) => expect(wantedPolicy({ ...empty, minimum }).policy?.minimum ?? null).toBe(expected))

  it('comes back as it was kept, and says of nothing else that it is known', () => {
    const policy = { ...wantedPolicy({ ...empty, minimum: '13' }).policy, symbols: false as const, lockout: true as const }
    const record = { id: 'x', policy: policy as never, note: '', checked: '2026-11-01', recordedBy: '', recordedAt: '' }
    expect(wantedPolicy(typedPolicy(record, '2026-11-21')).policy).toEqual(policy)
    expect(Object.values(wantedPolicy(empty).policy ?? {})).toEqual(Array.from({ length: 8 }, () => 'unknown'))
  })
})

describe('a machine as typed', () => {
  const whole: TypedDevice = { name: ' レセコン ', kind: 'server', delegated: 'yes', written: 'no' }
  it('says what is still missing', () => {
    expect(missingOf(typedDevice(null))).toEqual(['name', 'kind', 'delegated'])
    expect(missingOf({ ...whole, written: '' })).toEqual(['written'])
    expect(missingOf({ ...whole, delegated: 'no', written: '' })).toEqual([])
  })
  it('is sent as it was said; of what is not delegated nothing is written', () => {
    expect(deviceOf(whole)).toEqual({ name: 'レセコン', kind: 'server', delegated: true, written: false })
    expect(deviceOf({ ...whole, delegated: 'unknown', written: 'yes' })).toMatchObject({ delegated: 'unknown', written: 'unknown' })
    expect(deviceOf({ ...whole, kind: '' })).toBeNull()
  })
})
