// SPDX-License-Identifier: Apache-2.0
import type { SupplierWorkbookReading } from '../../supplier-form/types.ts'
import { readSupplierWorkbook } from '../../supplier-form/workbook-read.ts'
import { loadExcel } from '../../workbook/excel.ts'
import type { Job } from '../job.ts'

/** Reads a vendor's filled Excel back; all or nothing. */
export const job: Job<{ bytes: Uint8Array }, SupplierWorkbookReading> = {
  run: ({ bytes }) => readSupplierWorkbook(bytes),
  warmUp: async () => {
    await loadExcel()
  },
}
