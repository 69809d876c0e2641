// SPDX-License-Identifier: Apache-2.0
import { type Attainment, isAttainment } from '../assessment/answer.ts'
import type { Claim } from '../claim/claim.ts'

/**
 * What an institution's current claims say of one practice, all sources together: from the lowest to the highest attainment named.
 * `na`: every source calls it 対象外. `unknown`: asked, and nobody knows. `unanswered`: never asked.
 */
export type Held = { state: 'known'; low: Attainment; high: Attainment } | { state: 'na' } | { state: 'unknown' } | { state: 'unanswered' }

/** The parts of a claim that say how far a practice is attained, and in whose words. */
export type HeldClaim = Pick<Claim, 'practice' | 'value' | 'source'>

/**
 * How far a practice stands by all who spoke of it. Who does not know, or finds it not applicable, does not weaken another's word;
 * sources that name different attainments stay apart as a span and are never averaged.
 *
 * @example held([{ practice: 'p', value: 2, source: 'assessment' }, { practice: 'p', value: 0, source: 'management' }], 'p') // { state: 'known', low: 0, high: 2 }
 */
export const held = (claims: readonly HeldClaim[], practice: string): Held => {
  const values = claims.filter((claim) => claim.practice === practice).map(({ value }) => value)
  const attained = values.filter(isAttainment)
  if (attained.length > 0) return { state: 'known', low: Math.min(...attained) as Attainment, high: Math.max(...attained) as Attainment }
  if (values.includes('unknown')) return { state: 'unknown' }
  return values.length > 0 ? { state: 'na' } : { state: 'unanswered' }
}
