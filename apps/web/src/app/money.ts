// SPDX-License-Identifier: Apache-2.0
import { displayYen } from '@shinayaka/domain'
import { language } from './language.ts'

/** An amount as a person reads it: 300万円, or 3,000,000 yen. */
export const yenText = (yen: number): string => (language === 'ja' ? displayYen(yen) : `${yen.toLocaleString('en-US')} yen`)

/** The same with every digit, so that nobody has to count 万: 300万円（3,000,000円）. */
export const yenDigits = (yen: number): string => {
  const short = yenText(yen)
  const digits = `${yen.toLocaleString('en-US')}円`
  return language === 'ja' && short !== digits ? `${short}（${digits}）` : short
}
