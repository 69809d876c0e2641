// SPDX-License-Identifier: Apache-2.0
// Proves that docs/security.md speaks of every requirement once, and that every test it names is there.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { problemsOf, rowsOf } from './security/table.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const text = readFileSync('docs/security.md', 'utf8')
const problems = problemsOf(text)
for (const problem of problems) console.error(`docs/security.md ${problem}`)
const building = rowsOf(text).filter(({ verdict }) => verdict === '…')
if (building.length > 0) console.log(`docs/security.md 作っている途中: ${building.map(({ id }) => id).join(' ')}`)
process.exit(problems.length > 0 ? 1 : 0)
