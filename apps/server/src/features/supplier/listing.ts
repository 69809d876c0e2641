// SPDX-License-Identifier: Apache-2.0
import { type SupplierSummary, supplierFilters } from '@shinayaka/contract'
import { japaneseDate, type SupplierFilter, type SupplierLine, underFilter } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import type { Forms } from '../checklist/index.ts'
import * as answers from './answer-queries.ts'
import { formView, vendorForms } from './forms.ts'
import { supplierFigures } from './queries.ts'
import { figuresOf, summaryView } from './view.ts'

/** Vendors on one page of the list. */
const perPage = 50

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Vendors with what is missing; the counts are of all of them, the page only of those that were looked for. */
export const listSuppliers = async (
  { db, forms, now }: { db: Database; forms: Forms; now: Date },
  { show, search, page }: { show: SupplierFilter; search: string; page: number },
) => {
  const offered = vendorForms(forms)
  const rows = await supplierFigures(db, offered[0]?.edition.id ?? '', japaneseDate(now))
  const judged = rows.map((row) => ({ row, figures: figuresOf(row) }))
  const totals = Object.fromEntries(supplierFilters.map((one) => [one, judged.filter(({ figures }) => underFilter(figures, one)).length])) as Record<
    SupplierFilter,
    number
  >
  const wanted = plain(search.trim())
  const found = judged.filter(
    ({ row, figures }) => underFilter(figures, show) && (wanted === '' || plain(`${row.name}\n${row.contact_name}`).includes(wanted)),
  )
  const pages = Math.max(1, Math.ceil(found.length / perPage))
  const at = Math.min(page, pages)
  const suppliers: SupplierSummary[] = found.slice((at - 1) * perPage, at * perPage).map(({ row }) => summaryView(row))
  return { suppliers, count: found.length, page: at, pages, totals, forms: offered.map(formView) }
}

/** What stands for one vendor, product and form, to be compared with what came: its lines, and the response they are to be compared against. */
export const standingSheet = async (db: Database, sheet: answers.SheetOf): Promise<{ seen: string | null; lines: SupplierLine[] }> => {
  const [stands, rows] = await Promise.all([answers.sheetOf(db, sheet), answers.standingOfSheet(db, sheet)])
  return {
    seen: stands?.response_id ?? null,
    lines: rows.map(({ item, value, checked, target, remark }) => ({
      item,
      value: value as SupplierLine['value'],
      checked: String(checked),
      target: target === null ? null : String(target),
      remark,
    })),
  }
}

/** What vendors answered to the same item of their own form of the year: a vendor counts once, by the weakest of its answers. */
export const wordOf = async ({ db, forms }: { db: Database; forms: Forms }, hash: string, item: string) => {
  const asked = await forms.byHash(db, hash)
  const form = vendorForms(forms).find(({ edition, items }) => edition.year === asked.edition.year && items.some(({ id }) => id === item))
  const matching = asked.edition.kind === 'facility' ? form : undefined
  const word = await answers.wordOfItem(db, matching?.edition.id ?? '', item)
  const said = new Map<string, Set<string>>()
  for (const { supplier, value } of word.answers) said.set(supplier, (said.get(supplier) ?? new Set()).add(value))
  const values = [...said.values()]
  return {
    form: matching ? formView(matching) : null,
    suppliers: word.suppliers,
    yes: values.filter((one) => one.has('yes') && !one.has('no')).length,
    no: values.filter((one) => one.has('no')).length,
    na: values.filter((one) => one.size === 1 && one.has('na')).length,
    refusals: word.answers.flatMap(({ supplier, name, value, target, remark }) => (value === 'no' ? [{ supplier, name, target, remark }] : [])),
    products: word.products,
    disclosed: word.disclosed,
    current: word.current,
  }
}
