// SPDX-License-Identifier: Apache-2.0
import { columnNumber, placeOf } from './address.ts'
import type { FormMapping } from './types.ts'

/** A place in a mapping that cannot be used (`tables[0].items[3].row`). */
export type MappingReading = { kind: 'mapping'; mapping: FormMapping } | { kind: 'invalid'; places: string[] }

type Check = (value: unknown, path: string) => string[]

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const when =
  (test: (value: unknown) => boolean): Check =>
  (value, path) =>
    test(value) ? [] : [path]

const text = when((value) => typeof value === 'string')
const short = when((value) => typeof value === 'string' && value !== '' && value.length <= 100)
const sign = when((value) => typeof value === 'string' && value.length <= 5)
const column = when((value) => typeof value === 'string' && columnNumber(value) > 0 && columnNumber(value) <= 16_384)
const cell = when((value) => typeof value === 'string' && placeOf(value) !== null)
const row = when((value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1_048_576)
const index = when((value) => Number.isInteger(value) && Number(value) >= 0)
const check = when((value) => typeof value === 'string' && /^[0-9a-f]{16}$/u.test(value))
const manner = when((value) => value === 'era' || value === 'kanji' || value === 'slash')

const orNull =
  (inner: Check): Check =>
  (value, path) =>
    value === null ? [] : inner(value, path)

const record =
  (fields: Record<string, Check>): Check =>
  (value, path) =>
    isRecord(value) ? Object.entries(fields).flatMap(([name, inner]) => inner(value[name], path === '' ? name : `${path}.${name}`)) : [path]

const list =
  (inner: Check, most: number): Check =>
  (value, path) =>
    Array.isArray(value) && value.length <= most ? value.flatMap((one, place) => inner(one, `${path}[${place}]`)) : [path]

const words = record({ yes: short, no: short, na: orNull(short) })
const writings: Record<string, Check> = {
  word: record({ column, words, day: orNull(manner) }),
  box: record({ column, words }),
  mark: record({ columns: record({ yes: column, no: orNull(column), na: orNull(column) }), on: short, off: sign }),
}
const writing: Check = (value, path) => {
  const inner = isRecord(value) && typeof value.kind === 'string' ? writings[value.kind] : undefined
  return inner === undefined ? [`${path}.kind`] : inner(value, path)
}
const dated = orNull(record({ column, manner }))
const round = record({ answer: orNull(writing), date: dated, target: dated, remark: orNull(column), person: orNull(column) })
const item = record({ item: short, row, label: orNull(cell), check: orNull(check) })
const table = record({ sheet: record({ name: text, index }), rounds: list(round, 20), items: list(item, 5_000) })
const mapping = record({ schema: when((value) => value === 'shinayaka-form-mapping/1'), tables: list(table, 100) })

/** Reads a mapping that came from a file or another institution; names every place that is not as it must be. */
export const readMapping = (value: unknown): MappingReading => {
  const places = mapping(value, '')
  return places.length === 0 ? { kind: 'mapping', mapping: value as FormMapping } : { kind: 'invalid', places }
}
