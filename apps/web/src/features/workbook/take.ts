// SPDX-License-Identifier: Apache-2.0
import type { ClientInput, Endpoints, WorkbookReadItem } from '@shinayaka/contract'
import type { CallError } from '../../app/call-error.ts'

/** What a person ticked and typed for one item of a reading. */
export type Taking = { on: boolean; target: string; planned: string; explanation: string; exemption: string }

/** What stands there at first: nothing is ticked, what the workbook says is filled in. */
export const takingOf = ({ there, exemptions }: WorkbookReadItem): Taking => ({
  on: false,
  target: there.answer === 'no' ? (there.target ?? '') : '',
  planned: there.answer === 'yes' ? (there.target ?? '') : '',
  explanation: '',
  exemption: exemptions.length === 1 ? (exemptions[0] ?? '') : '',
})

/** Whether an item can be taken over here at all. */
export const isTakeable = ({ checklist, there, exemptions }: WorkbookReadItem): boolean =>
  checklist !== null && (there.answer !== 'na' || exemptions.length > 0)

export const itemKey = ({ checklist, item }: Pick<WorkbookReadItem, 'checklist' | 'item'>): string => `${checklist ?? 'practice'}-${item}`

type Sent = ClientInput<Endpoints['confirmWorkbookAnswers']>['body']['answers'][number]

/** The answer as it is sent; what the workbook leaves out stays as it is here. */
export const sentOf = ({ checklist, item, here, there, planUntil }: WorkbookReadItem, taking: Taking, today: string): Sent[] => {
  if (checklist === null || there.answer === null) return []
  const value = there.answer === 'na' ? 'exempt' : there.answer
  return [
    {
      checklist,
      item,
      value,
      checked: there.date ?? today,
      planned: value === 'yes' && planUntil !== null && taking.planned !== '' ? taking.planned : null,
      target: value === 'no' && taking.target !== '' ? taking.target : null,
      exemption: value === 'exempt' && taking.exemption !== '' ? (taking.exemption as 'no-system' | 'no-vendor') : null,
      remark: (there.remark ?? here?.remark ?? '').slice(0, 1000),
      explanation: taking.explanation,
      seen: here?.id ?? null,
    },
  ]
}

/** Whether はい of the workbook has to be explained: the record says いいえ, and no plan is named. */
export const needsExplanation = ({ against, there, planUntil }: WorkbookReadItem, { planned }: Taking): boolean =>
  against && there.answer === 'yes' && (planUntil === null || planned === '')

type Refused = { checklist: string; item: string; title: string; detail: string }
const isRefused = (value: unknown): value is Refused => typeof value === 'object' && value !== null && 'item' in value && 'title' in value

/** Why single answers could not be kept, by item; none for any other error. */
export const refusedItems = (error: Pick<CallError, 'code' | 'params'> | null): ReadonlyMap<string, string> => {
  const problems = error?.code === 'workbook.answers-refused' && Array.isArray(error.params.problems) ? error.params.problems : []
  return new Map(problems.filter(isRefused).map((one) => [itemKey(one), `${one.title}${one.detail}`]))
}
