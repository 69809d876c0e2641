// SPDX-License-Identifier: Apache-2.0

/** Why a last day cannot stand: there must be one, it is over already, or it lies more than a year ahead. */
export type UntilRefusal = 'missing' | 'past' | 'too-far'

/** The same day a year later, `2027-11-21`; the last of February after a leap day. */
export const yearAfter = (day: string): string => {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`
  return next.endsWith('-02-29') ? `${next.slice(0, 8)}28` : next
}

/**
 * Whether somebody may be let in until this day (`2027-03-31`, in Japan, the day itself included); null: until removed.
 * Somebody from outside needs an end, at most a year ahead, so that nobody is forgotten.
 */
export const untilRefusal = (until: string | null, today: string, dated: boolean): UntilRefusal | null => {
  if (until === null) return dated ? 'missing' : null
  if (until < today) return 'past'
  return until > yearAfter(today) ? 'too-far' : null
}

/** Whether a last day is over: from the day after it on. */
export const isOver = (until: string | null, today: string): boolean => until !== null && until < today
