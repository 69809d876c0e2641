// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import type { AnswerContent, AnswerValue } from '@shinayaka/domain'

/** One question's form as it stands on the screen; `value` is null while nothing is chosen. */
export type Entry = { value: AnswerValue | null; comment: string; source: 'own' | 'vendor'; vendorName: string }

/** What keeps an entry from being saved. */
export type Lack = 'value' | 'reason' | 'vendor-name'

export const emptyEntry: Entry = { value: null, comment: '', source: 'own', vendorName: '' }

/** A stored answer as it stands in the form. */
export const entryOf = (answer: Omit<DraftView['answers'][number], 'version'> | undefined): Entry =>
  answer ? { value: answer.value, comment: answer.comment, source: answer.source, vendorName: answer.vendorName } : emptyEntry

/** What is missing before the entry can be saved: a value, the reason of a 対象外, the name of the vendor who answered; null when it can. */
export const lackOf = ({ value, comment, source, vendorName }: Entry): Lack | null => {
  if (value === null) return 'value'
  if (value === 'na' && comment.trim() === '') return 'reason'
  if (source === 'vendor' && vendorName.trim() === '') return 'vendor-name'
  return null
}

/** The entry as it is sent, or null while something is missing. */
export const contentOf = (entry: Entry): AnswerContent | null => {
  const { value, source } = entry
  if (value === null || lackOf(entry) !== null) return null
  return { value, comment: entry.comment.trim(), source, vendorName: source === 'vendor' ? entry.vendorName.trim() : '' }
}

/** The vendor named last in this assessment, so that nobody types the same company twice. */
export const lastVendor = (answers: readonly { vendorName: string; answeredAt: string }[]): string =>
  answers.filter(({ vendorName }) => vendorName !== '').sort((a, b) => b.answeredAt.localeCompare(a.answeredAt))[0]?.vendorName ?? ''
