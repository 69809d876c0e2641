// SPDX-License-Identifier: Apache-2.0
import type { FormStatus, StatusPdf } from '../../render/form-status/input.ts'
import { renderFormStatus, warmUpFormStatus } from '../../render/form-status/render.ts'
import type { Job } from '../job.ts'

/** How a form stands, as PDF. */
export const job: Job<FormStatus, StatusPdf> = { run: renderFormStatus, warmUp: warmUpFormStatus }
