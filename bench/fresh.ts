// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startProgram } from '../e2e/program.ts'
import { report } from './figures.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(process.platform === 'win32' ? (process.env.TEMP ?? '.') : '/tmp', 'shinayaka-fresh-'))
try {
  const begun = performance.now()
  execFileSync('git', ['clone', '--quiet', root, join(folder, 'clone')])
  const cloned = performance.now()
  const program = await startProgram({ dataDir: join(folder, 'data'), folder: join(folder, 'clone'), seconds: 300 })
  const page = await fetch(`${program.url}/first-run`)
  report('fresh clone to the first page', (performance.now() - begun) / 1000, 120, 's', `status ${page.status}`)
  report('of it: git clone', (cloned - begun) / 1000, null, 's')
  const at = (line: RegExp) => Number(line.exec(program.output())?.[1])
  report('of it: npm ci --omit=dev', at(/\[ *([\d.]+) 秒\] ライブラリが入りました/), null, 's')
  report('of it: build of the pages', at(/\[ *([\d.]+) 秒\] 画面ができました/) - at(/\[ *([\d.]+) 秒\] ライブラリが入りました/), null, 's')
  await program.stop()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
