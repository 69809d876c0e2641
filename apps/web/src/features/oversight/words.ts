// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { oversightTexts } from './texts.ts'

/** A network level or its range, in words. */
export const levelWords = (low: number | null, high: number | null): string => {
  const texts = oversightTexts().level
  if (low === null || high === null) return texts.none
  return low === high ? fill(texts.one, { level: low }) : fill(texts.range, { low, high })
}
