// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The product as people start it, in a process of its own. */
export type Program = { url: string; output: () => string; code: () => string | null; child: ChildProcess; stop: () => Promise<void> }

/** Starts the product on a free port and waits until it says where it is; `seconds` bounds the wait. */
export const startProgram = async (options: {
  dataDir: string
  demo?: boolean
  environment?: Record<string, string>
  seconds?: number
  folder?: string
}): Promise<Program> => {
  const folder = options.folder ?? root
  const child = spawn(process.execPath, ['scripts/start.mjs', ...(options.demo ? ['--demo'] : [])], {
    cwd: folder,
    env: { ...process.env, PORT: '0', PUBLIC_URL: '', DATA_DIR: options.dataDir, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const hear = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  const deadline = Date.now() + (options.seconds ?? 60) * 1000
  const address = () => /しなやかが動いています: +(http:\S+)/.exec(output)?.[1] ?? null
  while (address() === null) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      throw new Error(`the server did not start:\n${output}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return {
    url: address() ?? '',
    output: () => output,
    code: () => /初回コード[^:]*: +(\S+)/.exec(output)?.[1] ?? null,
    child,
    stop: async () => {
      child.kill('SIGINT')
      await ended
    },
  }
}

/** Signs in by the page's form; returns the cookie. */
export const signIn = async (url: string, login: string, password: string): Promise<string> => {
  const response = await fetch(`${url}/sign-in`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ login, password }) })
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('shinayaka_session='))
  if (!cookie) throw new Error(`not signed in: ${response.status} ${(await response.text()).slice(0, 400)}`)
  return cookie.split(';')[0] ?? ''
}
