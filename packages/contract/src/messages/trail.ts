// SPDX-License-Identifier: Apache-2.0
import { fill } from './language.ts'
import { detailsOf, wasThere } from './trail-details.ts'
import { isObject, type Json, known, type TrailReader, type TrailTexts, valueText } from './trail-value.ts'

export type { TrailReader, TrailTexts } from './trail-value.ts'

/** What of a row makes its sentence. */
type Told = {
  person: { name: string } | null
  action: string
  target: { kind: string; id: string }
  before: unknown
  after: unknown
  address: string
}

const whoDid = ({ person, address }: Told, texts: TrailTexts): string => {
  if (person) return fill(texts.who.person, { name: person.name })
  return known(texts.who, address) ?? texts.who.nobody
}

const scalars = (value: unknown, reader: TrailReader): Record<string, string> =>
  Object.fromEntries(
    Object.entries(isObject(value) ? value : {}).flatMap(([key, one]) =>
      one === null || typeof one === 'object' ? [] : [[key, valueText(key, one, reader)] as const],
    ),
  )

/** Where from: a network address as it is, work without one in words. */
export const addressText = (address: string, texts: TrailTexts): string => known(texts.who, address) ?? address

/** Somebody who signs in types what they like; of other kinds the id is ours. */
const targetText = ({ kind, id }: Told['target'], reader: TrailReader): string =>
  known((reader.texts.codes as Json)[kind], id) ?? (kind === 'measure' ? reader.nameOf(id) : undefined) ?? id

/** What happened, in one sentence for people who did not build this: 「青木 直人さんが、病院の自己点検を提出しました。」 */
export const trailSentence = (row: Told, reader: TrailReader): string => {
  const { texts } = reader
  const text = known(texts.actions, row.action) ?? texts.unknown
  const fields: Record<string, string> = { ...scalars(row.before, reader), ...scalars(row.after, reader) }
  const what = isObject(row.after) ? row.after.what : undefined
  const params = {
    ...fields,
    // Where a person or a name is spoken of that is not the one who did it.
    personField: fields.person ?? texts.missing,
    ...(typeof what === 'string' ? { what: known(texts.reads, what) ?? fill(texts.record, { what }) } : {}),
    count: Array.isArray(row.after) ? row.after.length : 1,
    who: whoDid(row, texts),
    target: targetText(row.target, reader),
    action: row.action,
  }
  return fill(text, params).replace(/\{[a-zA-Z]+\}/g, texts.missing)
}

/** One thing that was otherwise before; an empty text: there was nothing. */
export type TrailChange = { label: string; before: string; after: string }

/** What is so nearly always, and said only where it was otherwise: an answer is one's own. */
const goesWithoutSaying = (path: string, { was, is }: { was: string | undefined; is: string | undefined }, { texts }: TrailReader): boolean =>
  path.endsWith('\nsource') && was === undefined && is === texts.codes.source.own

/** What an action changed, field by field with their names, in the order it was written; what stayed the same is left out. */
export const trailChanges = ({ before, after }: Pick<Told, 'before' | 'after'>, reader: TrailReader): TrailChange[] => {
  const was = detailsOf(wasThere(before), reader)
  const is = detailsOf(after, reader)
  const partText = (part: string) => known(reader.texts.fields, part) ?? reader.nameOf(part) ?? part
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((path) => !goesWithoutSaying(path, { was: was.get(path), is: is.get(path) }, reader))
    .map((path) => ({ label: path.split('\n').map(partText).join(' › '), before: was.get(path) ?? '', after: is.get(path) ?? '' }))
    .filter((change) => change.before !== change.after)
}
