// SPDX-License-Identifier: Apache-2.0
import type { ApprovalPdf, ApprovalRequest } from '../../render/approval-request/input.ts'
import { renderApprovalRequest, warmUpApprovalRequest } from '../../render/approval-request/render.ts'
import type { Job } from '../job.ts'

/** The request for approval as PDF. */
export const job: Job<ApprovalRequest, ApprovalPdf> = { run: renderApprovalRequest, warmUp: warmUpApprovalRequest }
