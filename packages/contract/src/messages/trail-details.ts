// SPDX-License-Identifier: Apache-2.0
import { isObject, type Json, type TrailReader, valueText } from './trail-value.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** By which field an element of a list is known. */
const namingField = (element: unknown): string | undefined =>
  isObject(element) ? ['question', 'domain', 'measure'].find((field) => typeof element[field] === 'string') : undefined

/** What stands beside an answer and in the row itself: who, and when. */
const saidByRow = ['answeredBy', 'answeredAt']

/** What says nothing to a reader: how often a row was saved, what the row says anyway, and the number of something that is named beside it. The CSV has all of it. */
const isForMachines = (key: string, element: Json): boolean =>
  key === 'version' ||
  (saidByRow.includes(key) && 'question' in element) ||
  ((key === 'id' || key === 'person') && uuid.test(String(element[key])) && ['name', 'measure', 'title'].some((name) => name in element))

const empty = (value: unknown): boolean => value === null || value === undefined || value === ''

const told = (element: Json): [string, unknown][] => Object.entries(element).filter(([key, value]) => !isForMachines(key, element) && !empty(value))

/** Something of which nothing is said but what it is called. */
const onlyNamed = (element: unknown): boolean => isObject(element) && namingField(element) !== undefined && told(element).length === 1

type Details = Map<string, string>

const addList = (list: readonly unknown[], path: readonly string[], reader: TrailReader, into: Details): Details => {
  if (list.length === 0) return into
  const join = (field: string, values: readonly unknown[]) => values.map((one) => valueText(field, one, reader)).join(reader.texts.separator)
  if (list.every((one) => typeof one !== 'object')) return into.set(path.join('\n'), join(path.at(-1) ?? '', list))
  const named = list.map((element) => ({ element, field: namingField(element) }))
  const [first] = named
  // Of things that only have a name, the names are the list.
  if (first?.field !== undefined && named.every(({ element, field }) => field === first.field && onlyNamed(element)))
    return into.set(
      [...path, first.field].join('\n'),
      join(
        first.field,
        list.map((element) => (element as Json)[first.field ?? '']),
      ),
    )
  for (const [index, { element, field }] of named.entries()) {
    const rest = isObject(element) && field !== undefined ? Object.fromEntries(told(element).filter(([key]) => key !== field)) : element
    add(rest, [...path, field === undefined ? String(index + 1) : String((element as Json)[field])], reader, into)
  }
  return into
}

const add = (value: unknown, path: readonly string[], reader: TrailReader, into: Details): Details => {
  if (empty(value)) return into
  if (Array.isArray(value)) return addList(value, path, reader, into)
  if (!isObject(value)) return into.set(path.join('\n'), valueText(path.at(-1) ?? '', value, reader))
  for (const [key, one] of told(value)) add(one, [...path, key], reader, into)
  return into
}

/** What there was before, without what is only named there: that is how an action writes that there was nothing. */
export const wasThere = (before: unknown): unknown => (Array.isArray(before) ? before.filter((element) => !onlyNamed(element)) : before)

/** Everything that was written of something, each under the path to it: parts divided by line ends, values in words. */
export const detailsOf = (value: unknown, reader: TrailReader): Details => add(value, [], reader, new Map())
