// SPDX-License-Identifier: Apache-2.0

/** What is compared of an answer; days as `2027-03-31`. */
export type ComparedAnswer = {
  value: 'yes' | 'no' | 'exempt'
  checked: string
  planned: string | null
  target: string | null
  exemption: string | null
  risk: string
  remark: string
  explanation: string
  responsible: { name: string } | null
}

/**
 * How the answer at an item changed from one frozen form to another: newly answered, no longer answered, now はい, no longer はい, another day,
 * or anything else that was written.
 */
export type AnswerChangeKind = 'answered' | 'withdrawn' | 'better' | 'worse' | 'moved' | 'other'

const sameWords = (one: ComparedAnswer, other: ComparedAnswer): boolean =>
  (['checked', 'exemption', 'risk', 'remark', 'explanation'] as const).every((field) => one[field] === other[field]) &&
  one.responsible?.name === other.responsible?.name

/** How an answer changed; null where nothing did, also where there was none both times. */
export const answerChange = (before: ComparedAnswer | null, after: ComparedAnswer | null): AnswerChangeKind | null => {
  if (before === null) return after === null ? null : 'answered'
  if (after === null) return 'withdrawn'
  if (before.value !== after.value) return after.value === 'yes' ? 'better' : before.value === 'yes' ? 'worse' : 'other'
  if (before.target !== after.target || before.planned !== after.planned) return 'moved'
  return sameWords(before, after) ? null : 'other'
}
