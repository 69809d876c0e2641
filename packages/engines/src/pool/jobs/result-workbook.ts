// SPDX-License-Identifier: Apache-2.0
import { loadExcel } from '../../workbook/excel.ts'
import type { ResultWorkbook, WorkbookFile } from '../../workbook/types.ts'
import { writeResultWorkbook } from '../../workbook/write-result.ts'
import type { Job } from '../job.ts'

/** The results as Excel. */
export const job: Job<ResultWorkbook, WorkbookFile> = {
  run: writeResultWorkbook,
  warmUp: async () => {
    await loadExcel()
  },
}
