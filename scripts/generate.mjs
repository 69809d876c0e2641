// SPDX-License-Identifier: Apache-2.0
// Writes what is made from something else: the OpenAPI document, the web client's table, the database's types.
// `--check` writes nothing and fails where a file differs.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
register()

const check = process.argv.includes('--check')
const { version } = JSON.parse(readFileSync('apps/server/package.json', 'utf8'))

const openApi = async () => {
  const { openApi } = await import('../packages/contract/src/index.ts')
  return `${JSON.stringify(openApi(version), null, 2)}\n`
}
const client = async () => {
  const { clientTable } = await import('./generate-client.mjs')
  return clientTable()
}
const databaseTypes = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shinayaka-types-'))
  const { generateDatabaseTypes } = await import('../apps/server/src/testing/database-types.ts')
  try {
    await generateDatabaseTypes(join(folder, 'schema.ts'))
    return readFileSync(join(folder, 'schema.ts'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const made = {
  'docs/openapi.json': openApi,
  'apps/web/src/app/endpoints.gen.ts': client,
  'apps/server/src/platform/database/schema.gen.ts': databaseTypes,
}

let differing = 0
for (const [path, make] of Object.entries(made)) {
  const text = await make()
  let held = null
  try {
    held = readFileSync(path, 'utf8')
  } catch {
    // Not there yet.
  }
  if (held === text) continue
  if (check) {
    console.error(`${path} は作り直しが必要です。npm run generate を実行し、差を確かめてコミットしてください。`)
    differing += 1
  } else {
    writeFileSync(path, text)
    console.log(`書き直しました: ${path}`)
  }
}
process.exit(differing > 0 ? 1 : 0)
