// SPDX-License-Identifier: Apache-2.0
import { ProblemError } from '../../platform/problem.ts'
import { isLoopback } from '../../platform/settings/address.ts'

const timeoutMilliseconds = 8_000
/** What a provider says of itself, its keys and its tokens take a few kilobytes. */
const mostBytes = 1024 * 1024

const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '')

/** Whether a provider may stand at this address: https, or this very machine, and no more than an address. */
export const issuerRefusal = (issuer: string): ProblemError | null => {
  if (!URL.canParse(issuer)) return new ProblemError('provider.issuer')
  const { protocol, hostname, username, password, search, hash } = new URL(issuer)
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(bare(hostname)))
  return safe && username === '' && password === '' && search === '' && hash === '' ? null : new ProblemError('provider.issuer')
}

/** Whether the server may ask at this address: only machines that its own settings name. */
export const askingRefusal = (url: string, hosts: readonly string[]): ProblemError | null => {
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(bare(hostname)))) return new ProblemError('provider.issuer')
  const named = hosts.includes(hostname) || hosts.includes(`${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`)
  return named ? null : new ProblemError('provider.host', { host: hostname })
}

const bodyOf = async (response: Response): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  let length = 0
  const reader = response.body?.getReader()
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    length += read.value.byteLength
    if (length > mostBytes) {
      await reader?.cancel()
      throw new ProblemError('provider.refused', { reason: 'answer' })
    }
    pieces.push(read.value)
  }
  return Buffer.concat(pieces)
}

type Asked = { method?: string; headers?: HeadersInit; body?: unknown }

const plain = ({ method, headers, body }: Asked): RequestInit =>
  Object.fromEntries(Object.entries({ method, headers, body }).filter(([, value]) => value !== undefined && value !== null))

/**
 * Asks a provider, as `fetch` does, but only where the settings allow, not for long, no more than a provider has to say, and never on to somewhere
 * else. Whatever is no answer (no connection, no time, a broken server) is a provider that is down.
 */
export const guardedFetch =
  (hosts: readonly string[]) =>
  async (url: string, asked: Asked): Promise<Response> => {
    const refusal = askingRefusal(url, hosts)
    if (refusal) throw refusal
    try {
      const response = await fetch(url, { ...plain(asked), redirect: 'manual', signal: AbortSignal.timeout(timeoutMilliseconds) })
      const bytes = await bodyOf(response)
      if (response.status >= 500) throw new ProblemError('server.provider-unavailable')
      return new Response(bytes.length === 0 ? null : new Uint8Array(bytes), { status: response.status, headers: response.headers })
    } catch (error) {
      throw error instanceof ProblemError ? error : new ProblemError('server.provider-unavailable')
    }
  }
