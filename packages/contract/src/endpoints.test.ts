// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from './endpoint.ts'
import { endpoints } from './endpoints.ts'

const all = Object.entries(endpoints) as [string, Endpoint][]

type Node = { type?: string; properties?: object; additionalProperties?: unknown; [key: string]: unknown }
const nodesOf = (node: unknown): Node[] => {
  if (Array.isArray(node)) return node.flatMap(nodesOf)
  if (typeof node !== 'object' || node === null) return []
  return [node as Node, ...Object.values(node).flatMap(nodesOf)]
}
const isOpen = ({ type, properties, additionalProperties }: Node) => type === 'object' && (properties === undefined || additionalProperties !== false)
/** Whether something may pass that the schema does not name. */
const lets = (schema: z.ZodType | undefined): boolean =>
  schema !== undefined && nodesOf(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })).some(isOpen)

describe('every endpoint', () => {
  it('takes in only what it names; what a passkey says is judged by its library', () => {
    const open = all.filter(([, { params, query, body }]) => [params, query, body].some(lets)).map(([name]) => name)
    expect(open.sort()).toEqual(['addPasskey', 'confirmWithPasskey'])
  })

  it('gives out only what it names; editions are published, sentences come with their figures, passkeys with their options', () => {
    const open = all.filter(([, { response }]) => !('file' in response) && lets(response as z.ZodType)).map(([name]) => name)
    expect(open.sort()).toEqual([
      ...[
        'listReminders',
        'listTrail',
        'planWorkbookFill',
        'readChecklistEdition',
        'readEdition',
        'readEditionDomain',
        'readFilledWorkbook',
        'readHome',
        'readOutline',
        'readOverseenStanding',
        'readStanding',
        'readWorkbook',
      ],
      ...['startConfirmPasskey', 'startPasskey'],
    ])
  })

  it('that changes something is no GET, and a GET has no body', () => {
    for (const [name, { method, body }] of all) if (method === 'GET') expect(body, name).toBeUndefined()
  })

  it('carries no secret in its address', () => {
    const names = all.flatMap(([name, { path, query }]) => [
      ...[...path.matchAll(/:(\w+)/g)].map(([, one]) => `${name} ${one}`),
      ...nodesOf(query ? z.toJSONSchema(query, { unrepresentable: 'any' }) : {}).flatMap(({ properties }) =>
        Object.keys(properties ?? {}).map((one) => `${name} ${one}`),
      ),
    ])
    expect(names.length).toBeGreaterThan(30)
    // The token of `revokeToken` is its row, an id as everywhere.
    expect(names.filter((one) => / (code|token|secret|password|key|login|email)$/i.test(one))).toEqual(['revokeToken token'])
    expect(endpoints.revokeToken.params.safeParse({ token: 'shk_secret' }).success).toBe(false)
  })
})
