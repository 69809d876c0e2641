// SPDX-License-Identifier: Apache-2.0
import { inspect } from '../../foreign-workbook/inspect.ts'
import { itemsOfForm, proposeMapping } from '../../foreign-workbook/propose.ts'
import { proposeRounds } from '../../foreign-workbook/propose-columns.ts'
import type { ForeignRefusal, Inspection, KnownItem, MappedRound, MappingProposal } from '../../foreign-workbook/types.ts'
import type { Job } from '../job.ts'

/** `rounds`: the confirmations of each sheet in order, also of those that are not proposed. */
type Looked = { kind: 'looked'; inspection: Inspection; proposal: MappingProposal; rounds: MappedRound[][] }

/** Looks into somebody else's form and proposes where the answers of known items go; without any, the form's own numbers are its items. */
export const job: Job<{ bytes: Uint8Array; items: KnownItem[] | null }, Looked | ForeignRefusal> = {
  run: async ({ bytes, items }) => {
    const inspection = inspect(bytes)
    if (inspection.kind === 'refused') return inspection
    const rounds = inspection.sheets.map((sheet) => (sheet.rows.length === 0 ? [] : proposeRounds(sheet).rounds))
    return { kind: 'looked', inspection, proposal: proposeMapping(inspection, items ?? itemsOfForm(inspection)), rounds }
  },
  warmUp: async () => {},
}
