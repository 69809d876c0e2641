// SPDX-License-Identifier: Apache-2.0

/** How far a practice is attained: 0 not done, 1 partly or ad hoc, 2 done and written down, 3 done, checked regularly and improved. */
export type Attainment = 0 | 1 | 2 | 3

/** What a person may answer: an attainment, 対象外 (`na`, needs a reason, leaves the denominator) or わからない (`unknown`, counts as 0 and is shown apart). */
export type AnswerValue = Attainment | 'na' | 'unknown'

/** Every answer there is, in the order a form shows them. */
export const answerValues = [3, 2, 1, 0, 'unknown', 'na'] as const satisfies readonly AnswerValue[]

/**
 * Reads an answer as people and files write it: `0`–`3`, full-width digits, `na`, `unknown`, 対象外, わからない; surrounding blanks ignored.
 * Anything else is null, never a guess.
 */
export const readAnswer = (text: string): AnswerValue | null => {
  const folded = text.normalize('NFKC').trim().toLowerCase()
  switch (folded) {
    case '0':
    case '1':
    case '2':
    case '3':
      return Number(folded) as Attainment
    case 'na':
    case 'n/a':
    case '対象外':
      return 'na'
    case 'unknown':
    case 'わからない':
    case '分からない':
      return 'unknown'
    default:
      return null
  }
}

/** Whether the value is an attainment and so counts with its own points. */
export const isAttainment = (value: AnswerValue): value is Attainment => typeof value === 'number'
