// SPDX-License-Identifier: Apache-2.0
import { type FillOptions, fill } from '../../foreign-workbook/fill.ts'
import type { Filling, FormMapping, ItemAnswer } from '../../foreign-workbook/types.ts'
import type { Job } from '../job.ts'

/** Writes answers into somebody else's form; all or nothing. */
export const job: Job<{ bytes: Uint8Array; mapping: FormMapping; answers: ItemAnswer[]; options?: FillOptions }, Filling> = {
  run: async ({ bytes, mapping, answers, options }) => fill(bytes, mapping, answers, options),
  warmUp: async () => {},
}
