// SPDX-License-Identifier: Apache-2.0
// `npm run bundle -- --check`: starts the finished folder as a hospital would, from a place with a blank and Japanese letters, with no other Node
// to be found and, where the system lets us, without a network; as an ordinary user and as root.
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { compareSums } from './inside/sums.mjs'
import { BundleProblem } from './problem.mjs'

const nobody = 65534
const patience = 300_000

/** Throws a sentence where the bundle does not start, answer, show its first page, stop, or leave its own folder as it was. Linux only. */
export async function checkBundle(folder, say) {
  if (process.platform !== 'linux') throw new BundleProblem('--check は Linux でだけ使えます。')
  const work = mkdtempSync(join(tmpdir(), 'shinayaka-bundle-'))
  chmodSync(work, 0o755)
  const place = join(work, '医事課 デスクトップ', 'しなやか')
  try {
    cpSync(folder, place, { recursive: true })
    for (const user of process.getuid() === 0 ? [nobody, 0] : [process.getuid()]) await tryAs(user, place, work, say)
    const { missing, changed, foreign } = compareSums(place)
    const touched = [...missing, ...changed, ...foreign]
    if (touched.length > 0) throw new BundleProblem(`動かしたあと、まとめの中身が変わっていました: ${touched.slice(0, 5).join(' ')}`)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

async function tryAs(user, place, work, say) {
  const home = join(work, `home-${user}`)
  mkdirSync(home)
  chownSync(home, user, user)
  const begun = Date.now()
  const run = await begin(user, place, home)
  try {
    // The code is said a moment after the first answer.
    while (!run.said().includes('初回コード') || !run.ask('/ready').includes('"ready":true')) {
      if (run.child.exitCode !== null || Date.now() - begun > patience)
        throw new BundleProblem(`利用者 ${user} で始まりませんでした。\n${run.said()}`)
      await sleep(500)
    }
    requirePage(run)
  } finally {
    run.child.kill('SIGTERM')
    await run.ended
  }
  if (!run.said().includes('止まりました') || existsSync(join(home, 'data', 'postgres', 'postmaster.pid')))
    throw new BundleProblem(`正しく止まりませんでした。\n${run.said()}`)
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  say(`利用者 ${user}${run.alone ? '、ネットワークなし' : ''}: 始まり、答え、最初のページを出し、止まりました（${seconds} 秒）。`)
}

function requirePage({ ask }) {
  const page = ask('/')
  const part = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1]
  if (!part || ask(part).length < 10_000) throw new BundleProblem(`最初のページが出ません。\n${page.slice(0, 300)}`)
}

async function begin(user, place, home) {
  const port = await freePort()
  // Never the data of an installation on this very machine.
  const env = { HOME: home, XDG_DATA_HOME: home, PATH: '/usr/bin:/bin', PORT: String(port), DATA_DIR: join(home, 'data') }
  const root = process.getuid() === 0
  const alone = root && spawnSync('unshare', ['--net', '--mount', 'true']).status === 0
  const as = root ? ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups'] : []
  // Root's settings lie in /var/lib, which this machine must not get from us.
  const steps = `${alone ? 'ip link set lo up; mount -t tmpfs tmpfs /var/lib; ' : ''}cd /; exec ${as.join(' ')} sh "$1/start.sh"`
  const [program, ...args] = [...(alone ? ['unshare', '--net', '--mount'] : []), 'sh', '-c', steps, 'sh', place]
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const listen = (chunk) => {
    said += chunk
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  // In a network of its own only a program that enters it can ask.
  const ask = (path) => {
    const inside = alone ? ['nsenter', `--net=/proc/${child.pid}/ns/net`] : []
    const [first, ...rest] = [...inside, process.execPath, '-e', asking, `http://127.0.0.1:${port}${path}`]
    return spawnSync(first, rest, { encoding: 'utf8' }).stdout
  }
  return { child, ask, alone, said: () => said, ended: new Promise((resolve) => child.once('close', resolve)) }
}

const asking = 'fetch(process.argv[1]).then((answer) => answer.text()).then((text) => process.stdout.write(text), () => {})'

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
