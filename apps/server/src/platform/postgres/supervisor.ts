// SPDX-License-Identifier: Apache-2.0
import { copyFileSync, rmdirSync, statSync, truncateSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { names } from './cluster.ts'
import { claim } from './ownership.ts'
import { type Placement, withTemporarySocket } from './placement.ts'
import { launch, type Postmaster, runningPostmaster, type ServerSettings, shutDown, slowly } from './postmaster.ts'
import { codeOf, DatabaseProblem, DataFolderBusy, wordsOf } from './problem.ts'

/** A log of the database beyond this many bytes is put aside; one older part is kept. */
const longestLog = 10_000_000
/** How long each state that passes by itself may last, in milliseconds: crash recovery of a big database takes minutes. */
const patience = { overall: 600_000, memory: 60_000, gone: 30_000 }

/** What the supervisor needs to know and whom it tells. */
export interface Charge {
  readonly placement: Placement
  /** Password of the administrator role. */
  readonly admin: string
  readonly settings: ServerSettings
  log(line: string): void
  /** The folder now belongs to another process: what this one still does with it must end. */
  onLost(problem: DataFolderBusy): void
}

/** Keeps the database of one data folder running, and ours, until it is told to stop. */
export class Supervisor {
  private placement: Placement
  private settings: ServerSettings
  private readonly charge: Charge
  private readonly stopping = new AbortController()
  private holder: pg.Client | null = null
  private recovering: Promise<void> = Promise.resolve()
  private stopped: Promise<void> | null = null
  private launched: number | null = null
  private readonly logWatch: NodeJS.Timeout

  constructor(charge: Charge) {
    this.charge = charge
    this.placement = charge.placement
    this.settings = charge.settings
    limitLog(this.placement.log)
    this.logWatch = setInterval(() => limitLog(this.placement.log), 600_000)
    this.logWatch.unref()
  }

  /** Takes over the running database or starts it; returns where it listens, or throws a sentence and leaves nothing of ours running. */
  async open(): Promise<{ at: Postmaster; adopted: boolean }> {
    try {
      const at = await this.obtain()
      // After a crash it must come back at the same place, or no pool would find it.
      if (this.placement.sockets === null) this.settings = { ...this.settings, port: String(at.port) }
      else this.placement = { ...this.placement, sockets: at.host }
      return { at, adopted: at.pid !== this.launched }
    } catch (error) {
      clearInterval(this.logWatch)
      const foreign = error instanceof DataFolderBusy
      if (this.launched !== null && !foreign) await shutDown(this.placement, this.launched, this.charge.log)
      throw error
    }
  }

  /** Ends the database if it is still ours. */
  stop(): Promise<void> {
    this.stopped ??= this.end()
    return this.stopped
  }

  private async end(): Promise<void> {
    this.stopping.abort()
    clearInterval(this.logWatch)
    await this.recovering
    const running = runningPostmaster(this.placement.cluster)
    if (running && (await this.isOurs(running))) await shutDown(this.placement, running.pid, this.charge.log)
    this.holder?.end().catch(() => {})
    removeTemporary(this.placement)
  }

  private async isOurs(running: Postmaster): Promise<boolean> {
    if (this.holder) return true
    const answer = await this.claim(running)
    if (answer.kind === 'owned') this.holder = answer.client
    return answer.kind === 'owned'
  }

  private claim({ host, port }: Postmaster) {
    const admin = { host, port, user: names.admin, password: this.charge.admin, database: 'postgres', ssl: false } as const
    return claim(admin, this.placement.dataDir)
  }

  private async obtain(): Promise<Postmaster> {
    const waits = new Waits(this.placement, this.charge.log)
    for (let pause = 20; ; pause = Math.min(pause * 1.5, 500)) {
      this.stopping.signal.throwIfAborted()
      const running = runningPostmaster(this.placement.cluster)
      if (!running && (await this.start(waits))) continue
      if (running && (await this.take(running, waits))) return running
      await sleep(pause, undefined, { signal: this.stopping.signal })
    }
  }

  private async start(waits: Waits): Promise<boolean> {
    const result = await launch(this.placement, this.settings, this.charge.log, this.stopping.signal)
    if (result.kind === 'ready') {
      this.launched = result.pid
      return true
    }
    if (result.reason === 'socket') {
      waits.count('socket')
      this.placement = withTemporarySocket(this.placement)
    } else {
      waits.count(result.reason === 'memory' ? 'memory' : 'answer')
    }
    return false
  }

  private async take(running: Postmaster, waits: Waits): Promise<boolean> {
    const answer = await this.claim(running)
    if (answer.kind === 'busy') throw answer.problem
    if (answer.kind === 'owned') {
      const { client } = answer
      this.holder = client
      client.once('end', () => this.cutOff(client))
      return true
    }
    waits.count(answer.kind === 'silent' && answer.gone ? 'gone' : 'answer')
    return false
  }

  private cutOff(client: pg.Client): void {
    if (this.stopping.signal.aborted || this.holder !== client) return
    this.holder = null
    this.charge.log('データベースが止まりました。立て直しています…')
    this.recovering = this.recover()
  }

  private async recover(): Promise<void> {
    for (let pause = 200; !this.stopping.signal.aborted; pause = Math.min(pause * 2, 30_000)) {
      try {
        await this.obtain()
        this.charge.log('データベースが動きだしました。続けられます。')
        return
      } catch (error) {
        if (this.stopping.signal.aborted) return
        this.charge.log(wordsOf(error))
        if (error instanceof DataFolderBusy) {
          this.charge.onLost(error)
          return
        }
        await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => {})
      }
    }
  }
}

