// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { compareDisclosures, type DisclosureLine } from '@shinayaka/domain'
import type { ReactNode } from 'react'
import { cell, Table } from '../../ui/Table.tsx'
import { supplierTexts } from './texts.ts'

const valueText = (line: DisclosureLine | null): string => {
  if (line === null) return '—'
  const { values } = supplierTexts().one
  return line.value === null ? '—' : values[line.value]
}

const Head = ({ heads }: { heads: readonly string[] }) => (
  <thead>
    <tr>
      {heads.map((head) => (
        <th key={head} scope="col" className={cell.head}>
          {head}
        </th>
      ))}
    </tr>
  </thead>
)

/** Questions and answers of a disclosure, in its order. */
export const Lines = ({ lines, caption }: { lines: readonly DisclosureLine[]; caption: ReactNode }) => {
  const texts = supplierTexts().disclosure
  return (
    <Table caption={caption}>
      <Head heads={[texts.number, texts.question, texts.answer, texts.remark]} />
      <tbody>
        {lines.map((line) => (
          <tr key={line.number}>
            <th scope="row" className={cell.row}>
              {line.number}
            </th>
            <td className={`${cell.text} min-w-56 [overflow-wrap:anywhere]`}>{line.question}</td>
            <td className={`${cell.text} whitespace-nowrap`}>{valueText(line)}</td>
            <td className={`${cell.text} min-w-40 [overflow-wrap:anywhere]`}>{line.remark}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

/** What a disclosure answers otherwise than the one before. */
export const Differences = ({ before, after }: { before: readonly DisclosureLine[]; after: readonly DisclosureLine[] }) => {
  const texts = supplierTexts().disclosure
  const found = compareDisclosures(before, after).filter(({ change, reworded }) => change !== 'same' || reworded)
  if (found.length === 0) return <p>{texts.same}</p>
  return (
    <Table caption={texts.what}>
      <Head heads={[texts.number, texts.question, texts.what, texts.answer]} />
      <tbody>
        {found.map(({ number, change, reworded, before: old, after: line }) => (
          <tr key={number}>
            <th scope="row" className={cell.row}>
              {number}
            </th>
            <td className={`${cell.text} min-w-56 [overflow-wrap:anywhere]`}>{(line ?? old)?.question}</td>
            <td className={cell.text}>{change === 'same' ? texts.reworded : texts.changes[change]}</td>
            <td className={`${cell.text} whitespace-nowrap`}>
              {reworded && change === 'same' ? valueText(line) : fill(texts.change, { before: valueText(old), after: valueText(line) })}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
