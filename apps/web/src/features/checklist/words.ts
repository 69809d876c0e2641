// SPDX-License-Identifier: Apache-2.0
import type { ChecklistAnswer, ChecklistEdition, ChecklistEditionItem, ChecklistEntry, ChecklistProposal } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText } from '../../app/dates.ts'
import { language } from '../../app/language.ts'
import { checklistTexts } from './texts.ts'

/** A name that the catalog gives in both languages. */
export const nameOf = (name: { ja: string; en: string }): string => name[language]

/** Every item of a form in its order. */
export const itemsOf = (edition: ChecklistEdition): ChecklistEditionItem[] => edition.sections.flatMap(({ items }) => items)

/** What a proposal says, in a few words. */
export const proposalText = (proposal: ChecklistProposal): string => {
  const texts = checklistTexts().one.proposal
  if (proposal.answer === 'none') return texts[proposal.reason ?? 'no-rule']
  return proposal.answer === 'yes' && proposal.by !== null ? texts.planned : texts[proposal.answer]
}

/** What was answered, in a few words. */
export const answerText = ({ value, planned, target }: Pick<ChecklistAnswer, 'value' | 'planned' | 'target'>): string => {
  const texts = checklistTexts().one
  if (value === 'yes' && planned !== null) return fill(texts.planned, { day: calendarDayText(planned) })
  return value === 'no' && target !== null ? fill(texts.target, { day: calendarDayText(target) }) : texts.values[value]
}

/** An item that one tick can answer: はい or 記入不要 is proposed, and nobody has answered. */
export const isReady = ({ proposal, answer }: ChecklistEntry): boolean =>
  answer === null && (proposal.answer === 'yes' || proposal.answer === 'exempt')

/** The worst certainty of what an item rests on: the mark follows the weakest. */
export const certaintyOf = ({ references }: ChecklistEditionItem): 'A' | 'B' | 'C' =>
  references.some(({ certainty }) => certainty === 'C') ? 'C' : references.some(({ certainty }) => certainty === 'B') ? 'B' : 'A'

/** The numbers of items, to name them in a sentence. */
export const numbersOf = (edition: ChecklistEdition, ids: readonly string[]): string =>
  itemsOf(edition)
    .filter(({ id }) => ids.includes(id))
    .map(({ number }) => number)
    .join('、')
