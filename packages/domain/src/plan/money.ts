// SPDX-License-Identifier: Apache-2.0

/** What a typed amount of money turned out to be: yen, or why it could not be read. Nothing is ever guessed. */
export type ReadYen = { ok: true; yen: number } | { ok: false; reason: 'empty' | 'not-money' | 'fraction' | 'too-large' }

/** The largest amount that is believed, in yen: a trillion. */
export const mostYen = 1_000_000_000_000

const kanjiDigits: Record<string, number> = { 〇: 0, 零: 0, 一: 1, 壱: 1, 二: 2, 弐: 2, 三: 3, 参: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const smallUnits: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 千: 1000 }
const largeUnits: Record<string, number> = { 兆: 1e12, 億: 1e8, 万: 1e4, 萬: 1e4 }

/** A number in Arabic digits: thousands may be set off by commas, a fraction is written with a point. */
const arabic = (text: string): number | null => (/^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : null)

/** Kanji digits one after another, 一二〇 as 120. */
const positional = (text: string): number | null => {
  const digits = [...text].map((letter) => kanjiDigits[letter])
  return digits.length > 0 && digits.every((digit) => digit !== undefined) ? Number(digits.join('')) : null
}

type Units = Readonly<Record<string, number>>
type Part = (text: string) => number | null

/** Parts with falling units, each read by `part`, what is left after the last unit too; `lone` is what a unit with nothing before it counts. */
const summed = (text: string, units: Units, part: Part, lone: number | null): number | null => {
  let rest = text
  let total = 0
  let smallest = Number.POSITIVE_INFINITY
  while (rest !== '') {
    const found = [...rest].findIndex((letter) => letter in units)
    const at = found < 0 ? rest.length : found
    const unit = units[rest[at] ?? ''] ?? 1
    const count = at === 0 ? lone : part(rest.slice(0, at))
    if (count === null || count * unit >= smallest) return null
    total += count * unit
    smallest = unit
    rest = rest.slice(at + 1)
  }
  return total
}

const digits: Part = (text) => arabic(text) ?? positional(text)
/** A part below 万: 三百, 3千, 1,500, 2.5. */
const belowTenThousand: Part = (text) => digits(text) ?? summed(text, smallUnits, digits, 1)

/**
 * Reads an amount as people write it in requests and quotes: 3000000, 3,000,000円, ￥３，０００，０００, 3,000千円, 300万円, 三百万円, 1億2,000万, 1.5億円.
 * The answer is whole yen. Words around the number (約, 税別, からまで) are refused, because they change what it means.
 */
export const readYen = (typed: string): ReadYen => {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s　]/g, '')
    .replace(/^[¥\\]/, '')
    .replace(/円$/, '')
  if (text === '') return { ok: false, reason: 'empty' }
  // 千円 and 百万円 after digits are the units of tables: 3,000千円 is three million.
  const inThousands = /^([\d,.]+)(千|百万)$/.exec(text)
  const head = inThousands ? arabic(inThousands[1] ?? '') : null
  const yen = inThousands
    ? head === null
      ? null
      : head * (inThousands[2] === '千' ? 1000 : 1_000_000)
    : summed(text, largeUnits, belowTenThousand, null)
  if (yen === null) return { ok: false, reason: 'not-money' }
  // 1.1億 is a whole number of yen though its binary fraction is not, and the larger the amount, the further it is off.
  const whole = Math.round(yen)
  if (Math.abs(yen - whole) > Math.max(1e-6, yen * 1e-14)) return { ok: false, reason: 'fraction' }
  return whole > mostYen ? { ok: false, reason: 'too-large' } : { ok: true, yen: whole }
}

/** Yen for a page or a paper: 1億2,000万円, 300万円, 85,000円. Exact: only whole 万 are written with 万. */
export const displayYen = (yen: number): string => {
  if (yen < 10_000 || yen % 10_000 !== 0) return `${yen.toLocaleString('en-US')}円`
  const [oku, man] = [Math.floor(yen / 1e8), Math.floor((yen % 1e8) / 1e4)]
  return `${oku > 0 ? `${oku.toLocaleString('en-US')}億` : ''}${man > 0 ? `${man.toLocaleString('en-US')}万` : ''}円`
}
