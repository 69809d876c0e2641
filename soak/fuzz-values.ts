// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check'

type Schema = {
  $ref?: string
  $defs?: Record<string, Schema>
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  prefixItems?: Schema[]
  additionalProperties?: Schema | boolean
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  format?: string
  pattern?: string
}

/** What the house itself was heard to say, by the name it stood under: ids, questions, hashes. A guess made of these gets further than noise. */
export class Heard {
  readonly #byName = new Map<string, string[]>()
  readonly #known = new Set<string>()

  add(name: string, value: string): void {
    if (value === '' || value.length > 200 || this.#known.has(`${name}\n${value}`)) return
    this.#known.add(`${name}\n${value}`)
    const values = this.#byName.get(name) ?? []
    values.push(value)
    this.#byName.set(name, values)
  }

  /** Takes in every text of a JSON value; a row's id also under the name of the list it stood in (`submissions` gives `submission`). */
  listen(value: unknown, name = '', parent = ''): void {
    if (typeof value === 'string') this.#hear(value, name, parent)
    if (typeof value !== 'object' || value === null) return
    if (Array.isArray(value)) for (const one of value) this.listen(one, name, name)
    else for (const [key, one] of Object.entries(value)) this.listen(one, key, name || parent)
  }

  #hear(value: string, name: string, parent: string): void {
    this.add(name, value)
    if (name === 'id') this.add(parent.replace(/s$/, ''), value)
    if (/^[0-9a-f]{64}$/.test(value)) this.add('hash', value)
    if (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) this.add('#id', value)
  }

  all(name: string): readonly string[] {
    return this.#byName.get(name) ?? []
  }
}

/** The n-th of what was heard under a name at the moment it is asked for; null where nothing was. */
const heardAs = (heard: Heard, name: string): fc.Arbitrary<string | null> =>
  fc.nat().map((index) => {
    const values = heard.all(name)
    return values[index % Math.max(1, values.length)] ?? null
  })

const oddTexts = [
  '',
  ' ',
  '\u3000',
  '\0',
  'a\0b',
  '\ud800',
  'a\udc00b',
  '\udfff\ud800',
  '\u202e\u2066',
  '\ufeff\ufffe\uffff',
  '😀'.repeat(70),
  '葛󠄀城市',
  'e\u0301'.repeat(40),
  '\u0000\u0001\u001f\u007f\u0085\u2028\u2029',
  "'; drop table answer; --",
  "' or '1'='1",
  '\\',
  '%',
  '_%\\',
  '%00',
  '%zz',
  '#{7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil.example")',
  '../../../../etc/passwd',
  'null',
  'undefined',
  '-0',
  '1e309',
  '0x10',
  '１２３',
  '\r\nSet-Cookie: a=b',
  'ｱｲｳ',
  '__proto__',
  'constructor',
  'toString',
  'x'.repeat(101),
  'あ'.repeat(2001),
  '𠮷'.repeat(5000),
  'x'.repeat(200_000),
]
/** Text no form expects: what a database, a parser or a page may stumble over. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...oddTexts), weight: 4 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 30 }), weight: 2 },
  { arbitrary: fc.array(fc.nat(0xffff), { maxLength: 20 }).map((units) => String.fromCharCode(...units)), weight: 2 },
)

const oddNumbers = [-1, -0, 0.5, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 53 - 1, 2 ** 53, 1e21, 1e308, -1e308, 5e-324]
export const oddNumber: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(...oddNumbers), fc.double({ noNaN: true, noDefaultInfinity: true }))

/** Any JSON at all, now and then of an uncomfortable shape. */
export const oddJson: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: oddText, weight: 4 },
  { arbitrary: oddNumber, weight: 3 },
  { arbitrary: fc.constantFrom(null, true, false, [], {}, [[]], [null], { length: 5 }, { toString: 1 }), weight: 2 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 1 },
)

const days = ['0000-01-01', '0001-01-01', '1582-10-10', '1900-02-28', '2024-02-29', '2026-11-21', '9999-12-31']
const instants = [
  '0000-01-01T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '2026-11-21T00:00:00Z',
  '2026-11-21T23:59:59.999Z',
  '9999-12-31T23:59:59.999999999Z',
]

const textOf = (schema: Schema, name: string, heard: Heard): fc.Arbitrary<unknown> => {
  const known = (fallback: fc.Arbitrary<string>, more = 0) =>
    fc.oneof(
      { arbitrary: heardAs(heard, name), weight: 4 },
      { arbitrary: heardAs(heard, '#id'), weight: more },
      { arbitrary: fallback.map((text): string | null => text), weight: 2 },
    )
  const ask = (given: fc.Arbitrary<string | null>, otherwise: string) => given.map((text) => text ?? otherwise)
  if (schema.format === 'uuid') return ask(known(fc.uuid(), 3), '019400ad-0000-7000-8000-000000000000')
  if (schema.format === 'date')
    return fc.oneof(
      fc.constantFrom(...days),
      fc.date({ noInvalidDate: true, min: new Date('1800-01-01'), max: new Date('2300-01-01') }).map((date) => date.toISOString().slice(0, 10)),
    )
  if (schema.format === 'date-time') return fc.constantFrom(...instants)
  const least = schema.minLength ?? 0
  const most = schema.maxLength ?? 300
  const free = fc.oneof(
    { arbitrary: fc.string({ unit: 'grapheme', minLength: least, maxLength: Math.min(most, 40) }), weight: 3 },
    { arbitrary: fc.constantFrom('あ'.repeat(most), 'x'.repeat(most), '3,000千円', '120万', '-5', '1.5億円', '00:30'), weight: 1 },
    { arbitrary: oddText.filter((text) => text.length >= least && text.length <= most), weight: 1 },
  )
  return ask(known(free), 'x')
}

