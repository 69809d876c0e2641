// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { duration } from './figures.ts'
import { shellTexts } from './texts.ts'

/** 約30分, 約3時間 or 約2日, in the language of the page. */
export const durationText = (hours: number): string => {
  const texts = shellTexts()
  const { unit, count } = duration(hours)
  return fill(unit === 'minutes' ? texts.minutes : texts.about[unit], { count })
}
