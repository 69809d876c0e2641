// SPDX-License-Identifier: Apache-2.0
// Builds the screens ahead of the first start. The server itself runs from its sources.
import { fileURLToPath } from 'node:url'
import { ensureInstalled, ensureWebBuilt } from './prepare.mjs'

process.chdir(fileURLToPath(new URL('..', import.meta.url)))
await ensureInstalled()
await ensureWebBuilt()
