// SPDX-License-Identifier: Apache-2.0
import type { PasswordRecord, ReadingRoute, SecondFactorRow } from '@shinayaka/contract'

/** Yes, no, or nobody knows, as a form holds it. */
export type TypedKnown = 'yes' | 'no' | 'unknown'
export const typedKnown = (value: boolean | 'unknown'): TypedKnown => (value === 'unknown' ? value : value ? 'yes' : 'no')
export const readKnown = (typed: TypedKnown): boolean | 'unknown' => (typed === 'unknown' ? typed : typed === 'yes')

/** The parts of a password rule that are yes, no or not known, in the order in which they are asked. */
export const policyFields = ['lettersAndDigits', 'symbols', 'changedRegularly', 'secondFactor', 'noReuse', 'guessableRefused', 'lockout'] as const

/** A password rule as it stands in the form; an empty length is not known. */
export type TypedPolicy = Record<(typeof policyFields)[number], TypedKnown> & { minimum: string; note: string; checked: string }

/** What stands in the form at first: the rule in force, checked anew today; or nothing known. */
export const typedPolicy = (record: PasswordRecord | null, today: string): TypedPolicy => ({
  ...(Object.fromEntries(policyFields.map((field) => [field, record === null ? 'unknown' : typedKnown(record.policy[field])])) as Record<
    (typeof policyFields)[number],
    TypedKnown
  >),
  minimum: record === null || record.policy.minimum === 'unknown' ? '' : String(record.policy.minimum),
  note: record?.note ?? '',
  checked: today,
})

const lengthOf = (typed: string): number | 'unknown' | null => {
  const figure = typed.normalize('NFKC').replace(/\s|文字|桁/g, '')
  if (figure === '') return 'unknown'
  return /^\d{1,3}$/.test(figure) && Number(figure) <= 128 ? Number(figure) : null
}

/** The rule that is sent; null where the length is none. Full-width digits are digits. */
export const wantedPolicy = (typed: TypedPolicy): { policy: PasswordRecord['policy'] | null } => {
  const minimum = lengthOf(typed.minimum)
  if (minimum === null) return { policy: null }
  const fields = Object.fromEntries(policyFields.map((field) => [field, readKnown(typed[field])])) as Omit<PasswordRecord['policy'], 'minimum'>
  return { policy: { minimum, ...fields } }
}

/** The kinds of system and how far a second factor is, in the order in which they are offered. */
export const systemKinds = ['client', 'server', 'medical-device'] as const satisfies readonly SecondFactorRow['kind'][]
export const systemStates = ['in-use', 'planned', 'next-renewal', 'none', 'unknown'] as const satisfies readonly SecondFactorRow['state'][]

/** A system as it stands in the form; a day is empty where none is given. */
export type TypedSystem = Pick<SecondFactorRow, 'name' | 'kind' | 'state' | 'reason'> & { day: string }

export const typedSystem = (system: SecondFactorRow | null): TypedSystem => ({
  name: system?.name ?? '',
  kind: system?.kind ?? 'client',
  state: system?.state ?? 'unknown',
  reason: system?.reason ?? '',
  day: system?.day ?? '',
})

/** What acts as a server, in the order in which it is offered. */
export const deviceKinds = ['server', 'standalone-pc', 'cloud'] as const satisfies readonly ReadingRoute['devices'][number]['kind'][]

/** A machine as it stands in the form; empty where nothing is chosen. */
export type TypedDevice = { name: string; kind: '' | ReadingRoute['devices'][number]['kind']; delegated: '' | TypedKnown; written: '' | TypedKnown }

export const typedDevice = (device: ReadingRoute['devices'][number] | null): TypedDevice =>
  device === null
    ? { name: '', kind: '', delegated: '', written: '' }
    : { name: device.name, kind: device.kind, delegated: typedKnown(device.delegated), written: typedKnown(device.written) }

/** What is still to be said of a machine. Whether it is written matters only where it is delegated at all. */
export const missingOf = ({ name, kind, delegated, written }: TypedDevice): ('name' | 'kind' | 'delegated' | 'written')[] => [
  ...(name.trim() === '' ? (['name'] as const) : []),
  ...(kind === '' ? (['kind'] as const) : []),
  ...(delegated === '' ? (['delegated'] as const) : []),
  ...(delegated === 'yes' && written === '' ? (['written'] as const) : []),
]

/** The machine that is sent; null while something is missing. */
export const deviceOf = (typed: TypedDevice): Omit<ReadingRoute['devices'][number], 'why'> | null => {
  const { name, kind, delegated, written } = typed
  if (missingOf(typed).length > 0 || kind === '' || delegated === '') return null
  return { name: name.trim(), kind, delegated: readKnown(delegated), written: delegated === 'yes' && written !== '' ? readKnown(written) : 'unknown' }
}
