// SPDX-License-Identifier: Apache-2.0

import type { Catalog } from '@shinayaka/catalog'
import type { TrailFilter, TrailRow } from '@shinayaka/contract'
import { type Language, type TrailReader, trailChanges, trailMessages, trailSentence } from '@shinayaka/contract/messages'
import { displayScore, japaneseDate, japaneseTime } from '@shinayaka/domain'
import { trailNames, trailPage, trailPeople } from '../features/trail/index.ts'
import type { OrganisationScope } from '../platform/database/scope.ts'
import { dayWords } from './words.ts'

/** Rows read in one transaction; a file of any length is never held whole. */
const page = 1000

// Excel and others run what begins like a formula; with an apostrophe it is text.
const formula = /^[=+\-@\t\r]/

/** One cell: quoted always, and never a formula. */
export const csvCell = (value: string): string => `"${(formula.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`
const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** Day and time in Japan to the second, `2026-11-21 10:30:05`. */
export const trailTime = (at: string): string => {
  const instant = new Date(at)
  return `${japaneseDate(instant)} ${japaneseTime(instant)}:${String(instant.getUTCSeconds()).padStart(2, '0')}`
}

const json = (value: unknown): string => (value === null || value === undefined ? '' : JSON.stringify(value))

/** How somebody who takes the trail away reads it. */
export const trailReader = async (scope: OrganisationScope, catalog: Catalog, language: Language): Promise<TrailReader> => ({
  texts: trailMessages[language],
  nameOf: trailNames(catalog, await trailPeople(scope.db), language),
  dayText: (day) => dayWords(`${day}T00:00:00+09:00`, language),
  dayTimeText: trailTime,
  scoreText: displayScore,
})

/** What changed, a line each: 「役割: 職員 → 閲覧者」. */
export const changeLines = (row: TrailRow, reader: TrailReader, shorten: (text: string) => string = (text) => text): string[] =>
  trailChanges(row, reader).map(
    ({ label, before, after }) => `${label}: ${before === '' ? '' : `${shorten(before)} → `}${shorten(after) || reader.texts.table.nothing}`,
  )

const cellsOf = (row: TrailRow, reader: TrailReader): Record<keyof (typeof trailMessages)['ja']['csv'], string> => ({
  seq: row.seq === null ? '' : String(row.seq),
  at: trailTime(row.at),
  person: row.person?.name ?? '',
  login: row.person?.login ?? '',
  sentence: trailSentence(row, reader),
  changes: changeLines(row, reader).join('\n'),
  action: row.action,
  kind: row.target.kind,
  target: row.target.id,
  before: json(row.before),
  after: json(row.after),
  address: row.address,
  id: row.id,
})

/** Goes through all that fits, page by page, each in a transaction of its own, so that a slow reader holds none open. */
export async function* trailPages(scope: OrganisationScope, filter: TrailFilter): AsyncGenerator<TrailRow[]> {
  const people = await trailPeople(scope.db)
  try {
    for (let after: string | null = null, first = true; first || after !== null; first = false) {
      const { rows, next }: { rows: TrailRow[]; next: string | null } = await trailPage(scope, filter, { after, size: page, people })
      await scope.commit()
      yield rows
      after = next
    }
  } finally {
    await scope.commit().catch(() => undefined)
  }
}

/** The trail as CSV for Excel: UTF-8 with its mark, quoted, lines ended as Windows does. */
export async function* trailCsv(scope: OrganisationScope, catalog: Catalog, filter: TrailFilter, language: Language): AsyncGenerator<Uint8Array> {
  const reader = await trailReader(scope, catalog, language)
  const encoder = new TextEncoder()
  yield encoder.encode(`\ufeff${csvLine(Object.values(trailMessages[language].csv))}`)
  for await (const rows of trailPages(scope, filter)) yield encoder.encode(rows.map((row) => csvLine(Object.values(cellsOf(row, reader)))).join(''))
}
