// SPDX-License-Identifier: Apache-2.0
import type { checklistCarryEndpoints, guidelineEndpoints } from '@shinayaka/contract'

type Sample = { params?: Record<string, string>; body?: unknown }

/** A request for each endpoint about the guideline and about newer editions, for the matrix of everybody. */
export const guidelineSamples: Record<
  keyof typeof guidelineEndpoints | keyof typeof checklistCarryEndpoints,
  (rows: { checklist: string; colleague: string }) => Sample
> = {
  listGuidelines: () => ({}),
  readGuideline: () => ({ params: { guideline: 'mhlw-7.0' } }),
  saveGuidelineOwner: ({ colleague }) => ({ params: { guideline: 'mhlw-7.0', place: 'operations.14' }, body: { person: colleague, version: 999 } }),
  readCatalogGaps: () => ({}),
  readChecklistCarry: ({ checklist }) => ({ params: { checklist } }),
  carryChecklist: ({ checklist }) => ({ params: { checklist }, body: { form: 'mhlw-r9', hash: '0'.repeat(64), version: 0 } }),
}
