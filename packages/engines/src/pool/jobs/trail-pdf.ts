// SPDX-License-Identifier: Apache-2.0
import type { TrailDocument, TrailPdf } from '../../render/trail/input.ts'
import { renderTrail, warmUpTrail } from '../../render/trail/render.ts'
import type { Job } from '../job.ts'

/** The audit trail as PDF. */
export const job: Job<TrailDocument, TrailPdf> = { run: renderTrail, warmUp: warmUpTrail }
