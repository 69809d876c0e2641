// SPDX-License-Identifier: Apache-2.0
import type { JobName } from './jobs.ts'
import type { JobError } from './outcome.ts'

/** What a worker is told: one job, or to load everything ahead. */
export type ToWorker = { id: number; kind: 'run'; job: JobName; input: unknown } | { id: number; kind: 'warm-up' }

/** What a worker answers, under the id it was told. */
export type FromWorker = { id: number; ok: true; value: unknown } | { id: number; ok: false; error: JobError }
