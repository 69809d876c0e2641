// SPDX-License-Identifier: Apache-2.0
import { chooseLanguage, type Language, type Texts } from '@shinayaka/contract/messages/language'

const cookie = /(?:^|;\s*)(?:__Host-)?language=([a-z]+)/.exec(document.cookie)?.[1]

/** The language of this page, chosen as the server chooses it: the cookie first, then the browser's wish, then Japanese. */
export const language: Language = chooseLanguage(cookie, navigator.language)

/** What to put on Japanese content so that a screen reader reads it in Japanese while the interface is in English. */
export const contentLanguage: { lang?: 'ja' } = language === 'ja' ? {} : { lang: 'ja' }

/** The address that chooses the other language for this browser and comes back to a page of the application. */
export const otherLanguageAddress = (back: string): string => `/language?to=${language === 'ja' ? 'en' : 'ja'}&back=${encodeURIComponent(back)}`

/** Texts of one word: Japanese comes with the code that uses it, English is fetched only when chosen. */
export type TextSource<T> = { read: () => Texts<T>; load: () => Promise<void> }

/** Makes the texts of one word readable in the language of this page. `load` must have ended before `read` gives English. */
export const textSource = <T>(japanese: Texts<T>, english: () => Promise<Texts<T>>): TextSource<T> => {
  let current = japanese
  return {
    read: () => current,
    load: async () => {
      if (language === 'en') current = await english()
    },
  }
}
