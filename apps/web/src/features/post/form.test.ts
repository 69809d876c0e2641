// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { bodyOf, formOf, missingIn, newDeputy, outside } from './form.ts'

const person = { person: '01990000-0000-7000-8000-000000000001', name: '山田', contact: '内線 1', member: true }
const record = {
  holder: person,
  deputies: [{ ...person, person: null, name: '佐藤', member: false }],
  since: '2026-04-01',
  until: null,
  recordedBy: '',
  recordedAt: '',
  version: 3,
}

describe('the form of a post', () => {
  it('starts from what stands, and sends the same back', () => {
    expect(bodyOf(formOf(record), 3)).toEqual({
      holder: { person: person.person, name: '', contact: '内線 1' },
      deputies: [{ person: null, name: '佐藤', contact: '内線 1' }],
      since: '2026-04-01',
      version: 3,
    })
  })
  it('keeps somebody who has left by name', () => {
    expect(formOf({ ...record, holder: { ...person, member: false } }).holder).toEqual({ who: outside, name: '山田', contact: '内線 1' })
  })
  it('starts anew where the post was left', () => {
    expect(formOf({ ...record, until: '2026-10-31' })).toEqual(formOf(null))
  })
  it('names what is missing', () => {
    expect(missingIn(formOf(null))).toEqual(['holder', 'since'])
    expect(missingIn({ ...formOf(record), deputies: [newDeputy(), { who: outside, name: ' ', contact: '' }] })).toEqual(['deputy-0', 'deputy-1'])
    expect(missingIn(formOf(record))).toEqual([])
  })
})
