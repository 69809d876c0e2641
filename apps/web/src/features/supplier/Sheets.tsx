// SPDX-License-Identifier: Apache-2.0
import type { SupplierSheet } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { calendarDayText, dayText, dayTimeText } from '../../app/dates.ts'
import { contentLanguage } from '../../app/language.ts'
import { useAbility } from '../../app/session.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { historyQuery, type OpenSupplier } from './queries.ts'
import { supplierTexts } from './texts.ts'
import { answerText, formText, itemsOf, nameOf, subjectText } from './words.ts'

/** Every form the vendor answered, one table each, its open items among the others. */
export const Sheets = ({ open }: { open: OpenSupplier }) => {
  const { sheets } = open.supplier
  if (sheets.length === 0) return <p>{supplierTexts().one.sheets.none}</p>
  return (
    <div className="grid grid-cols-1 gap-10">
      {sheets.map((sheet) => (
        <Sheet key={`${sheet.form} ${sheet.product}`} open={open} sheet={sheet} />
      ))}
    </div>
  )
}

const Sheet = ({ open, sheet }: { open: OpenSupplier; sheet: SupplierSheet }) => {
  const texts = supplierTexts().one
  const edits = useAbility('supplier.edit')
  const items = itemsOf(open.editions.get(sheet.hash))
  const { yes, no, na } = sheet
  const counts = { yes, no, na, items: items.length, open: Math.max(0, items.length - yes - no - na) }
  return (
    <div>
      <p>
        {fill(texts.sheets.standing, counts)}（{fill(texts.sheets.received, { day: dayText(sheet.receivedAt) })}）
      </p>
      <Table caption={fill(texts.sheets.caption, { title: formText(open, sheet.hash), what: subjectText(open, sheet.product) })}>
        <thead>
          <tr>
            {[texts.sheets.item, texts.sheets.value, texts.sheets.checked, texts.sheets.remark].map((head) => (
              <th key={head} scope="col" className={cell.head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const answer = sheet.answers.find((one) => one.item === item.id)
            return (
              <tr key={item.id}>
                <th scope="row" className={`${cell.row} min-w-48`}>
                  {item.number} <span {...contentLanguage}>{nameOf(item.name)}</span>
                </th>
                <td className={`${cell.text} min-w-32`}>{answer ? answerText(answer) : texts.values.open}</td>
                <td className={cell.number}>{answer ? calendarDayText(answer.checked) : ''}</td>
                <td className={`${cell.text} min-w-48 [overflow-wrap:anywhere]`}>
                  {answer?.remark}
                  {answer && <History open={open} sheet={sheet} item={item.id} number={item.number} />}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
      {edits && !open.supplier.retired && (
        <p className="mt-3 print:hidden">
          <TextLink
            standing
            to="/suppliers/$supplier/answer"
            params={{ supplier: open.supplier.id }}
            search={{ hash: sheet.hash, ...(sheet.product === null ? {} : { product: sheet.product }) }}
          >
            {texts.sheets.type}
          </TextLink>
        </p>
      )}
    </div>
  )
}

const History = ({ open, sheet, item, number }: { open: OpenSupplier; sheet: SupplierSheet; item: string; number: string }) => {
  const texts = supplierTexts().one
  const [asked, setAsked] = useState(false)
  const query = { form: sheet.form, item, ...(sheet.product === null ? {} : { product: sheet.product }) }
  const { data } = useQuery({ ...historyQuery(open.supplier.id, query), enabled: asked })
  return (
    <Disclosure
      bare
      printed="opened"
      summary={
        <>
          <span aria-hidden="true">{texts.sheets.history}</span>
          <span className="sr-only">{fill(texts.sheets.historyOf, { item: number })}</span>
        </>
      }
      onToggle={(shown) => setAsked(asked || shown)}
    >
      <ul className="grid gap-1">
        {data?.answers.map((one) => (
          <li key={`${one.response} ${one.recordedAt}`}>
            {dayTimeText(one.recordedAt)}　{answerText(one)}　{texts.vias[one.via]}　{one.signed}
            {one.remark !== '' && `　${one.remark}`}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
