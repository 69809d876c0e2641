// SPDX-License-Identifier: Apache-2.0
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { type Path, sha256 } from './files.ts'
import type { Kind } from './kinds.ts'

/** The catalog's schemas, ready to judge. `practiceDomains` is the order in which the 21 domains are always listed. */
export type Schemas = {
  mistakes: (kind: Kind, value: unknown) => { path: Path; reason: string }[]
  practiceDomains: readonly string[]
}

const typeNames: Record<string, string> = {
  string: '文字',
  integer: '整数',
  number: '数',
  boolean: 'true か false',
  array: '「-」で始まる並び',
  object: '「項目: 値」の組',
  null: '空',
}

type Mistake = { params: ErrorObject['params']; data: unknown }

const typeReason = ({ params, data }: Mistake): string => {
  const names = [params.type].flat().map(String)
  const quote = names.includes('string') && (typeof data === 'number' || typeof data === 'boolean') ? '引用符 " " で囲むと文字になります。' : ''
  return `${names.map((name) => typeNames[name] ?? name).join('または')}で書いてください。${quote}`
}

const amount = (value: unknown): number => (typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : Number(value))

const reasons: Record<string, (mistake: Mistake) => string> = {
  required: ({ params }) => `「${params.missingProperty}」がありません。書き加えてください。`,
  additionalProperties: ({ params }) => `「${params.additionalProperty}」という項目はありません。つづりを直すか、消してください。`,
  dependentRequired: ({ params }) => `「${params.property}」には「${params.missingProperty}」も要ります。書き加えてください。`,
  type: typeReason,
  minLength: ({ params, data }) => `短すぎます（${params.limit}文字以上、いま${amount(data)}文字）。`,
  maxLength: ({ params, data }) => `長すぎます（${params.limit}文字まで、いま${amount(data)}文字）。`,
  minItems: ({ params, data }) => `少なすぎます（${params.limit}個以上、いま${amount(data)}個）。`,
  maxItems: ({ params, data }) => `多すぎます（${params.limit}個まで、いま${amount(data)}個）。`,
  uniqueItems: () => '同じものが二度あります。一つにしてください。',
  minimum: ({ params }) => `${params.limit} 以上にしてください。`,
  maximum: ({ params }) => `${params.limit} 以下にしてください。`,
  pattern: ({ params }) => `書き方が合いません（決まった形: ${params.pattern}）。`,
  enum: ({ params }) => `次のどれかにしてください: ${(params.allowedValues as unknown[]).join(', ')}。`,
  const: ({ params }) => `「${String(params.allowedValue)}」でなければなりません。`,
  format: ({ params }) => (params.format === 'date' ? '日付は 2026-11-21 の形で書いてください。' : `${params.format} の形で書いてください。`),
}

/** Where a JSON pointer leads, and what stands there: a part is an index only where the value above it is a list. */
const follow = (pointer: string, value: unknown): { path: Path; data: unknown } => {
  let data = value
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const key = Array.isArray(data) ? Number(name) : name
      data = (data as Record<string | number, unknown> | null)?.[key]
      return key
    })
  return { path, data }
}

type SchemaFile = { $id: string; properties?: { domain?: { enum?: string[] } } }

// The schemas themselves are judged by the tests; doing that, or polishing generated code, at every start costs more than it saves.
const quick = { validateSchema: false, inlineRefs: false, code: { optimize: false } } as const

const compile = (texts: readonly string[]): Schemas => {
  const ajv = new Ajv2020({ ...quick, allErrors: true, strict: true, allowUnionTypes: true })
  formats.default(ajv, ['date', 'uri'])
  const schemas = texts.map((text) => JSON.parse(text) as SchemaFile)
  for (const schema of schemas) ajv.addSchema(schema)
  const validators = new Map<Kind, ValidateFunction>()
  const validatorOf = (kind: Kind): ValidateFunction => {
    const known = validators.get(kind) ?? ajv.getSchema(kind)
    if (!known) throw new Error(`schema/${kind}.schema.json がありません。カタログを取り直してください。`)
    validators.set(kind, known)
    return known
  }
  return {
    practiceDomains: schemas.find(({ $id }) => $id === 'practices')?.properties?.domain?.enum ?? [],
    mistakes: (kind, value) => {
      const validate = validatorOf(kind)
      validate(value)
      return (validate.errors ?? []).map(({ instancePath, keyword, params, message }) => {
        const { path, data } = follow(instancePath, value)
        return { path, reason: reasons[keyword]?.({ params, data }) ?? `形が合いません（${message ?? keyword}）。` }
      })
    },
  }
}

const compiled = new Map<string, Schemas>()

/** The schemas that lie in the catalog's own `schema` folder, else those that came with the program. Compiled once for each content. */
export const loadSchemas = (dir: string): Schemas => {
  const own = join(dir, 'schema')
  const folder = existsSync(own) ? own : fileURLToPath(new URL('../../../catalog/schema/', import.meta.url))
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.schema.json'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const key = sha256(Buffer.from(texts.join('\n')))
  const known = compiled.get(key) ?? compile(texts)
  compiled.set(key, known)
  return known
}
