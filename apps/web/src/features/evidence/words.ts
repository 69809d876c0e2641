// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { dayText } from '../../app/dates.ts'
import { language } from '../../app/language.ts'
import type { Evidence } from './queries.ts'
import { evidenceTexts } from './texts.ts'

/** What kind of file it is, in words. */
export const kindText = (kind: string): string => {
  const { kinds } = evidenceTexts()
  return kind in kinds ? kinds[kind as keyof typeof kinds] : kinds.other
}

/** A size as people say it. */
export const sizeText = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

/** How the end stands, in a word or two. */
export const expiryText = ({ expiry, days, expires }: Pick<Evidence, 'expiry' | 'days' | 'expires'>): string => {
  const texts = evidenceTexts().row
  if (expires === null || days === null) return texts.noEnd
  if (expiry === 'expired') return fill(texts.expired, { days: -days })
  if (days === 0) return texts.today
  return expiry === 'soon' ? fill(texts.soon, { days }) : fill(texts.until, { day: dayText(expires) })
}

/** A name that the catalog gives in both languages. */
export const nameOf = (name: { ja: string; en: string }): string => name[language]
