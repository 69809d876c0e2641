// SPDX-License-Identifier: Apache-2.0
import { hostname } from 'node:os'
import type pg from 'pg'
import { type Connection, connect } from './connection.ts'
import { codeOf, DatabaseProblem, DataFolderBusy } from './problem.ts'
import { processState } from './process.ts'

/**
 * What came of asking for the data folder: it is ours as long as `client` stays connected; another process has it; the
 * process that had it is gone and its hold is about to end; or the database does not answer yet (or any more).
 */
export type Claim =
  | { readonly kind: 'owned'; readonly client: pg.Client }
  | { readonly kind: 'busy'; readonly problem: DataFolderBusy }
  | { readonly kind: 'fading' }
  | { readonly kind: 'silent'; readonly gone: boolean }

/** Two numbers of our own: "SHIN" and the first of its locks. */
const lock = [0x5348494e, 1]

/** Not yet up or going down, not listening, cut off in the middle, no such socket. */
const passing = new Set(['57P03', '57P01', '57P02', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', '53300'])

/**
 * Takes the data folder for this process. The hold is an advisory lock in the database itself, so it ends by itself with
 * the process and cannot be left behind, and whoever is refused can read who holds it.
 */
export async function claim(admin: Connection, dataDir: string): Promise<Claim> {
  let client: pg.Client
  try {
    client = await connect(admin, { name: calling(), timeout: 5_000 })
  } catch (error) {
    return unanswered(error, dataDir)
  }
  try {
    const taken = await client.query('select pg_try_advisory_lock($1, $2) as taken', lock)
    if (taken.rows[0]?.taken === true) return { kind: 'owned', client }
    const held = await client.query(
      `select a.application_name as name, a.backend_start as since
         from pg_locks l join pg_stat_activity a on a.pid = l.pid
        where l.locktype = 'advisory' and l.classid = $1 and l.objid = $2 and l.granted`,
      lock,
    )
    client.end().catch(() => {})
    return refusal(held.rows[0], dataDir)
  } catch (error) {
    client.end().catch(() => {})
    return unanswered(error, dataDir)
  }
}

/** How we name ourselves to whoever is refused: our number, since when, on which machine (PostgreSQL keeps 63 bytes). */
function calling(): string {
  const started = new Date(Date.now() - process.uptime() * 1000)
  return `shinayaka/${process.pid}/${started.toISOString().slice(0, 19)}Z/${host()}`.slice(0, 63)
}

function host(): string {
  return hostname().replace(/[^\x21-\x7e]|\//g, '_')
}

function refusal(row: { name: string; since: Date } | undefined, dataDir: string): Claim {
  // Freed between the two questions.
  if (!row) return { kind: 'fading' }
  const [, number, started, machine] = /^shinayaka\/(\d+)\/([^/]+)\/(.*)$/.exec(row.name) ?? []
  const pid = number === undefined ? null : Number(number)
  const since = started === undefined ? row.since : new Date(started)
  // PostgreSQL may have cut the end of the name off.
  const here = machine !== undefined && host().startsWith(machine)
  if (pid !== null && here && processState(pid) === 'none') return { kind: 'fading' }
  const who = pid === null ? row.name || '名前のない接続' : `プロセス番号 ${pid}`
  const time = since.toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'medium', timeStyle: 'short' })
  const message = `データフォルダ「${dataDir}」は、動いている別の「しなやか」（${who}、${time} から）が使っています。そちらをそのまま使うか、終わらせてから起動してください。別々に動かすときは DATA_DIR に別のフォルダを指定してください。`
  return { kind: 'busy', problem: new DataFolderBusy(message, { pid, host: machine ?? null, since }) }
}

function unanswered(error: unknown, dataDir: string): Claim {
  const code = codeOf(error)
  if (code === '28P01') {
    throw new DatabaseProblem(
      'data_folder_secrets',
      `「${dataDir}」の secrets.json(データベースのパスワード)が、このデータのものではありません。データと同じときに保存した secrets.json に戻してください。`,
      error,
    )
  }
  const cut = error instanceof Error && /timeout|terminated|Connection ended/i.test(error.message)
  if (!passing.has(code) && !cut) throw error
  return { kind: 'silent', gone: code === 'ENOENT' || code === 'ECONNREFUSED' }
}
