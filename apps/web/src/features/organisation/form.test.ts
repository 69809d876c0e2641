// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { differingFields, formOf, readForm } from './form.ts'

const profile = {
  name: 'あおば診療所',
  institutionKind: 'clinic',
  beds: null,
  prefecture: '04',
  recordKeeping: 'mixed',
  serverMaintenance: null,
  itStaffing: 'none',
} as const
const form = formOf(profile)

describe('the profile form', () => {
  it('reads back what it shows', () => {
    expect(readForm(form)).toEqual({ profile })
  })
  it.each([
    ['19', 19],
    ['１９床', 19],
    [' 1,200 ', 1200],
    ['0', 0],
    ['', null],
  ])('reads %j as beds', (beds, read) => {
    expect(readForm({ ...form, beds })).toMatchObject({ profile: { beds: read } })
  })
  it.each(['3001', '-1', '1.5', 'たくさん'])('refuses %j as beds', (beds) => {
    expect(readForm({ ...form, beds })).toEqual({ problems: [{ field: 'beds', kind: 'beds' }] })
  })
  it('names every problem at once', () => {
    expect(readForm({ ...form, name: ' ', beds: 'x' })).toEqual({
      problems: [
        { field: 'name', kind: 'name' },
        { field: 'beds', kind: 'beds' },
      ],
    })
    expect(readForm({ ...form, name: 'あ'.repeat(101) })).toEqual({ problems: [{ field: 'name', kind: 'nameLong' }] })
  })
  it('finds where two people differ', () => {
    expect(differingFields(form, { ...form, beds: '3', itStaffing: 'one' })).toEqual(['beds', 'itStaffing'])
  })
})
