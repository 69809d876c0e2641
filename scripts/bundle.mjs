// SPDX-License-Identifier: Apache-2.0
// `npm run bundle`: one folder with everything inside, for a hospital's machine without internet. docs/bundle.md says how it is used.
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { developmentOnly, inspect } from './bundle/contents.mjs'
import { compareSums, filesBelow, writeSums } from './bundle/inside/sums.mjs'
import { launchers } from './bundle/launchers.mjs'
import { writeLicences, writeReadme } from './bundle/papers.mjs'
import { folderName, licenceOf, ownPlatform, platforms, readArguments } from './bundle/platforms.mjs'
import { BundleProblem } from './bundle/problem.mjs'
import { copyProgram, parts, writePointers } from './bundle/program.mjs'
import { fetchNode, installFor } from './bundle/registry.mjs'
import { sweepLibraries, trimLibraries } from './bundle/trim.mjs'
import { ensureInstalled, ensureWebBuilt, say } from './prepare.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const needed = 1_500_000_000

try {
  const { asked, problem } = readArguments(process.argv.slice(2))
  if (problem) throw new BundleProblem(problem)
  const redist = asked.vcRedist === null ? null : resolve(asked.vcRedist)
  const to = resolve(asked.to)
  process.chdir(root)
  if (redist !== null && !existsSync(redist))
    throw new BundleProblem(`「${redist}」がありません。--vc-redist に vc_redist.x64.exe の場所を指定してください。`)
  requireRoom(to, asked.platforms.length)
  await ensureInstalled()
  await ensureWebBuilt()
  const made = asked.platforms.map((name) => make(name, to, redist))
  if (asked.check) {
    const own = made.find((folder) => folder.endsWith(`-${ownPlatform()}`))
    if (!own) throw new BundleProblem(`--check は、このマシンの種類（${ownPlatform()}）のまとめを作るときにだけ使えます。`)
    const { checkBundle } = await import('./bundle/check.mjs')
    await checkBundle(own, say)
  }
} catch (error) {
  if (error?.code === 'ENOSPC') fail('ディスクに空きがありません。種類一つにつき 1.5 GB ほど空けてから、やり直してください。')
  if (!(error instanceof Error && 'forPerson' in error)) throw error
  fail(error.message)
}

/** Makes the folder for one platform beside the old one, which it replaces only when it is whole. Returns its path. */
function make(name, to, redist) {
  const platform = platforms[name]
  const { version } = JSON.parse(readFileSync('apps/server/package.json', 'utf8'))
  const target = join(to, folderName(version, name))
  mkdirSync(to, { recursive: true })
  const work = mkdtempSync(join(to, '.making-'))
  try {
    const folder = join(work, basename(target))
    const app = join(folder, 'app')
    mkdirSync(app, { recursive: true })
    say(`${name}: ライブラリを取ってきています…`)
    installFor(platform, root, join(work, 'staging'))
    putLibraries(join(work, 'staging'), app, platform.database)
    say(`${name}: Node.js を取ってきています…`)
    const licence = putNode(platform, folder, work, name)
    say(`${name}: しなやかを写しています…`)
    copyProgram(root, app, version)
    writePointers(app)
    for (const { name: file, text } of launchers(platform.os)) writeFileSync(join(folder, file), text, { mode: 0o755 })
    if (redist !== null && platform.os === 'win32') copyFileSync(redist, join(folder, 'vc_redist.x64.exe'))
    writeReadme(folder, platform, version, redist !== null)
    writeLicences(root, folder, licence, platform.database)
    say(`${name}: 中身を確かめています…`)
    requireWhole(folder, platform)
    rmSync(target, { recursive: true, force: true })
    renameSync(folder, target)
    tell(name, target, redist)
    return target
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Moves what npm installed, in the folder of all and in those of single workspaces, to where the product looks for it. */
function putLibraries(staging, app, database) {
  renameSync(join(staging, 'node_modules'), join(app, 'node_modules'))
  trimLibraries(join(app, 'node_modules'), database)
  for (const part of parts) {
    const own = join(staging, part, 'node_modules')
    if (!existsSync(own)) continue
    mkdirSync(join(app, part), { recursive: true })
    renameSync(own, join(app, part, 'node_modules'))
    sweepLibraries(join(app, part, 'node_modules'))
  }
}

/** Puts Node's program into the folder; returns the file of its licence. */
function putNode({ node }, folder, work, name) {
  const own = fetchNode(node, name === licenceOf ? [node.program, 'LICENSE'] : [node.program], join(work, 'node'))
  mkdirSync(dirname(join(folder, node.inBundle)), { recursive: true })
  copyFileSync(join(own, node.program), join(folder, node.inBundle))
  chmodSync(join(folder, node.inBundle), 0o755)
  const source = name === licenceOf ? own : fetchNode(platforms[licenceOf].node, ['LICENSE'], join(work, 'licence'))
  return join(source, 'LICENSE')
}

function requireWhole(folder, platform) {
  const problems = inspect(folder, platform, developmentOnly(join(root, 'package-lock.json')))
  if (problems.length > 0) throw new BundleProblem(`まとめの中身が正しくありません。開発元に知らせてください。\n${problems.slice(0, 20).join('\n')}`)
  writeSums(folder)
  const { missing, changed } = compareSums(folder)
  if (missing.length + changed.length > 0) throw new BundleProblem('書いたファイルが読み直すと違っていました。別のディスクに --to で作ってください。')
}

function tell(name, target, redist) {
  const files = filesBelow(target)
  const size = files.reduce((sum, path) => sum + statSync(join(target, path)).size, 0)
  say(`${name}: できました: ${target}（${files.length} ファイル、${Math.round(size / 1e6)} MB）`)
  if (name === 'win-x64' && redist === null)
    say(
      'Windows に「Visual C++ 再頒布可能パッケージ」がないことがあります。vc_redist.x64.exe を https://aka.ms/vs/17/release/vc_redist.x64.exe から取り、--vc-redist で一緒に入れられます。',
    )
}

function requireRoom(to, count) {
  let at = to
  while (!existsSync(at)) at = dirname(at)
  const { bavail, bsize } = statfsSync(at)
  if (bavail * bsize >= needed * count) return
  throw new BundleProblem(
    `「${at}」の空きが足りません（${Math.round((bavail * bsize) / 1e6)} MB）。種類一つにつき 1.5 GB ほど空けるか、--to で別の場所を指定してください。`,
  )
}

function fail(sentence) {
  console.error(`\n${sentence}`)
  process.exit(1)
}
