// SPDX-License-Identifier: Apache-2.0
import type { ApprovalRequest, ApprovalWord } from '../../render/approval-request/input.ts'
import { loadWord, writeApprovalRequest } from '../../render/approval-request/word.ts'
import type { Job } from '../job.ts'

/** The request for approval as a Word file. */
export const job: Job<ApprovalRequest, ApprovalWord> = {
  run: writeApprovalRequest,
  warmUp: async () => {
    await loadWord()
  },
}
