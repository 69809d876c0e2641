// SPDX-License-Identifier: Apache-2.0
// Keeps what this version writes: the demo's rows as a file, for the upgrade tests of every later version. Run once at a release.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
register()
const { version } = JSON.parse(readFileSync('apps/server/package.json', 'utf8'))
const dataDir = mkdtempSync('/tmp/shinayaka-fixture-')
try {
  const { makeFixture } = await import('../apps/server/src/testing/make-fixture.ts')
  const path = `apps/server/src/testing/fixtures/${version}.json`
  writeFileSync(path, `${JSON.stringify(await makeFixture(dataDir, version), null, 1)}\n`)
  console.log(`書きました: ${path}`)
} finally {
  rmSync(dataDir, { recursive: true, force: true })
}
process.exit(0)
