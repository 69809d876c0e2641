// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { type Account, existingAccount, runningAsRoot } from './account.ts'
import { type Connection, connect, type Postgres } from './connection.ts'
import { type OpenOptions, openPostgres } from './postgres.ts'
import { runningPostmaster } from './postmaster.ts'

/** What a server in another process said last: "open" or "refused". */
export interface Outcome {
  readonly word: string
  readonly value: { readonly adopted: boolean; readonly app: Connection; readonly name: string; readonly message: string }
}

/** A server in a process and a process group of its own. */
export interface Holder {
  readonly child: ChildProcess
  readonly outcome: Promise<Outcome>
  /** Resolves when the process has ended. */
  gone(): Promise<void>
}

/** A data folder of one test's own, with everything started on it ended and removed by `clear`. */
export class TestFolder {
  readonly home = mkdtempSync('/tmp/shinayaka-postgres-')
  readonly dataDir = join(this.home, 'data')
  readonly shelter = join(this.home, 'shelter')
  /** Who runs a database that root started. */
  readonly account: Account | null = runningAsRoot() ? existingAccount() : null
  /** What was told to the person. */
  readonly said: string[] = []
  private readonly opened: Postgres[] = []
  private readonly children: ChildProcess[] = []

  constructor() {
    chmodSync(this.home, 0o711)
  }

  get cluster(): string {
    return join(this.dataDir, 'postgres')
  }

  async open(choice: Partial<OpenOptions> = {}): Promise<Postgres> {
    const { dataDir, account, shelter } = this
    const postgres = await openPostgres({ dataDir, account, shelter, log: (line) => this.said.push(line), ...choice })
    this.opened.push(postgres)
    return postgres
  }

  /** What opening is refused with. */
  async refusal(choice: Partial<OpenOptions> = {}): Promise<unknown> {
    try {
      await this.open(choice)
    } catch (error) {
      return error
    }
    throw new Error('it opened')
  }

  /** Puts a copy of a stopped data folder here, which is quicker than making one. */
  fill(from: string): void {
    execFileSync('cp', ['-a', from, this.dataDir])
  }

  hold(options: { as?: Account; env?: NodeJS.ProcessEnv; dataDir?: string } = {}): Holder {
    const program = fileURLToPath(new URL('./testing.holder.ts', import.meta.url))
    const child = spawn(process.execPath, ['--import', 'tsx', program, options.dataDir ?? this.dataDir, this.shelter], {
      env: { PATH: process.env.PATH, HOME: '/tmp', ...options.env },
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
      ...(options.as ? { uid: options.as.uid, gid: options.as.gid } : {}),
    })
    this.children.push(child)
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
    const outcome = new Promise<Outcome>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const said = JSON.parse(line)
        if (said.word !== 'log') resolve(said)
      })
      child.on('close', (code) => reject(new Error(`ended without a word (${code})`)))
    })
    outcome.catch(() => {})
    return { child, outcome, gone: () => gone }
  }

  /** A process that does nothing, as the database's user. */
  idle(): ChildProcess {
    const child = spawn('sleep', ['60'], { stdio: 'ignore', ...(this.account ? { uid: this.account.uid, gid: this.account.gid } : {}) })
    this.children.push(child)
    return child
  }

  async clear(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL')
    for (const postgres of this.opened) await postgres.stop()
    const left = runningPostmaster(this.cluster)
    if (left) process.kill(left.pid, 'SIGQUIT')
    while (runningPostmaster(this.cluster)) await sleep(20)
    rmSync(this.home, { recursive: true, force: true })
  }
}

/** One question on a connection of its own. */
export async function ask(to: Connection, text: string): Promise<pg.QueryResultRow[]> {
  const client = await connect(to, { name: 'test', timeout: 5_000 })
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}
