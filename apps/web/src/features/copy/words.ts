// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { copyTexts } from './texts.ts'

/** How long ago, in words. */
export const agoText = (days: number | null): string => {
  const texts = copyTexts()
  if (days === null) return texts.never
  return days === 0 ? texts.today : fill(texts.daysAgo, { days })
}
