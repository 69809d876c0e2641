// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import { type TrailFilter, type TrailRow, trailPdfRows } from '@shinayaka/contract'
import { addressText, fill, type Language, type TrailReader, type TrailTexts, trailSentence } from '@shinayaka/contract/messages'
import type { TrailDocument } from '@shinayaka/engines'
import { trailPeople } from '../features/trail/index.ts'
import type { OrganisationScope } from '../platform/database/scope.ts'
import { chainHead } from '../platform/trail/queries.ts'
import { changeLines, trailPages, trailReader, trailTime } from './trail-csv.ts'
import { dayWords } from './words.ts'

/** Changes of one row that are printed; what is longer is in the CSV. */
const changesShown = 6
const lettersShown = 120

const shortened = (text: string): string => {
  const letters = [...text]
  return letters.length <= lettersShown ? text : `${letters.slice(0, lettersShown).join('')}…`
}

const changesOf = (row: TrailRow, reader: TrailReader): string[] => {
  const lines = changeLines(row, reader, shortened)
  const more = lines.length - changesShown
  return more > 0 ? [...lines.slice(0, changesShown), fill(reader.texts.table.more, { count: more })] : lines
}

const periodOf = ({ from, to }: TrailFilter, texts: TrailTexts['document'], language: Language): string => {
  if (from === undefined && to === undefined) return texts.all
  const words = (day: string) => dayWords(`${day}T00:00:00+09:00`, language)
  return fill(texts.fromTo, { from: from === undefined ? texts.first : words(from), to: to === undefined ? texts.last : words(to) })
}

/** A hash in groups of four, to be compared with paper letter by letter. */
const grouped = (hash: string): string => hash.replace(/(.{4})(?=.)/g, '$1-')

/** The newest rows that fit, at most two thousand, with all that an inspector wants to know about where they come from. */
export const trailDocument = async (
  scope: OrganisationScope,
  catalog: Catalog,
  filter: TrailFilter,
  { language, producedAt }: { language: Language; producedAt: Date },
): Promise<TrailDocument> => {
  const reader = await trailReader(scope, catalog, language)
  const { texts } = reader
  const { document } = texts
  const head = await chainHead(scope.db)
  const person = filter.person === undefined ? undefined : (await trailPeople(scope.db)).find(({ id }) => id === filter.person)
  const rows: TrailRow[] = []
  for await (const page of trailPages(scope, filter)) {
    rows.push(...page)
    if (rows.length > trailPdfRows) break
  }
  const truncated = rows.length > trailPdfRows
  const shown = rows.slice(0, trailPdfRows)
  return {
    language,
    title: document.title,
    organisation: scope.organisation.name,
    producedAt: producedAt.toISOString(),
    page: document.page,
    facts: [
      [document.period, periodOf(filter, document, language)],
      ...(person ? [[texts.form.person, person.name] as [string, string]] : []),
      ...(filter.group ? [[texts.form.group, texts.groups[filter.group]] as [string, string]] : []),
      ...(filter.search === '' ? [] : [[texts.form.search, filter.search] as [string, string]]),
      [document.rows, fill(document.rowCount, { count: shown.length })],
      [document.by, `${scope.person.name}（${scope.person.login}）`],
      [document.at, trailTime(producedAt.toISOString())],
      [document.head, head === null ? document.headNone : fill(document.headText, { seq: head.seq, hash: grouped(head.hash) })],
    ],
    notes: [
      ...(truncated ? [fill(document.truncated, { count: trailPdfRows })] : []),
      ...(shown.length === 0 ? [document.none] : []),
      document.headNote,
    ],
    heads: [texts.table.seq, texts.table.when, texts.table.what, texts.table.from],
    rows: shown.map((row) => ({
      seq: row.seq === null ? '—' : String(row.seq),
      at: trailTime(row.at),
      said: trailSentence(row, reader),
      changes: changesOf(row, reader),
      address: addressText(row.address, texts),
    })),
  }
}
