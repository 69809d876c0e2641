// SPDX-License-Identifier: Apache-2.0
import type { trailEn } from './trail.en.ts'

/** The texts of the audit trail in one language. */
export type TrailTexts = typeof trailEn

/** For whom a row is put into words: the texts of their language, what ids are called in it, and days and moments as they write them. */
export type TrailReader = {
  texts: TrailTexts
  /** What a question, a practice, a measure, a domain or a person is called; undefined where the id is not known (any more). */
  nameOf: (id: string) => string | undefined
  /** A day, `2027-03-31`. */
  dayText: (day: string) => string
  /** A moment in UTC. */
  dayTimeText: (at: string) => string
  /** Points, rounded as everywhere. */
  scoreText: (score: number) => string
}

/** What the trail holds is anybody's JSON. */
export type Json = Readonly<Record<string, unknown>>
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The text of a key in a table of texts; undefined where the table has none, or is none. */
export const known = (table: unknown, key: unknown): string | undefined => {
  const text = isObject(table) && typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined
  return typeof text === 'string' ? text : undefined
}

/** Fields of which the value is an id or a code, and never what somebody wrote. */
const idFields = ['question', 'domain', 'measure', 'links', 'person', 'people', 'responsible']

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const day = /^\d{4}-\d\d-\d\d$/

/** Codes that the page of the trail itself has words for. */
const tablesBeside = ({ reads, groups }: TrailTexts): Json => ({ what: reads, group: groups })

/** A text or a figure by itself; where a code or an id fits the field, its name. */
const wordText = (field: string, text: string, { texts, nameOf, dayText, dayTimeText }: TrailReader): string => {
  if (instant.test(text)) return dayTimeText(text)
  if (day.test(text)) return dayText(text)
  const codes: Json = texts.codes
  return known(codes[field], text) ?? known(tablesBeside(texts)[field], text) ?? (idFields.includes(field) ? nameOf(text) : undefined) ?? text
}

/** One value as people know it, by the field it stands in; what nobody knows stays as it is. */
export const valueText = (field: string, value: unknown, reader: TrailReader): string => {
  if (typeof value === 'boolean') return value ? reader.texts.yes : reader.texts.no
  if (typeof value !== 'number' || field === 'value') return wordText(field, String(value), reader)
  return Number.isInteger(value) && field !== 'overall' ? value.toLocaleString('en') : reader.scoreText(value)
}
