// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'
import { commonErrors, type ErrorCode, errorStatus } from './errors.ts'
import { errorsJa } from './messages/errors.ja.ts'

type Json = Record<string, unknown>

/** A part of the contract as JSON Schema: what is sent (`input`) or what comes back. */
export const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io }) as Json
  return json
}

// zod writes schemas that carry an id into `$defs` of each place; OpenAPI keeps them once for all.
const lifted = (json: Json, components: Json): Json => {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    const { $defs, $ref, id, ...rest } = value as Json & { $defs?: Json; $ref?: string }
    for (const [name, definition] of Object.entries($defs ?? {})) components[name] ??= walk(definition)
    const kept = Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, walk(one)]))
    if (typeof $ref === 'string') return { ...kept, $ref: $ref.replace('#/$defs/', '#/components/schemas/') }
    // A text is zod's own name for the schema; an object is a property that happens to be called id.
    return typeof id === 'object' ? { id: walk(id), ...kept } : kept
  }
  return walk(json) as Json
}

const operation = (name: string, endpoint: Endpoint, components: Json): Json => {
  const parameters = [
    ...Object.entries(endpoint.params?.shape ?? {}).map(([key, schema]) => ({
      name: key,
      in: 'path',
      required: true,
      schema: lifted(schemaOf(schema as z.ZodType, 'input'), components),
    })),
    ...Object.entries(endpoint.query?.shape ?? {}).map(([key, schema]) => ({
      name: key,
      in: 'query',
      required: !(schema as z.ZodType).safeParse(undefined).success,
      schema: lifted(schemaOf(schema as z.ZodType, 'input'), components),
    })),
  ]
  const body = endpoint.upload
    ? { required: true, content: { [endpoint.upload.file]: { schema: { type: 'string', format: 'binary' } } } }
    : endpoint.body && { required: true, content: { 'application/json': { schema: lifted(schemaOf(endpoint.body, 'input'), components) } } }
  const success =
    'file' in endpoint.response
      ? { [endpoint.response.file]: { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: lifted(schemaOf(endpoint.response, 'output'), components) } }
  const own: ErrorCode[] = [
    ...commonErrors,
    ...(endpoint.access === 'public' ? [] : (['session.required'] as const)),
    ...(endpoint.access === 'public' || endpoint.access === 'person' ? [] : (['permission.denied'] as const)),
    ...(endpoint.method === 'GET' ? [] : (['request.foreign-origin'] as const)),
    ...(endpoint.errors ?? []),
  ]
  const byStatus = grouped(own)
  const failures = Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, codes]) => [
        String(status),
        {
          description: codes.map((code) => `\`${code}\` ${errorsJa[code].title}`).join('\n'),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  )
  return {
    operationId: name,
    summary: endpoint.summary.ja,
    description: `${endpoint.summary.en}. Access: ${endpoint.access}.`,
    tags: [endpoint.path.split('/')[2] ?? ''],
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(body ? { requestBody: body } : {}),
    responses: { '200': { description: 'OK', content: success }, ...failures },
    security: endpoint.access === 'public' ? [] : [{ session: [] }],
    'x-access': endpoint.access,
  }
}

// Map.groupBy is younger than the oldest Node we run on.
const grouped = (codes: readonly ErrorCode[]): Map<number, ErrorCode[]> => {
  const groups = new Map<number, ErrorCode[]>()
  for (const code of codes) groups.set(errorStatus[code], [...(groups.get(errorStatus[code]) ?? []), code])
  return groups
}

/** The whole contract as an OpenAPI 3.1 document: made from the table, committed, and compared in the checks. */
export const openApi = (version: string): Json => {
  const components: Json = {}
  const paths: Record<string, Json> = {}
  for (const [name, endpoint] of Object.entries(endpoints) as [string, Endpoint][]) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(name, endpoint, components) }
  }
  components.Problem = {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code', 'instance'],
    properties: {
      type: { type: 'string' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      code: { enum: Object.keys(errorStatus) },
      instance: { type: 'string' },
      params: { type: 'object' },
    },
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'しなやか (Shinayaka)',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description: 'Answers are JSON; errors are RFC 9457 problem details with a stable `code`.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(components).sort(([a], [b]) => a.localeCompare(b))),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'shinayaka_session' } },
    },
  }
}
