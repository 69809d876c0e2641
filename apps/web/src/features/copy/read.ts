// SPDX-License-Identifier: Apache-2.0

/** A size in words: 940 kB, 12.3 MB, 1.24 GB. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return bytes < 1_000_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${(bytes / 1_000_000_000).toFixed(2)} GB`
}

/** A number of minutes as typed, also in full-width digits; null where it is none. */
export const readMinutes = (typed: string): number | null => {
  const plain = typed.normalize('NFKC').trim()
  return /^\d{1,5}(\.\d+)?$/.test(plain) ? Number(plain) : null
}

/** A day as typed, `2026/11/21` and full-width digits too; null where there is no such day. */
export const readDay = (typed: string): string | null => {
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed.normalize('NFKC').trim()) ?? []
  if (year === undefined || month === undefined || day === undefined) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const read = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(date) ? date : null
}
