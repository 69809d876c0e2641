// SPDX-License-Identifier: Apache-2.0
// The rules that are errors: types, lint, boundaries, unused code, long files, generated files, catalog, the table of docs/security.md, licence heads.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))

const longest = 400
const codeFiles = () =>
  spawnSync('git', ['ls-files', '-co', '--exclude-standard', '--', '*.ts', '*.tsx', '*.mjs', '*.cjs', '*.js', '*.css', '*.sql', '*.typ'], {
    encoding: 'utf8',
  })
    .stdout.split('\n')
    .filter((path) => path !== '' && !path.endsWith('.gen.ts'))

const longFiles = () => {
  const long = codeFiles().filter((path) => readFileSync(path, 'utf8').split('\n').length - 1 > longest)
  for (const path of long) console.error(`${path}: ${longest} 行を超えています。役割で分けてください。`)
  return long.length === 0
}
const licenceHeads = () => {
  const bare = codeFiles().filter(
    (path) => /\.(ts|tsx|mjs)$/.test(path) && path.includes('/') && !readFileSync(path, 'utf8').slice(0, 200).includes('SPDX-License-Identifier'),
  )
  for (const path of bare) console.error(`${path}: 一行目に SPDX-License-Identifier がありません。`)
  return bare.length === 0
}
const node =
  (...args) =>
  () =>
    spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0

const checks = {
  types: node('node_modules/typescript/bin/tsc', '-p', '.'),
  lint: node('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  boundaries: node(
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    'packages',
    'apps',
    '--output-type',
    'err',
  ),
  unused: node('node_modules/knip/bin/knip.js', '--no-progress'),
  lines: longFiles,
  licence: licenceHeads,
  generated: node('scripts/generate.mjs', '--check'),
  catalog: node('apps/cli/bin/shinayaka.mjs', 'catalog', 'check'),
  security: node('scripts/security.mjs'),
}

const wanted = process.argv.slice(2)
const failed = []
for (const [name, check] of Object.entries(checks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  const begun = Date.now()
  const ok = check()
  console.log(`${ok ? '○' : '×'} ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`)
  if (!ok) failed.push(name)
}
if (failed.length > 0) console.error(`\n直すところがあります: ${failed.join(' ')}`)
process.exit(failed.length > 0 ? 1 : 0)
