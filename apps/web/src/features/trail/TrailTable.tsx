// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { addressText, type TrailReader, trailChanges, trailSentence } from '@shinayaka/contract/messages/trail'
import { displayScore } from '@shinayaka/domain'
import { calendarDayText, dayText, dayTimeText, timeText } from '../../app/dates.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import type { Row, Trail } from './queries.ts'
import { trailTexts } from './texts.ts'

/** More than this belongs into a file. */
const changesShown = 60

const readerOf = (names: Trail['names']): TrailReader => {
  const called = new Map(Object.entries(names))
  return { texts: trailTexts(), nameOf: (id) => called.get(id), dayText: calendarDayText, dayTimeText, scoreText: displayScore }
}

/** One page of the trail: when, what in a sentence, from where. */
export const TrailTable = ({ rows, names }: Pick<Trail, 'rows' | 'names'>) => {
  const reader = readerOf(names)
  const texts = reader.texts.table
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
          <Line key={row.id} row={row} reader={reader} />
        ))}
      </tbody>
    </Table>
  )
}

const Line = ({ row, reader }: { row: Row; reader: TrailReader }) => {
  const { texts } = reader
  const sentence = trailSentence(row, reader)
  return (
    <tr>
      <td className={`${cell.text} [word-break:keep-all] lg:whitespace-nowrap print:whitespace-nowrap`}>
        {dayText(row.at)}
        <span className="block tabular-nums">{timeText(row.at)}</span>
      </td>
      <td className={`${cell.text} min-w-44 sm:min-w-72`}>
        <p className="text-solid-gray-900">{sentence}</p>
        <Changes row={row} sentence={sentence} reader={reader} />
      </td>
      <td className={`${cell.text} min-w-28 [overflow-wrap:anywhere]`}>{addressText(row.address, texts)}</td>
      <td className={cell.number}>{row.seq ?? texts.table.unsealed}</td>
    </tr>
  )
}

const Changes = ({ row, sentence, reader }: { row: Row; sentence: string; reader: TrailReader }) => {
  const { table } = reader.texts
  const changes = trailChanges(row, reader)
  if (changes.length === 0) return null
  return (
    <Disclosure
      bare
      printed="opened"
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
