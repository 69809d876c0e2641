// SPDX-License-Identifier: Apache-2.0
export { evidenceWithDay, expiringEvidence, infectedEvidence } from './dated.ts'
export { listFiles, openFile } from './files.ts'
export { evidenceJobs } from './jobs.ts'
export { evidenceHandlers } from './routes.ts'
