// SPDX-License-Identifier: Apache-2.0

// Dots may stand together or at the end: old addresses of Japanese telephone companies have them so.
const local = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/
const longest = 254

/** What people type for a character that cannot be in an address: full width, a Japanese full stop, any of the dashes. */
const plain = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200d\ufeff]/g, '')
    .replace(/。/g, '.')
    .replace(/[‐‑–—−ー]/g, '-')

/** A mail address as people may type it, with the name of its place in lower case; null where it cannot be one. */
export const readMailAddress = (typed: string): string | null => {
  const address = plain(typed)
  const at = address.lastIndexOf('@')
  const [name, place] = [address.slice(0, at), address.slice(at + 1).toLowerCase()]
  const labels = place.split('.')
  if (at < 1 || address.length > longest || !local.test(name)) return null
  return labels.length >= 2 && labels.every((one) => label.test(one)) ? `${name}@${place}` : null
}
