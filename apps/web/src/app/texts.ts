// SPDX-License-Identifier: Apache-2.0
import { shellJa } from '@shinayaka/contract/messages/shell.ja'
import { textSource } from './language.ts'

const source = textSource<typeof shellJa>(shellJa, async () => (await import('@shinayaka/contract/messages/shell.en')).shellEn)

/** Texts of the frame, in the language of this page. */
export const shellTexts = source.read
/** Fetches them where the page is not Japanese; to be awaited before the first render. */
export const loadShellTexts = source.load