/** Counts how long one state lasts and says the sentence when it lasts too long. */
class Waits {
  private readonly placement: Placement
  private readonly since = new Map<string, number>()
  private readonly began = Date.now()
  private readonly tell: () => void

  constructor(placement: Placement, log: (line: string) => void) {
    this.placement = placement
    this.tell = slowly('データベースの返事を待っています…', log)
  }

  count(state: 'answer' | 'memory' | 'gone' | 'socket'): void {
    this.tell()
    const now = Date.now()
    const first = this.since.get(state)
    if (first === undefined) this.since.set(state, now)
    const lasted = now - (first ?? now)
    const { dataDir, log } = this.placement
    if (state === 'socket' && first !== undefined) throw stuck(`接続口（ソケット）を作れません。「${log}」の最後を見てください。`)
    if (state === 'memory' && lasted > patience.memory)
      throw stuck('前回のデータベースの残りがまだ動いています。少し待つか、マシンを再起動してから、もう一度起動してください。')
    if (state === 'gone' && lasted > patience.gone)
      throw stuck(
        `動いているデータベースの接続口が消えています。「${dataDir}」を使っているプロセス（postgres）を終わらせるか、マシンを再起動してから、もう一度起動してください。`,
      )
    if (now - this.began > patience.overall) throw stuck(`10 分待ちましたが返事がありません。「${log}」の最後を見てください。`)
  }
}

function stuck(reason: string): DatabaseProblem {
  return new DatabaseProblem('start_failed', `データベースを起動できませんでした。${reason}`)
}

/** Puts a log that has grown long aside. The database keeps the file open for appending, so it is emptied, not renamed. */
function limitLog(path: string): void {
  try {
    if (statSync(path).size < longestLog) return
    copyFileSync(path, `${path}.1`)
    truncateSync(path)
  } catch (error) {
    // A log that cannot be shortened is no reason to stop a hospital's server.
    if (codeOf(error) === '') throw error
  }
}

/** Removes a socket folder that we made outside the data folder, once it is empty. */
function removeTemporary({ sockets, base }: Placement): void {
  if (sockets === null || sockets.startsWith(base)) return
  try {
    rmdirSync(sockets)
  } catch (error) {
    if (codeOf(error) === '') throw error
  }
}
