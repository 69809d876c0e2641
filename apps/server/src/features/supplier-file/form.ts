// SPDX-License-Identifier: Apache-2.0
import type { SupplierForm } from '@shinayaka/engines'
import type { LoadedForm } from '../checklist/index.ts'
import { itemTerms } from '../supplier/index.ts'

/** A vendor's form as it goes away from the server: our own words, and what each item accepts. */
export const offlineForm = (form: LoadedForm, whom: Pick<SupplierForm, 'supplier' | 'product' | 'request'>): SupplierForm => {
  const terms = new Map(itemTerms(form).map((one) => [one.id, one]))
  const { id, edition, title, note, sections } = form.edition
  return {
    form: { id, edition, hash: form.hash, title: title.ja },
    note,
    sections: sections.map(({ name, items }) => ({
      name: name.ja,
      items: items.map((item) => ({
        id: item.id,
        number: item.number,
        name: item.name.ja,
        asks: item.asks,
        how: item.how,
        unverified: item.references.some(({ certainty }) => certainty !== 'A'),
        na: terms.get(item.id)?.na ?? false,
        planUntil: terms.get(item.id)?.planUntil ?? null,
      })),
    })),
    ...whom,
  }
}
