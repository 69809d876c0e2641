// SPDX-License-Identifier: Apache-2.0
import type { AnswerValue } from '../assessment/answer.ts'

/** Where a claim about a practice comes from: the departments, a vendor, or management's own view. Sources are never merged: each stays readable beside the others. */
export type ClaimSource = 'assessment' | 'vendor' | 'management'

/** One statement that a practice stands at some attainment, made by one source, from a day on. Append-only: a newer one supersedes, none is edited. */
export type Claim = {
  practice: string
  value: AnswerValue
  source: ClaimSource
  effective: string
  recorded: string
  supersedes: string | null
  id: string
}

/** The newest claim of each source about each practice: by effective day, then by when it was recorded, then by id (which sorts by time). */
export const currentClaims = (claims: readonly Claim[]): Claim[] => {
  const newest = new Map<string, Claim>()
  for (const claim of claims) {
    const key = `${claim.practice}\n${claim.source}`
    const held = newest.get(key)
    if (!held || [claim.effective, claim.recorded, claim.id].join() > [held.effective, held.recorded, held.id].join()) newest.set(key, claim)
  }
  return [...newest.values()]
}
