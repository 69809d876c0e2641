// SPDX-License-Identifier: Apache-2.0
import { loadExcel } from '../../workbook/excel.ts'
import type { AnswerForm, WorkbookFile } from '../../workbook/types.ts'
import { writeAnswerForm } from '../../workbook/write-form.ts'
import type { Job } from '../job.ts'

/** The Excel form to answer offline. */
export const job: Job<AnswerForm, WorkbookFile> = {
  run: writeAnswerForm,
  warmUp: async () => {
    await loadExcel()
  },
}
