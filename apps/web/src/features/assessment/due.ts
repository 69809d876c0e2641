// SPDX-License-Identifier: Apache-2.0
import type { Language } from '@shinayaka/contract/messages/language'

const locale = { ja: 'ja-JP', en: 'en-GB' } as const

/** A day to be done by as colleagues say it, 11月28日(土); with its year where that is not the present one. Both days as `2026-11-28`. */
export const dueText = (due: string, today: string, language: Language): string =>
  new Intl.DateTimeFormat(locale[language], {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    ...(due.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' }),
    timeZone: 'Asia/Tokyo',
  }).format(new Date(`${due}T00:00:00+09:00`))
