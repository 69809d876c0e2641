// SPDX-License-Identifier: Apache-2.0

/** The languages of the interface; Japanese is the original. */
export const languages = ['ja', 'en'] as const
export type Language = (typeof languages)[number]

/** The same keys with any text: what a translation must have. A missing or extra key does not compile. */
export type Texts<T> = { readonly [K in keyof T]: T[K] extends string ? string : Texts<T[K]> }

/** Puts values into `{name}` places of a text; a place without a value stays visible, so that a test can find it. */
export const fill = (text: string, params: Record<string, unknown> = {}): string =>
  text.replace(/\{([a-zA-Z]+)\}/g, (place, name: string) => (name in params ? String(params[name]) : place))

/** The language a person asked for: the cookie first, then what the browser prefers, then Japanese. */
export const chooseLanguage = (cookie: string | undefined, acceptLanguage: string | undefined): Language => {
  if (cookie === 'ja' || cookie === 'en') return cookie
  const first = acceptLanguage?.split(',')[0]?.trim().toLowerCase() ?? 'ja'
  return first.startsWith('en') ? 'en' : 'ja'
}
