// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest'
import { formPlaces } from './problems.ts'

const place = { sheet: '回答', row: 5, column: 'D', header: '回答', message: '「5」は答えとして読めません。' }

it('lists the places of a form that must be put right', () => {
  expect(formPlaces({ code: 'form.rows-invalid', params: { count: 1, problems: [place, 'not a place'] } })).toEqual([place])
})

it('lists none for another error or for a list that is not one', () => {
  expect(formPlaces({ code: 'form.unreadable', params: { problems: [place] } })).toEqual([])
  expect(formPlaces({ code: 'form.rows-invalid', params: { problems: 'many' } })).toEqual([])
})
