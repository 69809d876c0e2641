// SPDX-License-Identifier: Apache-2.0
// What must be there before a server or a test can run: the libraries and the built screens. Does nothing when they are current.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { putScreens } from './screens.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const cache = join(root, 'node_modules', '.cache', 'shinayaka')
const web = join(root, 'apps', 'web')
const built = join(web, 'dist')

/** A step that failed; the message is all the person needs. */
class StepProblem extends Error {
  forPerson = true
}

/** Tells the person at the terminal what is going on, with the seconds since the start. */
export function say(line) {
  console.log(`[${process.uptime().toFixed(1).padStart(5)} 秒] ${line}`)
}

/**
 * Installs the libraries of package-lock.json unless they are there. Those for development are left out on a fresh clone
 * (`dev: true` wants them), but kept where they are.
 */
export async function ensureInstalled({ dev = false } = {}) {
  const wanted = readJson(join(root, 'package-lock.json'))
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted) throw new StepProblem('package-lock.json が読めません。「しなやか」を入れ直してください。')
  const withDev = dev || Object.values(installed?.packages ?? {}).some((entry) => entry.dev)
  if (installed && isCurrent(wanted.packages, installed.packages, withDev)) return
  const lasts = installed ? '' : '（初回だけ、1 分ほどかかります）'
  say(`必要なライブラリを入れています…${lasts}`)
  const omit = withDev ? [] : ['--omit=dev']
  const { code, said } = await run(npm(), ['ci', ...omit, '--no-audit', '--no-fund', '--loglevel=error'], root, 'ライブラリを入れています…')
  if (code !== 0) throw new StepProblem(installSentence(said))
  say('ライブラリが入りました。')
}

/** Builds the screens unless nothing they are made from has changed since the last time. */
export async function ensureWebBuilt() {
  const stamp = join(cache, 'web-build')
  const hash = hashOf([web, join(root, 'packages', 'domain'), join(root, 'packages', 'contract')], [join(root, 'package-lock.json')])
  if (existsSync(join(built, 'index.html')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  say('画面を組み立てています…')
  // Beside the old one until it is whole: a build that fails keeps its screens.
  const fresh = join(cache, `web-${process.pid}`)
  mkdirSync(cache, { recursive: true })
  try {
    const vite = join(dirname(createRequire(join(web, 'package.json')).resolve('vite/package.json')), 'bin', 'vite.js')
    const args = [vite, 'build', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'warn']
    const { code, said } = await run([process.execPath], args, web, '画面を組み立てています…')
    if (code !== 0)
      throw new StepProblem(
        `画面を組み立てられませんでした。ソースを変えたときは元に戻し、そうでなければ「npm ci」をやり直してください。\n${excerpt(said)}`,
      )
    putScreens(fresh, built)
    writeFileSync(stamp, hash)
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
  say('画面ができました。')
}

/** Whether every package of the lock file is installed in its version; what is for other platforms may be missing. */
function isCurrent(wanted, installed, withDev) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    if (!found) return Boolean(entry.optional) || (!withDev && Boolean(entry.dev || entry.devOptional))
    // Where it came from is not compared: another registry of the same packages is as good.
    const same = found.version === entry.version && (!found.integrity || !entry.integrity || found.integrity === entry.integrity)
    return same && existsSync(join(root, path))
  })
}

/** npm as it was called, or else the one beside this Node; a shell only where there is no other way. */
function npm() {
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const script = [process.env.npm_execpath, beside].find((path) => path?.endsWith('npm-cli.js') && existsSync(path))
  return script ? [process.execPath, script] : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

/** Runs a program to its end, saying `meanwhile` every ten seconds. */
function run([program, ...first], args, cwd, meanwhile) {
  return new Promise((resolve, reject) => {
    const shell = program.endsWith('.cmd')
    const child = spawn(program, [...first, ...args], { cwd, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const listen = (chunk) => {
      said = `${said}${chunk}`.slice(-20_000)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    const beat = setInterval(() => say(meanwhile), 10_000)
    child.on('error', (error) => {
      clearInterval(beat)
      reject(new StepProblem(`「${program}」を実行できません（${error.message}）。Node.js と npm を入れ直してください。`))
    })
    child.on('close', (code) => {
      clearInterval(beat)
      resolve({ code, said })
    })
  })
}

function installSentence(said) {
  return `ライブラリを入れられませんでした。${installReason(said)}\n${excerpt(said)}`
}

function installReason(said) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|network/i.test(said))
    return 'インターネット（または院内の npm の置き場）につながりません。接続と、必要なら「npm config set proxy」の設定を確かめてください。'
  if (/EACCES|EPERM|EROFS/.test(said)) return 'このフォルダに書き込めません。フォルダの持ち主として「npm start」をやり直してください。'
  if (/ENOSPC/.test(said)) return 'ディスクに空きがありません。1 GB ほど空けてから「npm start」をやり直してください。'
  if (/EUSAGE|in sync/.test(said)) return 'package.json と package-lock.json が合っていません。変えたファイルを元に戻してください。'
  return '下の知らせを見て、「npm start」をやり直してください。'
}

/** The beginning, where a compiler names the mistake, and the end, where npm sums up. */
function excerpt(said) {
  const lines = stripVTControlCharacters(said).trim().split('\n')
  return (lines.length <= 25 ? lines : [...lines.slice(0, 12), '…', ...lines.slice(-12)]).join('\n')
}

function hashOf(folders, files) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0])
  for (const path of [...files, ...folders.flatMap((folder) => filesBelow(folder))])
    hash.update(`\0${path.slice(root.length)}\0`).update(readFileSync(path))
  return hash.digest('hex')
}

function filesBelow(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['node_modules', 'dist'].includes(entry.name) ? [] : filesBelow(path)
    return /\.test\.tsx?$/.test(entry.name) ? [] : [path]
  })
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return null
  }
}
