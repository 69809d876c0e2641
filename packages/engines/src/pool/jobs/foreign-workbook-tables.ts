// SPDX-License-Identifier: Apache-2.0
import { tablesOf, type WorkbookTables } from '../../foreign-workbook/tables.ts'
import type { ForeignRefusal } from '../../foreign-workbook/types.ts'
import type { Job } from '../job.ts'

/** What stands in the cells of somebody else's workbook, as text. */
export const job: Job<{ bytes: Uint8Array }, WorkbookTables | ForeignRefusal> = {
  run: async ({ bytes }) => tablesOf(bytes),
  warmUp: async () => {},
}
