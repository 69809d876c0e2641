// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addNextYear } from '../apps/server/src/testing/next-catalog.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const parts = ['apps/server', 'apps/web/dist', 'packages', 'catalog', 'package.json', 'tsconfig.json']

// Neither installs nor builds: the libraries are those of the clone around it, the screens those that were copied.
const launcher = `// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) })
const { main } = await import('../apps/server/src/main.ts')
await main({ demo: process.argv.includes('--demo') })
`

/**
 * The product as it is after next year's update: the same code, and a catalog with one form and one mapping more. It stands inside the clone, so that
 * it finds its libraries there; nothing in it is a link, so that nothing done to it can reach the clone.
 */
export const nextYearsClone = (): string => {
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const folder = mkdtempSync(join(root, 'test-results', 'next-year-'))
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true })
  mkdirSync(join(folder, 'scripts'))
  writeFileSync(join(folder, 'scripts', 'start.mjs'), launcher)
  addNextYear(join(folder, 'catalog'), {
    from: 'mhlw-r8',
    to: 'mhlw-r9',
    year: 2027,
    rest: 'same',
    changed: ['2-7'],
    gone: ['2-12'],
    added: ['4-2'],
  })
  return folder
}
