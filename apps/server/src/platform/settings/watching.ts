// SPDX-License-Identifier: Apache-2.0
import type { Described, Read, Setting } from './setting.ts'

/** How much is written down, from least to most. */
export const logLevels = ['error', 'warn', 'info', 'debug'] as const
export type LogLevel = (typeof logLevels)[number]

/** What the server tells whoever watches over it. */
export interface Watching {
  readonly logLevel: LogLevel
  /** Whether `/metrics` answers, and to whom: whoever knows the token, or without one this machine alone. */
  readonly metrics: { readonly token: string | null } | null
  /** Where traces go; null: none are made. */
  readonly traces: { readonly endpoint: string; readonly headers: Readonly<Record<string, string>>; readonly service: string } | null
}

const logLevel: Setting<LogLevel> = {
  name: 'LOG_LEVEL',
  default: 'warn',
  meaning: {
    ja: '標準エラー出力に、1 行 1 件の JSON で書く記録の細かさ。error、warn、info（要求ごとに 1 行が加わる）、debug（死活監視の要求も）。名前・ログイン名・答えは書きません。',
    en: 'How much is written to standard error, one line of JSON each: error, warn, info (adds a line for each request), debug (also those of watchdogs). No names, logins or answers.',
  },
  parse(given) {
    const value = logLevels.find((level) => level === given)
    return value ? { value } : { problem: `LOG_LEVEL は ${logLevels.join('・')} のどれかにしてください（いまの値: 「${given}」）。` }
  },
}

const metrics: Setting<boolean> = {
  name: 'METRICS',
  default: '',
  meaning: {
    ja: 'on にすると、GET /metrics が Prometheus の形式で答えます。METRICS_TOKEN がなければ、このマシンからの要求にだけ答えます。',
    en: 'With on, GET /metrics answers in the Prometheus format; without METRICS_TOKEN only to this machine.',
  },
  parse(given) {
    if (given === 'on' || given === 'off') return { value: given === 'on' }
    return { problem: `METRICS は on か off にしてください（いまの値: 「${given}」）。` }
  },
}

const metricsToken: Setting<string> = {
  name: 'METRICS_TOKEN',
  default: '',
  meaning: {
    ja: 'GET /metrics を「Authorization: Bearer この値」で読めるようにします（16 文字以上）。指定すれば METRICS=on も兼ねます。',
    en: 'Lets GET /metrics be read with "Authorization: Bearer this value" (16 characters or more); stands for METRICS=on as well.',
  },
  parse(given) {
    // The value is never repeated in the sentence: it is a secret.
    if (/^[\w\-.~+/=]{16,200}$/.test(given)) return { value: given }
    return { problem: 'METRICS_TOKEN は半角の英数字と「-_.~+/=」で 16 文字以上にしてください。「openssl rand -hex 24」で作れます。' }
  },
}

const tracesEndpoint: Setting<string> = {
  name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
  default: '',
  meaning: {
    ja: 'OpenTelemetry のトレースを送る先（OTLP/HTTP の JSON。例 http://127.0.0.1:4318）。指定がなければ何も測らず、送りません。',
    en: 'Where OpenTelemetry traces are sent (OTLP/HTTP with JSON, e.g. http://127.0.0.1:4318). Unless given, nothing is traced or sent.',
  },
  parse(given) {
    const url = URL.canParse(given) ? new URL(given) : null
    const usable = url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.search === '' && url.hash === ''
    if (usable) return { value: given.replace(/\/+$/, '') }
    return { problem: `OTEL_EXPORTER_OTLP_ENDPOINT は「http://127.0.0.1:4318」の形で指定してください（いまの値: 「${given}」）。` }
  },
}

const tracesHeaders: Setting<Record<string, string>> = {
  name: 'OTEL_EXPORTER_OTLP_HEADERS',
  default: '',
  meaning: {
    ja: 'トレースを送るときに付けるヘッダ（名前=値 をカンマ区切り。値は %20 のように書き換える）。',
    en: 'Headers sent along with traces (name=value, separated by commas, values percent-encoded).',
  },
  parse(given) {
    const pairs = given.split(',').map((pair) => /^\s*([\w-]+)\s*=\s*([\x21-\x7e]*)\s*$/.exec(pair))
    try {
      const entries = pairs.map((pair) => [pair?.[1] ?? '', decodeURIComponent(pair?.[2] ?? '')])
      // A value may hold a secret, so that it is never repeated.
      if (entries.every(([name, value]) => name !== '' && /^[\x20-\x7e]*$/.test(value ?? ''))) return { value: Object.fromEntries(entries) }
    } catch {}
    return { problem: 'OTEL_EXPORTER_OTLP_HEADERS は「名前=値,名前=値」の形で指定してください。値の記号は %20 のように書き換えます。' }
  },
}

const serviceName: Setting<string> = {
  name: 'OTEL_SERVICE_NAME',
  default: 'shinayaka',
  meaning: { ja: 'トレースに付けるこのサーバの名前。', en: 'Name of this server in traces.' },
  parse: (given) => ({ value: given }),
}

/** In the order of the documentation. */
export const watchingTable: readonly Described[] = [logLevel, metrics, metricsToken, tracesEndpoint, tracesHeaders, serviceName]

/** Reads them; what does not fit together is added to the problems. */
export const readWatching = (read: Read, problems: string[]): Watching => {
  const wanted = read(metrics)
  const token = read(metricsToken)
  const endpoint = read(tracesEndpoint)
  const headers = read(tracesHeaders) ?? {}
  const service = read(serviceName) ?? 'shinayaka'
  if (wanted === false && token !== null)
    problems.push(
      'METRICS は off ですが、METRICS_TOKEN が指定されています。測定値を出すなら METRICS を on に、出さないなら METRICS_TOKEN を外してください。',
    )
  return {
    logLevel: read(logLevel) ?? 'warn',
    metrics: wanted === true || token !== null ? { token } : null,
    traces: endpoint === null ? null : { endpoint, headers, service },
  }
}
