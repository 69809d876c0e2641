// SPDX-License-Identifier: Apache-2.0
import { targetNetworkLevel } from '@shinayaka/domain'

/** Whether the target network level is reached, is not, cannot be said yet, or was never asked. */
export type TargetState = 'reached' | 'below' | 'open' | 'none'

/** Judges a level range against the target of 2. */
export const targetState = (low: number | null, high: number | null): TargetState => {
  if (low === null || high === null) return 'none'
  if (low >= targetNetworkLevel) return 'reached'
  return high < targetNetworkLevel ? 'below' : 'open'
}

/** A level, or the range it lies in: 「2」「0〜1」. */
export const levelFigure = (low: number, high: number): string => (low === high ? String(low) : `${low}〜${high}`)
