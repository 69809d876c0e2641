// SPDX-License-Identifier: Apache-2.0
import type { AssessmentReport, ReportPdf } from '../../render/report/input.ts'
import { renderReport, warmUpReport } from '../../render/report/render.ts'
import type { Job } from '../job.ts'

/** The report of a self-check as PDF. */
export const job: Job<AssessmentReport, ReportPdf> = { run: renderReport, warmUp: warmUpReport }
