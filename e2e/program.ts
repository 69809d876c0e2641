// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The product as people start it, in a process of its own. */
export type Program = { url: string; output: () => string; code: () => string | null; child: ChildProcess; stop: () => Promise<void> }

/** What a start may be told; `seconds` bounds the wait, `folder` is the clone to start, `terminal` gives it a process group of its own. */
type StartOptions = { dataDir: string; demo?: boolean; environment?: Record<string, string>; seconds?: number; folder?: string; terminal?: boolean }

// What the test runner sets for itself would change what is built and run.
const ownEnvironment = () =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => name !== 'NODE_ENV' && !name.startsWith('VITEST') && name !== 'TEST'))

/** Starts the product on a free port and waits until it says where it is. Throws what it printed when it did not come up. */
export const startProgram = async (options: StartOptions): Promise<Program> => {
  const child = spawn(process.execPath, ['scripts/start.mjs', ...(options.demo ? ['--demo'] : [])], {
    cwd: options.folder ?? root,
    env: { ...ownEnvironment(), PORT: '0', PUBLIC_URL: '', DATA_DIR: options.dataDir, ...options.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: options.terminal ?? false,
  })
  let output = ''
  const hear = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const deadline = Date.now() + (options.seconds ?? 60) * 1000
  // The last line it says when it has said all: what stands before it, the code among it, may come in pieces.
  const address = () => (/止めるときは/.test(output) ? (/しなやかが動いています: +(https?:\S+)/.exec(output)?.[1] ?? null) : null)
  while (address() === null) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      child.kill('SIGKILL')
      await ended
      throw new Error(`the server did not start:\n${output}`)
    }
    await sleep(20)
  }
  return {
    url: address() ?? '',
    output: () => output,
    code: () => /初回コード[^:]*: +(\S+)/.exec(output)?.[1] ?? null,
    child,
    stop: async () => {
      // As a terminal does at Ctrl-C: the signal goes to everything that was started from it.
      if (options.terminal && child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
      else child.kill('SIGINT')
      await ended
    },
  }
}

/** Sends a form of a public page, as a browser without script does; returns the cookie of the session it opens. */
export const sendForm = async (url: string, path: string, fields: Record<string, string>): Promise<string> => {
  const response = await fetch(url + path, { method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) })
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('shinayaka_session='))
  if (!cookie) throw new Error(`${path} opened no session: ${response.status} ${(await response.text()).slice(0, 400)}`)
  return cookie.split(';')[0] ?? ''
}

/** Signs in by the page's form; returns the cookie. */
export const signIn = (url: string, login: string, password: string): Promise<string> => sendForm(url, '/sign-in', { login, password })

/** A new data folder that the database's own user may pass through; not in tmpdir(), which may be closed to that user. */
export const newDataFolder = (): string => {
  const folder = mkdtempSync(join(process.platform === 'win32' ? (process.env.TEMP ?? '.') : '/tmp', 'shinayaka-e2e-'))
  chmodSync(folder, 0o711)
  return folder
}

/** The folder in which the database of a data folder lies. */
export const clusterOf = (dataDir: string): string => {
  const note = join(dataDir, 'postgres.location')
  return join(existsSync(note) ? readFileSync(note, 'utf8').trim() : dataDir, 'postgres')
}

/** The number of the database's main process, as its own file tells; null when there is none. */
export const postmasterOf = (dataDir: string): number | null => {
  try {
    return Number(readFileSync(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0]) || null
  } catch {
    return null
  }
}

/** Linux only: every process that works on the database of a data folder. */
export const databaseProcesses = (dataDir: string): number[] => {
  const cluster = realpathSync(clusterOf(dataDir))
  const worksThere = (pid: string) => {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster
    } catch {
      return false
    }
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && worksThere(name))
    .map(Number)
}

/** Whether a process of that number is at work; one that has ended and was not collected by its parent is not. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Ends whatever still works on a data folder, also after a failed test, and removes the folder. */
export const cleanUp = async (dataDir: string, programs: readonly (Program | undefined)[]): Promise<void> => {
  for (const program of programs) if (program && program.child.exitCode === null && program.child.signalCode === null) await program.stop()
  const left = postmasterOf(dataDir)
  if (left !== null && isAlive(left)) process.kill(left, 'SIGINT')
  for (let tries = 0; left !== null && isAlive(left) && tries < 200; tries += 1) await sleep(50)
  rmSync(dataDir, { recursive: true, force: true })
}

/** A port that nothing listens on at this moment, for a start that must come back at the same address. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
