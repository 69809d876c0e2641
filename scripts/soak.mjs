// SPDX-License-Identifier: Apache-2.0
// `npm run soak -- <name> [--rounds N] [--seed S]`: the long runs whose results stand in docs/reliability.md.
import { fileURLToPath } from 'node:url'
import { ensureInstalled, ensureWebBuilt } from './prepare.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await ensureInstalled({ dev: true })
await ensureWebBuilt()
const { register } = await import('tsx/esm/api')
register()
const { runSoak } = await import('../soak/run.ts')
process.exit(await runSoak(process.argv.slice(2)))
