// SPDX-License-Identifier: Apache-2.0
import { fill, type Language } from '@shinayaka/contract/messages'
import { japaneseDate } from '@shinayaka/domain'
import { type DocumentTexts, textsIn } from './words.ts'

/** Characters at most, so that Japanese in UTF-8 stays within the 255 bytes that file systems allow. */
const longest = 50

/** A name as part of a file name: without what Windows or a header refuses, control and direction characters, and over-length. */
const safe = (name: string): string =>
  [...name.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|']+/gu, ' ')]
    .slice(0, longest)
    .join('')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '')

/** An institution's name and the day as they may stand in a file's name. */
export const dayNamed = (organisation: string, at: string | Date, language: Language): { organisation: string; day: string } => ({
  organisation: safe(organisation) || textsIn(language).organisation,
  day: japaneseDate(new Date(at)),
})

/** What a file is called when it is saved: 自己点検報告書_やまもも診療所_2026-11-21.pdf. The day is that of the submission, or of the form's making. */
export const fileName = (document: keyof DocumentTexts['fileName'], organisation: string, at: string | Date, language: Language): string =>
  fill(textsIn(language).fileName[document], dayNamed(organisation, at, language))
