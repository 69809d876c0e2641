// SPDX-License-Identifier: Apache-2.0
// The commands of the product (`shinayaka.cmd`, `shinayaka.sh`) on what this machine keeps.
import { existsSync } from 'node:fs'
import { layoutFor } from './layout.mjs'
import { here, inApp, readSettings } from './machine.mjs'

// An ordinary user's own data come first; else those of the service, where there is one.
const own = here()
const ofService = layoutFor({ os: process.platform, env: process.env, home: '/', service: true })
Object.assign(process.env, readSettings(existsSync(own.base) ? own : ofService))
const { main } = await import(inApp('apps/cli/src/main.ts'))
process.exitCode = await main(process.argv.slice(2))
