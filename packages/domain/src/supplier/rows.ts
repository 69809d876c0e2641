// SPDX-License-Identifier: Apache-2.0
import { readMailAddress } from '../account/mail-address.ts'

/** A vendor with one product (or none), as a line of a table names it. */
export type VendorRow = { name: string; product: string; kind: 'product' | 'service'; release: string; contactName: string; contactMail: string }

/** What keeps a row from being added. The last three are known only where the vendors are. */
export type RowFault =
  | 'name-missing'
  | 'name-long'
  | 'kind-unknown'
  | 'text-long'
  | 'mail-invalid'
  | 'twice'
  | 'columns'
  | 'product-exists'
  | 'vendor-exists'
export type FaultyRow = { row: number; fault: RowFault }

const services = /^(サービス|クラウド|asp|saas|service|sds)$/i
const products = /^(|製品|機器|ソフト|システム|product|mds)$/i
const headings = /^(会社|会社名|事業者|事業者名|業者|業者名|ベンダー|ベンダー名|vendor|company|name|名前|名称)$/i

/** The cells of what a spreadsheet puts on the clipboard: tabs between cells, line ends between rows, quotes around cells that hold either. */
const cellsOf = (pasted: string): string[][] => {
  const rows: string[][] = [[]]
  // A cell, quoted or not, and what ends it.
  for (const [, cell = '', end = ''] of pasted.matchAll(/("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/g)) {
    const bare = cell.startsWith('"') && cell.length > 1 && cell.endsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
    rows.at(-1)?.push(bare.normalize('NFKC').replace(/\s+/g, ' ').trim())
    if (end !== '\t' && end !== '') rows.push([])
    if (end === '') break
  }
  return rows
}

/**
 * Reads a table of vendors as pasted from a spreadsheet: vendor, product, kind (製品 or サービス), release, contact, mail address; the last four may be
 * missing, a row of headings is passed over, empty rows too. `rows` counts from 1 as the person counts what was pasted.
 */
export const readVendorTable = (pasted: string): { rows: { at: number; row: VendorRow }[]; faults: FaultyRow[] } => {
  const faults: FaultyRow[] = []
  const rows = cellsOf(pasted).flatMap((cells, index) => {
    const at = index + 1
    if (cells.every((cell) => cell === '') || (index === 0 && headings.test(cells[0] ?? ''))) return []
    const [name = '', product = '', kind = '', release = '', contactName = '', contactMail = ''] = cells
    if (cells.slice(6).some((cell) => cell !== '')) faults.push({ row: at, fault: 'columns' })
    if (!services.test(kind) && !products.test(kind)) faults.push({ row: at, fault: 'kind-unknown' })
    const row: VendorRow = { name, product, kind: services.test(kind) ? 'service' : 'product', release, contactName, contactMail }
    return [{ at, row }]
  })
  return { rows, faults: [...faults, ...rowFaults(rows.map(({ row }) => row)).map(({ row, fault }) => ({ row: rows[row - 1]?.at ?? row, fault }))] }
}

const faultOf = ({ name, product, release, contactName, contactMail }: VendorRow): RowFault | null => {
  if (name.trim() === '') return 'name-missing'
  if (name.length > 200) return 'name-long'
  if (product.length > 200 || release.length > 100 || contactName.length > 200 || contactMail.length > 254) return 'text-long'
  return contactMail !== '' && readMailAddress(contactMail) === null ? 'mail-invalid' : null
}

/** What is wrong with rows as far as they themselves tell; `row` counts from 1. The same product of one vendor may stand only once. */
export const rowFaults = (rows: readonly VendorRow[]): FaultyRow[] => {
  const seen = new Set<string>()
  return rows.flatMap((row, index) => {
    const key = JSON.stringify([row.name.trim(), row.product.trim()])
    const fault = faultOf(row) ?? (seen.has(key) ? 'twice' : null)
    seen.add(key)
    return fault ? [{ row: index + 1, fault }] : []
  })
}
