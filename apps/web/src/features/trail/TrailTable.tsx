// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { addressText, trailChanges, trailSentence } from '@shinayaka/contract/messages/trail'
import { dayText, timeText } from '../../app/dates.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import type { Row } from './queries.ts'
import { trailTexts } from './texts.ts'

/** More than this belongs into a file. */
const changesShown = 60

/** One page of the trail: when, what in a sentence, from where. */
export const TrailTable = ({ rows }: { rows: readonly Row[] }) => {
  const texts = trailTexts().table
  return (
    <Table caption={fill(texts.caption, { count: rows.length })}>
      <thead>
        <tr>
          {[texts.when, texts.what, texts.from, texts.seq].map((head) => (
            <th key={head} scope="col" className={cell.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  )
}

const Line = ({ row }: { row: Row }) => {
  const texts = trailTexts()
  const sentence = trailSentence(row, texts)
  return (
    <tr>
      <td className={`${cell.text} [word-break:keep-all] lg:whitespace-nowrap`}>
        {dayText(row.at)}
        <span className="block tabular-nums">{timeText(row.at)}</span>
      </td>
      <td className={`${cell.text} min-w-44 sm:min-w-72`}>
        <p className="text-solid-gray-900">{sentence}</p>
        <Changes row={row} sentence={sentence} />
      </td>
      <td className={`${cell.text} min-w-28 [overflow-wrap:anywhere]`}>{addressText(row.address, texts)}</td>
      <td className={cell.number}>{row.seq ?? texts.table.unsealed}</td>
    </tr>
  )
}

const Changes = ({ row, sentence }: { row: Row; sentence: string }) => {
  const texts = trailTexts()
  const { table } = texts
  const changes = trailChanges(row, texts)
  if (changes.length === 0) return null
  return (
    <Disclosure
      bare
      summary={
        <>
          {table.details}
          <span className="sr-only">（{fill(table.detailsOf, { sentence })}）</span>
        </>
      }
    >
      <dl className="grid gap-3 [overflow-wrap:anywhere]">
        {changes.slice(0, changesShown).map(({ label, before, after }) => (
          <div key={label}>
            <dt className="text-dns-14B-130 text-solid-gray-700">{label}</dt>
            {before !== '' && (
              <dd>
                {table.before}: {before}
              </dd>
            )}
            <dd>
              {before !== '' && `${table.after}: `}
              {after === '' ? table.nothing : after}
            </dd>
          </div>
        ))}
      </dl>
      {changes.length > changesShown && <p className="mt-3">{fill(table.more, { count: changes.length - changesShown })}</p>}
    </Disclosure>
  )
}
