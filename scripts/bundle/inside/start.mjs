// SPDX-License-Identifier: Apache-2.0
// Starts the product from a bundle: `start.cmd`, `start.sh` and the service end here. `--service`: the system started it, nobody looks on.
import { appendFileSync, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { missingRuntime } from './layout.mjs'
import { askReady, bundle, here, inApp, prepare, readSettings, Stop } from './machine.mjs'

const args = process.argv.slice(2)
const service = args.includes('--service')
const demo = args.includes('--demo')
const longestLog = 10_000_000

try {
  const unknown = args.filter((arg) => !['--service', '--demo'].includes(arg))
  if (unknown.length > 0) throw new Stop(`「${unknown.join(' ')}」という指定はありません。使えるのは --demo だけです。`)
  const layout = here(service)
  prepare(layout)
  const windowsService = service && process.platform === 'win32'
  if (windowsService) writeTo(layout.log)
  requireRuntime()
  Object.assign(process.env, readSettings(layout))
  if (demo) process.env.DATA_DIR = `${process.env.DATA_DIR}-demo`
  const running = service ? null : await askReady(process.env)
  if (running) {
    console.log(`しなやか ${running.version} は、もう動いています。ブラウザで次を開いてください:  ${running.url}`)
  } else {
    // A closed window must not cut the database off.
    process.on('SIGHUP', () => process.emit('SIGTERM'))
    if (windowsService) heed(layout.stop)
    const { main } = await import(inApp('apps/server/src/main.ts'))
    await main({ demo })
  }
} catch (error) {
  console.error(error instanceof Error && 'forPerson' in error ? `\n${error.message}` : error)
  process.exitCode = 1
}

function requireRuntime() {
  if (process.platform !== 'win32') return
  const missing = missingRuntime(process.env, existsSync)
  if (missing.length === 0) return
  const beside = existsSync(join(bundle, 'vc_redist.x64.exe'))
  const todo = beside
    ? 'このフォルダの vc_redist.x64.exe を管理者が実行し（再起動は不要です）、もう一度始めてください。'
    : 'マイクロソフトの「Visual C++ 再頒布可能パッケージ（x64）」の vc_redist.x64.exe を、インターネットにつながるマシンで https://aka.ms/vs/17/release/vc_redist.x64.exe から取って実行し、もう一度始めてください。'
  throw new Stop(`この Windows には、データベースに要る部品（${missing.join('、')}）がありません。${todo}`)
}

/** A task of Windows has no window: what is said goes to a file, and the part before the last ten megabytes goes. */
function writeTo(log) {
  const append = (chunk) => {
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > longestLog) renameSync(log, `${log}.1`)
    appendFileSync(log, chunk)
    return true
  }
  for (const stream of [process.stdout, process.stderr]) Object.defineProperty(stream, 'write', { value: append })
  console.log(`\n--- ${new Date().toISOString()}`)
}

/** Ends as after Ctrl-C once the file is there. */
function heed(stop) {
  rmSync(stop, { force: true })
  const watch = setInterval(() => {
    if (!existsSync(stop)) return
    clearInterval(watch)
    rmSync(stop, { force: true })
    process.emit('SIGTERM')
  }, 1_000)
  watch.unref()
}
