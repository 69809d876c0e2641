// SPDX-License-Identifier: Apache-2.0
import { inspect } from '../../foreign-workbook/inspect.ts'
import { itemsOfForm, proposeMapping } from '../../foreign-workbook/propose.ts'
import type { ForeignRefusal, Inspection, KnownItem, MappingProposal } from '../../foreign-workbook/types.ts'
import type { Job } from '../job.ts'

type Looked = { kind: 'looked'; inspection: Inspection; proposal: MappingProposal }

/** Looks into somebody else's form and proposes where the answers of known items go; without any, the form's own numbers are its items. */
export const job: Job<{ bytes: Uint8Array; items: KnownItem[] | null }, Looked | ForeignRefusal> = {
  run: async ({ bytes, items }) => {
    const inspection = inspect(bytes)
    if (inspection.kind === 'refused') return inspection
    return { kind: 'looked', inspection, proposal: proposeMapping(inspection, items ?? itemsOfForm(inspection)) }
  },
  warmUp: async () => {},
}
