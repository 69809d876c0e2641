// SPDX-License-Identifier: Apache-2.0
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'

/** A value beside a span: a code or a number of ours, never what a person wrote. */
export type Attributes = Record<string, string | number>

/** One piece of work that was measured: a request, or a statement to the database within it. Times in nanoseconds since 1970. */
export type Span = {
  trace: string
  id: string
  parent: string | null
  kind: 'server' | 'client'
  name: string
  begun: bigint
  ended: bigint
  attributes: Attributes
  failed: boolean
}

/** A span that is still going on. */
export type Running = { readonly span: Span; readonly sampled: boolean }

/** Measures requests and what they ask the database. */
export type Traces = {
  /** Begins the span of a request; a valid `traceparent` of who asks is continued, and its wish not to be sampled heeded. */
  request: (name: string, traceparent: string | undefined) => Running
  /** Begins a span within the request at work; null where there is none. */
  within: (name: string, attributes: Attributes) => Running | null
  /** Runs something as part of a request. */
  inside: <T>(running: Running, work: () => T) => T
  end: (running: Running, result: { name?: string; attributes?: Attributes; failed: boolean }) => void
}

// The clock of the machine may be set while a span goes on; this one only goes forward.
const origin = BigInt(Date.now()) * 1_000_000n - process.hrtime.bigint()
const nanoseconds = (): bigint => origin + process.hrtime.bigint()

const traceparentShape = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/

/** Reads a W3C `traceparent`; null where it is not one. */
export const readTraceparent = (text: string | undefined): { trace: string; parent: string; sampled: boolean } | null => {
  const [, version, trace = '', parent = '', flags = '', rest] = traceparentShape.exec(text ?? '') ?? []
  if (version === undefined || version === 'ff' || (version === '00' && rest !== undefined)) return null
  if (/^0+$/.test(trace) || /^0+$/.test(parent)) return null
  return { trace, parent, sampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

/** Makes the measuring; each finished span is handed to `finished`. */
export const createTraces = (finished: (span: Span) => void): Traces => {
  const current = new AsyncLocalStorage<Running>()
  const begin = (trace: string, parent: string | null, kind: Span['kind'], name: string, attributes: Attributes): Span => {
    const begun = nanoseconds()
    return { trace, id: randomBytes(8).toString('hex'), parent, kind, name, begun, ended: begun, attributes, failed: false }
  }
  return {
    request: (name, traceparent) => {
      const given = readTraceparent(traceparent)
      const span = begin(given?.trace ?? randomBytes(16).toString('hex'), given?.parent ?? null, 'server', name, {})
      return { span, sampled: given?.sampled ?? true }
    },
    within: (name, attributes) => {
      const around = current.getStore()
      if (!around?.sampled) return null
      return { span: begin(around.span.trace, around.span.id, 'client', name, attributes), sampled: true }
    },
    inside: (running, work) => current.run(running, work),
    end: ({ span, sampled }, { name, attributes, failed }) => {
      if (!sampled) return
      Object.assign(span, { ended: nanoseconds(), failed, name: name ?? span.name, attributes: { ...span.attributes, ...attributes } })
      finished(span)
    },
  }
}
