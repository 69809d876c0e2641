// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { readYen } from '@shinayaka/domain'
import { durationText } from '../../app/durations.ts'
import { yenDigits } from '../../app/money.ts'
import { LiveLine } from '../../ui/Status.tsx'
import { readHours } from './form.ts'
import { planTexts } from './texts.ts'

const yenReading = (typed: string): string => {
  const texts = planTexts().quote
  const read = readYen(typed)
  if (read.ok) return fill(texts.reads, { yen: yenDigits(read.yen) })
  return read.reason === 'empty' ? '' : texts.unread
}

const hoursReading = (typed: string): string => {
  const texts = planTexts().quote
  const read = readHours(typed)
  if (!read.ok) return texts.hoursUnread
  return read.hours === null ? '' : fill(texts.hoursReads, { duration: durationText(read.hours), hours: read.hours })
}

/** How an amount is understood while it is typed, before it is saved. */
export const YenReading = ({ typed }: { typed: string }) => <LiveLine>{yenReading(typed)}</LiveLine>

/** The same for hours of work. */
export const HoursReading = ({ typed }: { typed: string }) => <LiveLine>{hoursReading(typed)}</LiveLine>
