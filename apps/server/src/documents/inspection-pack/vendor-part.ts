// SPDX-License-Identifier: Apache-2.0
import { fill, type Language } from '@shinayaka/contract/messages'
import { japaneseDate } from '@shinayaka/domain'
import type { PackCell, PackGroup, PackPart } from '@shinayaka/engines'
import type { PackSource, SupplierSheet } from './read.ts'
import { dayOrNone, isUnverified, packTexts } from './words.ts'

type Vendors = NonNullable<PackSource['vendors']>

const productOf = (product: string | null, release: string | null, language: Language): string =>
  product === null ? packTexts(language).vendors.whole : [product, release ?? ''].filter((one) => one !== '').join(' ')

/** What a sheet is called: the vendor and what it delivered. */
export const sheetName = ({ answers: [first] }: SupplierSheet, language: Language): { supplier: string; product: string } => ({
  supplier: first?.supplier ?? '',
  product: productOf(first?.product ?? null, first?.release ?? null, language),
})

const sheetGroup = (sheet: SupplierSheet, language: Language): PackGroup => {
  const { vendors: texts, supplierValues, unverified } = packTexts(language)
  const { form, answers } = sheet
  const [first] = answers
  const byItem = new Map(answers.map((answer) => [answer.item, answer]))
  const signed = first && { name: first.signed_name, title: first.signed_title, day: dayOrNone(String(first.signed_on), language) }
  const name = sheetName(sheet, language)
  return {
    title: fill(texts.sheet, name),
    lines: [
      fill(texts.form, { title: form.edition.title[language] }),
      ...(signed ? [fill(signed.title === '' ? texts.signedPlain : texts.signed, signed)] : []),
    ],
    table: {
      caption: fill(texts.caption, name),
      heads: Object.values(texts.heads),
      widths: [0.55, 3.1, 0.9, 1.35, 1.35],
      rows: form.items.flatMap((item): PackCell[][] => {
        const answer = byItem.get(item.id)
        if (!answer) return []
        return [
          [
            [item.number],
            [item.name[language], ...(isUnverified(item) ? [`［${unverified}］`] : []), ...(answer.remark === '' ? [] : [answer.remark])],
            [supplierValues[answer.value as 'yes' | 'no' | 'na']],
            [dayOrNone(String(answer.checked), language)],
            [dayOrNone(answer.target === null ? null : String(answer.target), language)],
          ],
        ]
      }),
    },
  }
}

const waitingGroup = ({ waiting, titles }: Vendors, language: Language): PackGroup[] => {
  const { vendors: texts } = packTexts(language)
  if (waiting.length === 0) return []
  return [
    {
      title: texts.waiting,
      lines: [],
      table: {
        caption: fill(texts.waitingCaption, { count: waiting.length }),
        heads: Object.values(texts.waitingHeads),
        widths: [1.3, 1.3, 1.7, 1.25, 1.25],
        rows: waiting.map((row): PackCell[] => [
          [row.supplier],
          [productOf(row.product, null, language)],
          [titles.get(row.form)?.edition.title[language] ?? row.form],
          [dayOrNone(japaneseDate(row.requested_at), language)],
          [dayOrNone(String(row.due), language)],
        ]),
      },
    },
  ]
}

const disclosureGroup = ({ disclosures }: Vendors, language: Language): PackGroup[] => {
  const { vendors: texts, none } = packTexts(language)
  if (disclosures.length === 0) return []
  return [
    {
      title: texts.disclosures,
      lines: [],
      table: {
        caption: fill(texts.disclosureCaption, { count: disclosures.length }),
        heads: Object.values(texts.disclosureHeads),
        widths: [1.2, 1.3, 0.55, 0.8, 0.8, 1.25, 1.25],
        rows: disclosures.map((row): PackCell[] => [
          [row.supplier],
          [row.product],
          [texts.kinds[row.kind as 'mds' | 'sds']],
          [row.form_release || none],
          [row.product_release || none],
          [dayOrNone(row.issued === null ? null : String(row.issued), language)],
          [dayOrNone(String(row.received), language)],
        ]),
      },
    },
  ]
}

/** What the vendors answered, what is still waited for, and their disclosure sheets. */
export const vendorPart = ({ vendors }: Pick<PackSource, 'vendors'>, language: Language): PackPart[] => {
  if (vendors === null) return []
  const { vendors: texts } = packTexts(language)
  const groups = [
    ...vendors.sheets.map((sheet) => sheetGroup(sheet, language)),
    ...waitingGroup(vendors, language),
    ...disclosureGroup(vendors, language),
  ]
  return [{ id: 'vendors', title: texts.title, lines: vendors.sheets.length === 0 ? [texts.none] : [], groups }]
}
