// SPDX-License-Identifier: Apache-2.0

import { prefectureName, prefectures } from '@shinayaka/contract/messages/prefectures'
import { language } from '../../app/language.ts'
import type { ProfileField } from './form.ts'
import { organisationTexts } from './texts.ts'

const chosen = ['institutionKind', 'recordKeeping', 'serverMaintenance', 'itStaffing'] as const
type Chosen = (typeof chosen)[number]
const isChosen = (field: ProfileField): field is Chosen => (chosen as readonly string[]).includes(field)

/** What can be chosen for a field, in the language of the page. */
export const optionsOf = (field: Chosen | 'prefecture'): { value: string; label: string }[] =>
  field === 'prefecture'
    ? prefectures(language).map(({ code, name }) => ({ value: code, label: name }))
    : Object.entries(organisationTexts()[field]).map(([value, label]) => ({ value, label }))

/** A field's value as a person reads it. */
export const valueWords = (field: ProfileField, value: string): string => {
  const texts = organisationTexts()
  if (value === '') return texts.notSaid
  if (field === 'prefecture') return prefectureName(value, language)
  if (field === 'beds') return `${value} ${texts.fields.beds.unit}`
  return isChosen(field) ? (optionsOf(field).find((option) => option.value === value)?.label ?? value) : value
}
