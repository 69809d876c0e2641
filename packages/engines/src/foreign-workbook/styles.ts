// SPDX-License-Identifier: Apache-2.0
import { attributesOf, tagsOf } from './xml.ts'

/** Which styles of a workbook show a number as a day. */
export type Styles = { isDate: (style: number | null) => boolean }

/** Formats every program knows by number: days, and the Japanese ones of 27 to 58. */
const builtIn = (id: number): boolean => (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Whether a format shows a day: its letters for year, month or day stand outside quotes, brackets and escapes. A time alone (`h:mm`) is none. */
export const showsDay = (format: string): boolean => {
  const bare = format.replace(/"[^"]*"|\\.|_.|\*./gu, '').replace(/\[[^\]]*\]/gu, '')
  if (/general/iu.test(bare)) return false
  return /[yde]/iu.test(bare.replace(/[+-]?e[+-]/giu, '')) || (/m/iu.test(bare) && !/[hs]/iu.test(bare))
}

export const readStyles = (xml: string): Styles => {
  const formats = new Map<number, string>()
  const cells: number[] = []
  let inCells = false
  for (const tag of tagsOf(xml)) {
    if (tag.name === 'cellXfs') inCells = tag.kind === 'open'
    else if (tag.kind === 'close') continue
    else if (tag.name === 'numFmt') {
      const attributes = attributesOf(xml, tag)
      formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
    } else if (tag.name === 'xf' && inCells) cells.push(Number(attributesOf(xml, tag).get('numFmtId') ?? 0))
  }
  const isDate = (style: number | null): boolean => {
    const id = cells[style ?? 0] ?? 0
    const format = formats.get(id)
    return format === undefined ? builtIn(id) : showsDay(format)
  }
  return { isDate }
}
