// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEdition, ChecklistEditionItem, SupplierSummary } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText } from '../../app/dates.ts'
import { language } from '../../app/language.ts'
import type { OpenSupplier } from './queries.ts'
import { supplierTexts } from './texts.ts'

/** A name that the catalog gives in both languages. */
export const nameOf = (name: { ja: string; en: string }): string => name[language]

/** Every item of a form in its order. */
export const itemsOf = (edition: ChecklistEdition | undefined): ChecklistEditionItem[] => edition?.sections.flatMap(({ items }) => items) ?? []

/** What a vendor answered, in a few words. */
export const answerText = ({ value, target }: { value: 'yes' | 'no' | 'na'; target: string | null }): string => {
  const texts = supplierTexts().one
  if (target === null || value === 'na') return texts.values[value]
  return fill(value === 'yes' ? texts.planned : texts.target, { day: calendarDayText(target) })
}

/** What a request or a sheet is about: a product by its name, or all that the vendor does here. */
export const subjectText = ({ supplier }: OpenSupplier, product: string | null): string =>
  supplier.products.find(({ id }) => id === product)?.name ?? supplierTexts().one.ask.whole

/** A form by its title. */
export const formText = ({ editions }: OpenSupplier, hash: string): string => {
  const edition = editions.get(hash)
  return edition ? nameOf(edition.title) : ''
}

/** What to do next about a vendor, and the day it goes by; empty where there is none. */
export const stepText = ({
  step,
  figures,
  due,
  target,
}: Pick<SupplierSummary, 'step' | 'figures' | 'due' | 'target'>): { words: string; day: string } => {
  const texts = supplierTexts()
  const words = fill(texts.steps[step], { no: figures.no })
  const asked = step === 'remind' || step === 'wait'
  const dated = asked ? due : step === 'target' || step === 'watch' ? target : null
  return { words, day: dated === null ? '' : fill(asked ? texts.dueBy : texts.targetBy, { day: calendarDayText(dated) }) }
}
