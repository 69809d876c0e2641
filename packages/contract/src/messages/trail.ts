// SPDX-License-Identifier: Apache-2.0
import { fill } from './language.ts'
import type { trailEn } from './trail.en.ts'

/** The texts of the audit trail in one language. */
export type TrailTexts = typeof trailEn

/** What of a row makes its sentence. */
type Told = {
  person: { name: string } | null
  action: string
  target: { kind: string; id: string }
  before: unknown
  after: unknown
  address: string
}

type Json = Readonly<Record<string, unknown>>
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const known = (table: Json, key: unknown): string | undefined => {
  const text = typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined
  return typeof text === 'string' ? text : undefined
}

const whoDid = ({ person, address }: Told, texts: TrailTexts): string => {
  if (person) return fill(texts.who.person, { name: person.name })
  return known(texts.who, address) ?? texts.who.nobody
}

/** Codes as people know them, by the field they stand in. */
const valueTables = (texts: TrailTexts): Readonly<Record<string, Json>> => ({
  role: texts.roles,
  instrument: texts.instruments,
  state: texts.states,
  what: texts.reads,
})

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const japanese = (text: string): string => new Date(new Date(text).getTime() + 9 * 60 * 60 * 1000).toISOString().slice(0, 16).replace('T', ' ')

const valueText = (field: string, value: unknown, texts: TrailTexts): string => {
  if (typeof value === 'boolean') return value ? texts.yes : texts.no
  if (typeof value === 'string' && instant.test(value)) return japanese(value)
  return known(valueTables(texts)[field] ?? {}, value) ?? String(value)
}

const scalars = (value: unknown, texts: TrailTexts): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([key, one]) =>
      one === null || typeof one === 'object' ? [] : [[key, valueText(key, one, texts)] as const],
    ),
  )

/** Where from: a network address as it is, work without one in words. */
export const addressText = (address: string, texts: TrailTexts): string => known(texts.who, address) ?? address

/** What happened, in one sentence for people who did not build this: 「青木 直人さんが、病院の自己点検を提出しました。」 */
export const trailSentence = (row: Told, texts: TrailTexts): string => {
  const text = known(texts.actions, row.action) ?? texts.unknown
  const fields: Record<string, string> = { ...scalars(row.before, texts), ...scalars(row.after, texts) }
  const what = isObject(row.after) ? row.after.what : undefined
  const params = {
    ...fields,
    // Where a person or a name is spoken of that is not the one who did it.
    personField: fields.person ?? texts.missing,
    ...(typeof what === 'string' ? { what: known(texts.reads, what) ?? fill(texts.record, { what }) } : {}),
    count: Array.isArray(row.after) ? row.after.length : 1,
    who: whoDid(row, texts),
    target: row.target.id,
    action: row.action,
  }
  return fill(text, params).replace(/\{[a-zA-Z]+\}/g, texts.missing)
}

/** One thing that was otherwise before; an empty text: there was nothing. */
export type TrailChange = { label: string; before: string; after: string }

/** What an element of a list is known by. */
const nameOfElement = (element: unknown, index: number): string => {
  const names = isObject(element) ? [element.question, element.domain, element.measure, element.id] : []
  return String(names.find((name) => typeof name === 'string') ?? index + 1)
}

const flat = (value: unknown, path: readonly string[], texts: TrailTexts, into: Map<string, string>): Map<string, string> => {
  if (value === null || value === undefined) return into
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) return value.length === 0 ? into : into.set(path.join('\n'), value.join(', '))
    for (const [index, one] of value.entries()) flat(one, [...path, nameOfElement(one, index)], texts, into)
    return into
  }
  if (isObject(value)) {
    for (const [key, one] of Object.entries(value)) flat(one, [...path, key], texts, into)
    return into
  }
  return into.set(path.join('\n'), valueText(path.at(-1) ?? '', value, texts))
}

/** What an action changed, field by field with their names, in the order it was written; what stayed the same is left out. */
export const trailChanges = ({ before, after }: Pick<Told, 'before' | 'after'>, texts: TrailTexts): TrailChange[] => {
  const was = flat(before, [], texts, new Map())
  const is = flat(after, [], texts, new Map())
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((path) => ({
      label: path
        .split('\n')
        .map((part) => known(texts.fields, part) ?? part)
        .join(' › '),
      before: was.get(path) ?? '',
      after: is.get(path) ?? '',
    }))
    .filter((change) => change.before !== change.after)
}
