// SPDX-License-Identifier: Apache-2.0
import type { Attributes, Span } from './traces.ts'

/** Where traces go, and as whom. */
export type Destination = { endpoint: string; headers: Readonly<Record<string, string>>; service: string; version: string }

/** Who is told when traces cannot be handed over, and when they can again. */
type Told = { log: (message: string, details: Record<string, unknown>) => void; lost: (spans: number) => void; everyMs?: number }

/** Collects spans and hands them over in batches. `close` hands over what is left. */
export type Exporter = { add: (span: Span) => void; flush: () => Promise<void>; close: () => Promise<void> }

const batch = 256
/** Spans kept while the collector is away; what comes beyond is lost rather than the server's memory. */
const most = 2048
const timeoutMs = 5000
const kinds = { server: 2, client: 3 } as const
const failed = 2

const attributesOf = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value } }))

/** Spans as OTLP/HTTP wants them in JSON: ids in hex, times and whole numbers as strings (opentelemetry-proto, OTLP 1.x). */
export const otlpOf = (spans: readonly Span[], { service, version }: Pick<Destination, 'service' | 'version'>) => ({
  resourceSpans: [
    {
      resource: { attributes: attributesOf({ 'service.name': service, 'service.version': version, 'telemetry.sdk.language': 'nodejs' }) },
      scopeSpans: [
        {
          scope: { name: 'shinayaka', version },
          spans: spans.map((span) => ({
            traceId: span.trace,
            spanId: span.id,
            ...(span.parent === null ? {} : { parentSpanId: span.parent }),
            name: span.name,
            kind: kinds[span.kind],
            startTimeUnixNano: String(span.begun),
            endTimeUnixNano: String(span.ended),
            attributes: attributesOf(span.attributes),
            status: span.failed ? { code: failed } : {},
          })),
        },
      ],
    },
  ],
})

/** Opens the way to a collector. A collector that is away never slows a request down. */
export const openExporter = (to: Destination, { log, lost, everyMs = 2000 }: Told): Exporter => {
  let waiting: Span[] = []
  let sending: Promise<void> | null = null
  let away = false

  const post = async (spans: readonly Span[]): Promise<void> => {
    try {
      const response = await fetch(`${to.endpoint}/v1/traces`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...to.headers },
        body: JSON.stringify(otlpOf(spans, to)),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      })
      // An answer that nobody reads keeps its connection busy.
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`the collector answered ${response.status}`)
      if (away) log('traces are handed over again', {})
      away = false
    } catch (error) {
      lost(spans.length)
      if (!away) log('traces cannot be handed over', { reason: error instanceof Error ? error.message : '', spans: spans.length })
      away = true
    }
  }
  const sendAll = async (): Promise<void> => {
    while (waiting.length > 0) await post(waiting.splice(0, batch))
  }
  const flush = (): Promise<void> => {
    sending ??= sendAll().finally(() => {
      sending = null
    })
    return sending
  }
  const timer = setInterval(() => void flush(), everyMs)
  timer.unref()
  return {
    add: (span) => {
      if (waiting.length >= most) return lost(1)
      waiting.push(span)
      if (waiting.length >= batch) void flush()
    },
    flush,
    close: async () => {
      clearInterval(timer)
      // Stopping must not wait for a collector that is away: one batch's time at most.
      await Promise.race([flush(), new Promise((resolve) => setTimeout(resolve, timeoutMs).unref())])
      waiting = []
    },
  }
}
