// SPDX-License-Identifier: Apache-2.0
// `npm run bench`: the figures of docs/benchmarks.md, measured on this machine. `-- report` runs only bench/report.ts, and so on.
import { fileURLToPath } from 'node:url'
import { ensureInstalled, ensureWebBuilt } from './prepare.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await ensureInstalled({ dev: true })
await ensureWebBuilt()
const { register } = await import('tsx/esm/api')
register()
const wanted = process.argv.slice(2)
for (const name of wanted.length > 0 ? wanted : ['fresh', 'run', 'report', 'group', 'scoring', 'workbook', 'suppliers', 'backup']) {
  console.log(`\n== bench/${name}.ts`)
  await import(`../bench/${name}.ts`)
}
process.exit(0)
