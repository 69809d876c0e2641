// SPDX-License-Identifier: Apache-2.0
export { attachedEvidence } from './attached-queries.ts'
export { createEvidence } from './commands.ts'
export { evidenceWithDay, expiringEvidence, infectedEvidence } from './dated.ts'
export { evidenceJobs } from './jobs.ts'
export { evidenceAbout, type PackedEvidence } from './packed.ts'
export { receiveFile } from './receive.ts'
export { evidenceHandlers } from './routes.ts'
