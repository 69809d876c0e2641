// SPDX-License-Identifier: Apache-2.0
// A worker does not inherit what the main process registered: from the sources it must learn to read TypeScript by itself.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
