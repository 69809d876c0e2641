// SPDX-License-Identifier: Apache-2.0
import { errorStatus } from '@shinayaka/contract'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { type FuzzHouse, idsIn, openFuzzHouse, sentinel } from './fuzz-house.ts'
import { bytesOf, type FuzzRequest, fuzzRequest } from './fuzz-requests.ts'
import { type RawAnswer, sendRaw } from './raw.ts'
import type { SoakOptions, SoakResult } from './run.ts'

const asked = 20_000
const statuses: Record<string, number> = errorStatus

/** Everything readable in an answer: zipped documents unpacked, all else as it is. */
const textOf = ({ headers, body }: RawAnswer): string => {
  if (!/officedocument/.test(headers['content-type'] ?? '') || body.length === 0) return body.toString('utf8')
  return Object.values(unzipSync(body))
    .map((part) => Buffer.from(part).toString('utf8'))
    .join('\n')
}

const problemOf = ({ status, headers, body }: RawAnswer, method: string): string | null => {
  const type = headers['content-type'] ?? ''
  if (method === 'HEAD' && body.length === 0) return null
  if (type.startsWith('text/html')) return null
  if (!type.startsWith('application/problem+json')) return `${status} is not problem+json but ${type || 'nothing'}: ${body.toString().slice(0, 200)}`
  const { code } = JSON.parse(body.toString()) as { code?: string }
  if (code === undefined || statuses[code] === undefined) return `${status} with the unknown code ${code}`
  return statuses[code] === status ? null : `${code} came with ${status}`
}

/** What is wrong with an answer; null where nothing is. */
const wrongWith = (request: FuzzRequest, answer: RawAnswer | null, foreign: ReadonlySet<string>, told: ReadonlySet<string>): string | null => {
  // To be a tunnel is refused by hanging up.
  if (answer === null) return request.method === 'CONNECT' ? null : 'hung up without an answer'
  const { status, headers, cut } = answer
  const text = cut ? answer.body.toString('utf8') : textOf(answer)
  if (status >= 500 && !(status === 503 && text.includes('"server.busy"'))) return `${status}: ${text.slice(0, 300)}`
  if (text.includes(sentinel)) return `${status}: it holds a text of the other institution`
  const sent = `${request.target}\n${request.body?.toString() ?? ''}`
  // The trail keeps what its own people asked for in vain, and so the ids they named.
  const own = (id: string) => sent.includes(id) || (request.target.startsWith('/api/trail') && told.has(id))
  const seen = idsIn(text).find((id) => foreign.has(id) && !own(id))
  if (seen !== undefined) {
    const at = text.indexOf(seen)
    return `${status}: it holds an id of the other institution: …${text.slice(Math.max(0, at - 160), at + 60)}…`
  }
  if (/^(https?:|\/\/|\/\\)/.test(headers.location ?? '')) return `${status}: leads away to ${headers.location}`
  return status >= 400 && !cut ? problemOf(answer, request.method) : null
}

/** The same fault from many requests is one finding. */
const fingerprint = ({ method, target }: FuzzRequest, wrong: string): string =>
  `${method} ${target
    .replace(/\?.*/s, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .slice(0, 80)} → ${wrong.replace(/"instance":"\w+"|\d+ ms|受付番号 \w+/g, '').slice(0, 160)}`

const shown = ({ who, method, target, headers, body }: FuzzRequest): string =>
  `${who} ${method} ${JSON.stringify(target.slice(0, 300))} ${JSON.stringify(headers).slice(0, 300)} ${JSON.stringify(body?.toString().slice(0, 500) ?? null)}`

class Wrong extends Error {
  readonly fingerprint: string
  constructor(request: FuzzRequest, wrong: string) {
    super(wrong)
    this.fingerprint = fingerprint(request, wrong)
  }
}

/** `told`: the ids of the other institution that requests named so far. */
type Tally = { sent: number; told: Set<string>; byStatus: Map<number, number>; known: Set<string>; wrong: string[] }

const sendOne = async ({ port, house, heard, foreign, cookieOf, comeBack }: FuzzHouse, request: FuzzRequest, tally: Tally): Promise<void> => {
  const logged = house.logged.length
  const cookie = cookieOf(request.who)
  const answer = await sendRaw({ port, from: `127.0.0.${request.from}` }, bytesOf(request, cookie))
  tally.sent += 1
  tally.byStatus.set(answer?.status ?? 0, (tally.byStatus.get(answer?.status ?? 0) ?? 0) + 1)
  const wrong = wrongWith(request, answer, foreign, tally.told)
  for (const id of idsIn(request.target)) tally.told.add(id)
  if (wrong !== null) {
    const found = new Wrong(
      request,
      `${wrong} ${JSON.stringify(house.logged.slice(logged).map(({ details }) => details?.error ?? details)).slice(0, 700)}`,
    )
    if (!tally.known.has(found.fingerprint)) throw found
  }
  if (answer?.status === 401 && cookie !== null && !request.headers.some(([name]) => name === 'cookie')) await comeBack(request.who)
  if (answer?.status === 200 && !answer.cut && request.who !== 'nobody' && answer.headers['content-type']?.startsWith('application/json'))
    heard.listen(JSON.parse(answer.body.toString() || 'null'), '', request.target.split('/').at(-1))
}

/**
 * Sends generated requests to everything the contract and the server name, by two people of one institution and by nobody,
 * and looks at every answer: no 5xx (503 server.busy says what to do), nothing of the other institution, every error one of the table.
 */
export const fuzz = async ({ rounds, seed }: SoakOptions): Promise<SoakResult> => {
  const total = rounds ?? asked
  const open = await openFuzzHouse()
  const unhandled: string[] = []
  const hear = (reason: unknown) => void unhandled.push(String(reason instanceof Error ? reason.stack : reason))
  process.on('unhandledRejection', hear)
  process.on('uncaughtException', hear)
  const tally: Tally = { sent: 0, told: new Set(), byStatus: new Map(), known: new Set(), wrong: [] }
  const property = fc.asyncProperty(fuzzRequest(open.heard, open.pages), (request) => sendOne(open, request, tally))
  try {
    for (let done = 0, turn = 0; done < total && turn < 60; turn += 1) {
      const outcome = await fc.check(property, { numRuns: total - done, seed: seed + turn, endOnFailure: false, maxSkipsPerRun: 0 })
      done += outcome.numRuns
      if (!outcome.failed) break
      const { errorInstance, counterexample } = outcome
      const name = errorInstance instanceof Wrong ? errorInstance.fingerprint : String(errorInstance)
      tally.known.add(name)
      tally.wrong.push(
        `${String(errorInstance)}\n    ${counterexample ? shown(counterexample[0]) : ''} (seed ${seed + turn}, path ${outcome.counterexamplePath})`,
      )
      console.log(`  found after ${done}: ${tally.wrong.at(-1)}`)
    }
    const ready = await sendRaw({ port: open.port }, Buffer.from('GET /ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))
    if (ready?.status !== 200) tally.wrong.push('the server is not ready after it')
  } finally {
    await open.close()
    process.off('unhandledRejection', hear)
    process.off('uncaughtException', hear)
  }
  const byStatus = [...tally.byStatus].sort(([a], [b]) => a - b).map(([status, count]) => `${status || 'none'}: ${count}`)
  return {
    lines: [`${tally.sent} requests sent, ${byStatus.join(', ')}`, `${unhandled.length} unhandled rejections`],
    wrong: [...tally.wrong, ...unhandled.slice(0, 20).map((reason) => `unhandled: ${reason}`)],
  }
}
