// SPDX-License-Identifier: Apache-2.0
import type { SupplierForm } from '../../supplier-form/types.ts'
import { writeSupplierWorkbook } from '../../supplier-form/workbook-write.ts'
import { loadExcel } from '../../workbook/excel.ts'
import type { Job } from '../job.ts'

/** A vendor's form as Excel. */
export const job: Job<{ form: SupplierForm; producedAt: string }, { bytes: Uint8Array }> = {
  run: writeSupplierWorkbook,
  warmUp: async () => {
    await loadExcel()
  },
}
