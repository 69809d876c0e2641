#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js ${process.versions.node} では動きません。Node.js 20.19 以上を入れてください。`)
  process.exit(2)
}

const { register } = await import('tsx/esm/api')
// Named, so that a tsconfig.json of the folder one happens to stand in changes nothing.
register({ tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)) })
const { main } = await import('../src/main.ts')
process.exitCode = await main(process.argv.slice(2))
