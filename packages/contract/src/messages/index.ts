// SPDX-License-Identifier: Apache-2.0
/** Texts that the server needs: errors, public pages and documents. The web application's own texts are beside these, loaded by language. */
import { documentEn } from './document.en.ts'
import { documentJa } from './document.ja.ts'
import { errorsEn } from './errors.en.ts'
import { errorsJa } from './errors.ja.ts'
import { letterEn } from './letter.en.ts'
import { letterJa } from './letter.ja.ts'
import { packEn } from './pack.en.ts'
import { packJa } from './pack.ja.ts'
import { pagesEn } from './pages.en.ts'
import { pagesJa } from './pages.ja.ts'
import { postEn } from './post.en.ts'
import { postJa } from './post.ja.ts'
import { reminderEn } from './reminder.en.ts'
import { reminderJa } from './reminder.ja.ts'
import { standingEn } from './standing.en.ts'
import { standingJa } from './standing.ja.ts'
import { supplierFileEn } from './supplier-file.en.ts'
import { supplierFileJa } from './supplier-file.ja.ts'
import { trailEn } from './trail.en.ts'
import { trailJa } from './trail.ja.ts'
import { vendorPageEn } from './vendor-page.en.ts'
import { vendorPageJa } from './vendor-page.ja.ts'

export * from './language.ts'
export * from './prefectures.ts'
export { managementSentences } from './standing.ts'
export { addressText, type TrailReader, type TrailTexts, trailChanges, trailSentence } from './trail.ts'
export const errorMessages = { ja: errorsJa, en: errorsEn } as const
export const letterMessages = { ja: letterJa, en: letterEn } as const
export const packMessages = { ja: packJa, en: packEn } as const
export const postMessages = { ja: postJa, en: postEn } as const
export const pageMessages = { ja: pagesJa, en: pagesEn } as const
export const documentMessages = { ja: documentJa, en: documentEn } as const
export const reminderMessages = { ja: reminderJa, en: reminderEn } as const
export const standingMessages = { ja: standingJa, en: standingEn } as const
export const supplierFileMessages = { ja: supplierFileJa, en: supplierFileEn } as const
export const trailMessages = { ja: trailJa, en: trailEn } as const
export const vendorPageMessages = { ja: vendorPageJa, en: vendorPageEn } as const