type Inner = (one: Schema, called?: string) => fc.Arbitrary<unknown>

const objectOf = (schema: Schema, inner: Inner): fc.Arbitrary<unknown> => {
  const fixed = Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, one]) => [key, inner(one, key)]))
  if (Object.keys(fixed).length === 0 && typeof schema.additionalProperties === 'object')
    return fc.dictionary(fc.string({ maxLength: 12 }), inner(schema.additionalProperties), { maxKeys: 5 })
  return fc.record(fixed, { requiredKeys: schema.required ?? [] })
}

const arrayOf = (schema: Schema, inner: Inner, name: string): fc.Arbitrary<unknown> => {
  if (schema.prefixItems) return fc.tuple(...schema.prefixItems.map((one) => inner(one)))
  const [minLength, maxLength] = [schema.minItems ?? 0, Math.min(schema.maxItems ?? 6, 6)]
  return fc.array(inner(schema.items ?? {}, name.replace(/s$/, '')), { minLength, maxLength })
}

const numberOf = ({ type, minimum, maximum }: Schema): fc.Arbitrary<unknown> => {
  const [low, high] = [minimum ?? -(2 ** 53 - 1), maximum ?? 2 ** 53 - 1]
  const near = Math.max(low, 0)
  const whole = fc.oneof(
    fc.constantFrom(low, high),
    fc.integer({ min: near, max: Math.min(near + 9, high) }),
    fc.integer({ min: Math.ceil(low), max: Math.floor(high) }),
  )
  return type === 'integer' ? whole : fc.oneof(whole, fc.double({ min: low, max: high, noNaN: true }))
}

/** A value that fits the schema, as far as this goes; `name` is what it stands under. */
export const fitting = (schema: Schema, heard: Heard, name = '', definitions: Record<string, Schema> = schema.$defs ?? {}): fc.Arbitrary<unknown> => {
  const inner: Inner = (one, called = name) => fitting(one, heard, called, { ...definitions, ...one.$defs })
  if (schema.$ref !== undefined) return inner(definitions[schema.$ref.replace('#/$defs/', '')] ?? { type: 'null' })
  const either = schema.anyOf ?? schema.oneOf
  if (either) return fc.oneof(...either.map((one) => inner(one)))
  if (schema.allOf) return inner(Object.assign({}, ...schema.allOf) as Schema)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  const made: Record<string, () => fc.Arbitrary<unknown>> = {
    object: () => objectOf(schema, inner),
    array: () => arrayOf(schema, inner, name),
    string: () => textOf(schema, name, heard),
    integer: () => numberOf(schema),
    number: () => numberOf(schema),
    boolean: () => fc.boolean(),
    null: () => fc.constant(null),
  }
  return (made[String(schema.type)] ?? (() => oddJson))()
}

type Spoiling = { how: 'replace' | 'remove' | 'add' | 'wrap'; odd: unknown }
const strangers = ['extra', 'constructor', 'id', 'organisation_id', '0']

const spoiltAt = (part: unknown, path: readonly number[], { how, odd }: Spoiling): unknown => {
  const [first, ...rest] = path
  if (typeof part !== 'object' || part === null || first === undefined) return how === 'replace' ? odd : part
  if (Array.isArray(part)) {
    if (part.length === 0) return [odd]
    return part.map((one, index) => (index === first % part.length ? spoiltAt(one, rest, { how, odd }) : one))
  }
  if (how === 'add') return { ...part, [strangers[first % strangers.length] ?? 'extra']: odd }
  const entries = Object.entries(part)
  const chosen = first % Math.max(1, entries.length)
  if (how === 'remove' && rest.length === 0) return Object.fromEntries(entries.filter((_, index) => index !== chosen))
  return Object.fromEntries(entries.map(([key, one], index) => [key, index === chosen ? spoiltAt(one, rest, { how, odd }) : one]))
}

/** A value with one place in it made wrong: replaced, taken away, or joined by something nobody asked for. */
export const spoilt = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      value,
      oddJson,
      fc.array(fc.nat(50), { minLength: 1, maxLength: 4 }),
      fc.constantFrom<Spoiling['how']>('replace', 'replace', 'replace', 'remove', 'add', 'wrap'),
    )
    .map(([whole, odd, path, how]) => (how === 'wrap' ? [whole] : spoiltAt(whole, path, { how, odd })))
