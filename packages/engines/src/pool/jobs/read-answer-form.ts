// SPDX-License-Identifier: Apache-2.0
import { loadExcel } from '../../workbook/excel.ts'
import { readAnswerForm } from '../../workbook/read-form.ts'
import type { AnswerFormReading, ExpectedForm } from '../../workbook/types.ts'
import type { Job } from '../job.ts'

/** Reads a filled form back; all or nothing. */
export const job: Job<{ bytes: Uint8Array; expected: ExpectedForm }, AnswerFormReading> = {
  run: ({ bytes, expected }) => readAnswerForm(bytes, expected),
  warmUp: async () => {
    await loadExcel()
  },
}
