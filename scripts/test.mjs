// SPDX-License-Identifier: Apache-2.0
// Everything a contributor needs to know whether the product works: installs what is missing, builds what the browser tests open, runs all tests.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, ensureWebBuilt } from './prepare.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const chromiumPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const findChromium = () => process.env.CHROMIUM_PATH ?? chromiumPaths.find((path) => existsSync(path))

const run = (args) =>
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...args], {
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: findChromium() ?? '' },
  }).status ?? 1

await ensureInstalled({ dev: true })
await ensureWebBuilt()

const given = process.argv.slice(2)
if (given.length > 0) process.exit(run(given))

let status = run(['--project', 'unit', '--project', 'server', '--project', 'soak'])
const chromium = findChromium()
if (chromium) {
  console.log(`ブラウザの試験: ${execFileSync(chromium, ['--version'], { encoding: 'utf8' }).trim()}`)
  status ||= run(['--project', 'e2e'])
} else {
  console.log(
    '\nChromium がないため、ブラウザの試験（e2e）は行いませんでした。入れるには:\n  sudo apt-get install chromium fonts-noto-cjk\n（ほかの場所にあるときは CHROMIUM_PATH で指定します）',
  )
  if (process.env.CI) status ||= 1
}
process.exit(status)
