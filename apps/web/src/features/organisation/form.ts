// SPDX-License-Identifier: Apache-2.0
import type { Profile } from '@shinayaka/contract'

/** The profile as it is typed: text in every field, empty where nothing was said. */
export type ProfileForm = { [Field in keyof Profile]: string }

/** The fields in the order the page shows them. */
export const profileFields = [
  'name',
  'institutionKind',
  'beds',
  'prefecture',
  'recordKeeping',
  'serverMaintenance',
  'itStaffing',
] as const satisfies readonly (keyof Profile)[]
export type ProfileField = (typeof profileFields)[number]
/** What is asked of an organisation that only looks after others. */
export const overseerFields = ['name', 'prefecture'] as const satisfies readonly ProfileField[]

/** A stored profile as it is typed. */
export const formOf = (profile: Profile): ProfileForm => ({
  name: profile.name,
  institutionKind: profile.institutionKind,
  beds: profile.beds === null ? '' : String(profile.beds),
  prefecture: profile.prefecture,
  recordKeeping: profile.recordKeeping ?? '',
  serverMaintenance: profile.serverMaintenance ?? '',
  itStaffing: profile.itStaffing ?? '',
})

/** What can be wrong with the form, by field. */
export type ProfileProblem = { field: 'name'; kind: 'name' | 'nameLong' } | { field: 'beds'; kind: 'beds' }

const readBeds = (text: string): number | null | 'wrong' => {
  const folded = text.normalize('NFKC').replace(/[\s,床]/g, '')
  if (folded === '') return null
  return /^\d{1,4}$/.test(folded) && Number(folded) <= 3000 ? Number(folded) : 'wrong'
}

/** The profile that the form says, or what must be corrected. Full-width digits, spaces and 床 in the number of beds are accepted. */
export const readForm = (form: ProfileForm): { profile: Profile } | { problems: ProfileProblem[] } => {
  const name = form.name.trim()
  const beds = readBeds(form.beds)
  const problems: ProfileProblem[] = []
  if (name === '') problems.push({ field: 'name', kind: 'name' })
  if (name.length > 100) problems.push({ field: 'name', kind: 'nameLong' })
  if (beds === 'wrong') problems.push({ field: 'beds', kind: 'beds' })
  if (problems.length > 0 || beds === 'wrong') return { problems }
  // The choices come from lists made of the contract's own words.
  return {
    profile: {
      name,
      beds,
      institutionKind: form.institutionKind,
      prefecture: form.prefecture,
      recordKeeping: form.recordKeeping || null,
      serverMaintenance: form.serverMaintenance || null,
      itStaffing: form.itStaffing || null,
    } as Profile,
  }
}

/** The fields in which two forms differ. */
export const differingFields = (one: ProfileForm, other: ProfileForm): ProfileField[] => profileFields.filter((field) => one[field] !== other[field])
