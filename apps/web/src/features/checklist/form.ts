// SPDX-License-Identifier: Apache-2.0
import type { ChecklistAnswerInput, ChecklistEditionItem, ChecklistEntry } from '@shinayaka/contract'

/** What a person typed for an item; days are empty where none is given. */
export type Typed = {
  value: '' | 'yes' | 'no' | 'exempt'
  checked: string
  planned: string
  target: string
  responsible: string
  remark: string
  explanation: string
}

/** What stands in the form at first: the answer there is; else nothing chosen, though はい by a plan brings its day. */
export const typedOf = ({ answer, proposal }: ChecklistEntry, today: string): Typed => ({
  value: answer?.value ?? '',
  checked: answer?.checked ?? today,
  planned: answer?.planned ?? (answer === null ? (proposal.by ?? '') : ''),
  target: answer?.target ?? '',
  responsible: answer?.responsible?.id ?? '',
  remark: answer?.remark ?? '',
  explanation: answer?.explanation ?? '',
})

/** Why an item may be left out: by what the form offers, or because there are no systems at all. */
export const exemptionOf = (item: ChecklistEditionItem, { proposal }: ChecklistEntry): 'no-system' | 'no-vendor' | null =>
  proposal.exemption ?? item.exempt[0]?.when ?? null

/** Whether はい needs to be explained: the record says いいえ, and no plan is named. */
export const needsExplanation = ({ value, planned }: Typed, { proposal }: ChecklistEntry): boolean =>
  value === 'yes' && planned === '' && proposal.answer === 'no'

/** What is sent. An answer that is just what was proposed is kept as such. */
export const inputOf = (typed: Typed, item: ChecklistEditionItem, entry: ChecklistEntry): ChecklistAnswerInput | null => {
  const { value } = typed
  if (value === '' || typed.checked === '') return null
  return {
    value,
    checked: typed.checked,
    planned: value === 'yes' && typed.planned !== '' ? typed.planned : null,
    target: value === 'no' && typed.target !== '' ? typed.target : null,
    exemption: value === 'exempt' ? exemptionOf(item, entry) : null,
    risk: '',
    remark: typed.remark,
    explanation: needsExplanation(typed, entry) ? typed.explanation : '',
    source: value === entry.proposal.answer ? 'proposal' : 'hand',
    responsible: typed.responsible === '' ? null : typed.responsible,
    seen: entry.answer?.id ?? null,
  }
}
