// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type { Database } from '../../platform/database/scope.ts'
import { checklistOfForm, type Forms, type LoadedForm } from '../checklist/index.ts'
import { type Looked, numberText, ownNames, rowsOf } from './look.ts'

type Bilingual = { ja: string; en: string }
/** What a row may be tied to, as people know it. */
export type Target = { item: string; number: string; name: Bilingual }
type Group = { group: Bilingual; items: Target[] }

/** The forms a workbook may be of; what vendors answer is theirs. */
export const formsForWorkbooks = (forms: Forms): LoadedForm[] => forms.current.filter(({ edition }) => edition.kind !== 'vendor')

/** A form as the catalog has it: of the edition that was begun here, else of today. */
export const baseForm = async (db: Database, forms: Forms, name: string): Promise<{ checklist: string | null; base: LoadedForm }> => {
  const row = await checklistOfForm(db, name)
  return row ? { checklist: row.id, base: await forms.byHash(db, row.base_hash) } : { checklist: null, base: forms.currentOf(name) }
}

const itemsOf = ({ items }: { items: LoadedForm['items'] }, prefix = ''): Target[] =>
  items.map(({ id, number, name }) => ({ item: `${prefix}${id}`, number, name }))

const groupsOfForm = ({ edition }: LoadedForm): Group[] => edition.sections.map(({ name, items }) => ({ group: name, items: itemsOf({ items }) }))

/** Every practice of the catalog by its domain. */
export const practiceGroups = (catalog: Catalog, prefix = ''): Group[] =>
  [...catalog.practiceDomains].map(([domain, name]) => ({
    group: name,
    items: [...catalog.practices.values()]
      .filter((practice) => practice.domain === domain)
      .map((practice) => ({ item: `${prefix}${practice.id}`, number: '', name: practice.name })),
  }))

/** Everything that a workbook which is none of our forms may ask: items of any of them, and practices. */
const groupsOfAll = (forms: Forms, catalog: Catalog): Group[] => [
  ...formsForWorkbooks(forms).map((form) => ({ group: form.edition.title, items: itemsOf(form, `${form.edition.id}/`) })),
  ...practiceGroups(catalog, 'practice/'),
]

/** What the rows of a workbook may be tied to: by group for a person to choose from, and by id. */
export type Targets = { checklist: string | null; base: LoadedForm | null; groups: Group[]; find(item: string): Target | null }

/** Reads what rows may be tied to; `form` null: the workbook is none of ours. */
export const openTargets = async (db: Database, forms: Forms, catalog: Catalog, form: string | null, looked: Looked): Promise<Targets> => {
  const open = form === null ? null : await baseForm(db, forms, form)
  const groups = open ? groupsOfForm(open.base) : groupsOfAll(forms, catalog)
  const known = new Map(groups.flatMap(({ items }) => items.map((target) => [target.item, target])))
  const own = ownNames(looked)
  const ownTargets = new Map(
    rowsOf(looked).map(({ sheet, row }): [string, Target] => {
      const [item, words] = [own(sheet.index, row.row), row.label?.text ?? '']
      return [item, { item, number: numberText(row), name: { ja: words, en: words } }]
    }),
  )
  return {
    checklist: open?.checklist ?? null,
    base: open?.base ?? null,
    groups,
    find: (item) => known.get(item) ?? (form === null ? null : (ownTargets.get(item) ?? null)),
  }
}
