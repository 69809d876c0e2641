// SPDX-License-Identifier: Apache-2.0
/** What works on files and charts, without a database: PDF, Excel, pictures, and the workers they run in. */
export type { RadarDomain, RadarInput } from './chart/input.ts'
export type { JobInput, JobName, JobOutput } from './pool/jobs.ts'
export type { JobError, JobErrorCode, JobOutcome } from './pool/outcome.ts'
export { createPool } from './pool/pool.ts'
export type { Pool, PoolOptions, RunOptions } from './pool/types.ts'
export type * from './render/approval-request/input.ts'
export type * from './render/report/input.ts'
export type { ReportLabels } from './render/report/labels.ts'
export type { TrailDocument } from './render/trail/input.ts'
export type * from './supplier-form/types.ts'
export type * from './workbook/types.ts'
