// SPDX-License-Identifier: Apache-2.0
// Takes the README's pictures anew from the demo. Needs Chromium and poppler-utils.
import { fileURLToPath } from 'node:url'
import { register } from 'tsx/esm/api'
import { ensureInstalled, ensureWebBuilt } from './prepare.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await ensureInstalled({ dev: true })
await ensureWebBuilt()
register()
const { takePictures } = await import('../e2e/pictures.ts')
await takePictures('docs/images')
process.exit(0)
