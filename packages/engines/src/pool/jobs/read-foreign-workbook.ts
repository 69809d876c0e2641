// SPDX-License-Identifier: Apache-2.0
import { read } from '../../foreign-workbook/read.ts'
import type { FormMapping, Reading } from '../../foreign-workbook/types.ts'
import type { Job } from '../job.ts'

/** Reads what somebody else's form says. */
export const job: Job<{ bytes: Uint8Array; mapping: FormMapping }, Reading> = {
  run: async ({ bytes, mapping }) => read(bytes, mapping),
  warmUp: async () => {},
}
