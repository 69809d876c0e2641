// SPDX-License-Identifier: Apache-2.0
import type { SupplierForm } from '@shinayaka/contract'
import type { SupplierItemTerms } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { Forms, LoadedForm } from '../checklist/index.ts'

/** Forms that vendors answer, this year's first. */
export const vendorForms = (forms: Forms): LoadedForm[] => forms.current.filter(({ edition }) => edition.kind === 'vendor')

/** A form of today that vendors answer, by its id. */
export const vendorFormOf = (forms: Forms, id: string): LoadedForm => {
  const found = vendorForms(forms).find(({ edition }) => edition.id === id)
  if (!found) throw new ProblemError('supplier.form-unknown')
  return found
}

/** The edition in which an answer was written, of today or earlier; refused where it is not here or no form of vendors. */
export const vendorEdition = async (db: Database, forms: Forms, hash: string): Promise<LoadedForm> => {
  const found = await forms.byHash(db, hash).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'edition.unknown') return null
    throw error
  })
  if (found?.edition.kind !== 'vendor') throw new ProblemError('supplier.edition-unknown')
  return found
}

export const formView = ({ hash, edition, items }: LoadedForm): SupplierForm => ({
  id: edition.id,
  hash,
  edition: edition.edition,
  title: edition.title,
  year: edition.year,
  known: edition.known,
  items: items.length,
})

/** What each item of a form accepts. 対象外 only where the form spares vendors the item. */
export const itemTerms = ({ items }: Pick<LoadedForm, 'items'>): SupplierItemTerms[] =>
  items.map(({ id, plan, exempt }) => ({ id, planUntil: plan?.until ?? null, na: exempt.length > 0 }))
