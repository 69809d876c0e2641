// SPDX-License-Identifier: Apache-2.0
// What is fetched: the libraries of the lock file for another machine, and Node.js itself.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { nodeVersion } from './platforms.mjs'
import { BundleProblem } from './problem.mjs'

/** What the server and its commands need; the screens are built already, so their libraries stay out. */
const workspaces = ['@shinayaka/server', 'shinayaka']

/**
 * Puts the libraries for `platform` into `staging/node_modules`, exactly as the lock file of `root` has them. No install script runs:
 * they would be run for this machine, and what they would do is done by `trim` and the database's own start.
 */
export function installFor(platform, root, staging) {
  const manifests = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  const own = Object.entries(manifests).flatMap(([path, { link }]) => (path === '' || link || path.includes('node_modules') ? [] : [path]))
  for (const file of ['package.json', 'package-lock.json', '.npmrc', ...own.map((path) => join(path, 'package.json'))]) {
    mkdirSync(dirname(join(staging, file)), { recursive: true })
    if (existsSync(join(root, file))) cpSync(join(root, file), join(staging, file))
  }
  const target = [`--os=${platform.os}`, `--cpu=${platform.cpu}`, ...(platform.libc ? [`--libc=${platform.libc}`] : [])]
  const only = workspaces.flatMap((name) => ['--workspace', name])
  npm(['ci', ...target, '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...only], staging, 'ライブラリ')
}

/** Fetches a package with Node.js, compares its hash with the one written down, and unpacks `files` of it into `folder`. */
export function fetchNode({ name, integrity }, files, folder) {
  mkdirSync(folder, { recursive: true })
  const spec = `${name}@${nodeVersion}`
  npm(['pack', spec, '--pack-destination', folder, '--loglevel=error'], folder, `Node.js（${spec}）`)
  const packed = join(folder, `${name}-${nodeVersion}.tgz`)
  requireIntegrity(readFileSync(packed), integrity, spec)
  const { status } = spawnSync('tar', ['-xzf', packed, '-C', folder, ...files.map((file) => `package/${file}`)], { stdio: 'ignore' })
  rmSync(packed)
  if (status !== 0) throw new BundleProblem(`${spec} を開けません。ディスクの空きと、tar が入っているかを確かめてください。`)
  return join(folder, 'package')
}

/** Refuses a file that is not the one whose hash (`sha512-…`) is written down. */
export function requireIntegrity(content, integrity, name) {
  const found = `sha512-${createHash('sha512').update(content).digest('base64')}`
  if (found !== integrity)
    throw new BundleProblem(
      `${name} の中身が、控えてあるハッシュと合いません。すり替えのおそれがあるため、止めました。途中の中継（プロキシ）を確かめ、別の回線でもやり直してください。`,
    )
}

function npm(args, cwd, what) {
  const script = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : null
  const [program, ...first] = script ? [process.execPath, script] : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  const { status, stderr, error } = spawnSync(program, [...first, ...args], {
    cwd,
    encoding: 'utf8',
    shell: program.endsWith('.cmd'),
    stdio: ['ignore', 'ignore', 'pipe'],
    // The workspace and the settings of the npm that called us are not those of the staging folder.
    env: Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^npm_(config_(?!registry|userconfig|cache|.*proxy|cafile)|package|lifecycle)/i.test(name)),
    ),
  })
  if (status === 0) return
  throw new BundleProblem(`${what}を取ってこられませんでした。${reasonOf(`${stderr ?? ''}${error?.message ?? ''}`)}`)
}

/** What to do about npm's words. */
export function reasonOf(said) {
  if (/ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|network/i.test(said))
    return 'まとめを作るときだけ、インターネット（または院内の npm の置き場）が要ります。接続と「npm config get registry」を確かめてください。'
  if (/E404|ETARGET|notarget/i.test(said)) return 'つないでいる npm の置き場に、この版がありません。「npm config get registry」を確かめてください。'
  if (/ENOSPC|no space left/i.test(said)) return 'ディスクに空きがありません。種類一つにつき 1.5 GB ほど空けてから、やり直してください。'
  if (/EACCES|EPERM|EROFS/.test(said)) return '書き込めません。--to に書き込めるフォルダを指定してください。'
  if (/EUSAGE|in sync/.test(said)) return 'package.json と package-lock.json が合っていません。変えたファイルを元に戻してください。'
  return `npm の知らせ:\n${said.trim().split('\n').slice(-8).join('\n')}`
}
