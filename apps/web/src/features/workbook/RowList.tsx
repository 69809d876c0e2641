// SPDX-License-Identifier: Apache-2.0
import type { WorkbookSheet } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { Status } from '../../ui/Status.tsx'
import { type Chosen, rowKey, wantsLook } from './mapping.ts'
import type { Workbook } from './queries.ts'
import { workbookTexts } from './texts.ts'
import { nameOf } from './words.ts'

type Given = { workbook: Workbook; chosen: Chosen; onChange: (chosen: Chosen) => void }
type Row = WorkbookSheet['rows'][number]

const select = 'min-h-12 w-full rounded-8 border border-solid-gray-600 bg-white px-3 text-std-16N-170 text-solid-gray-900 hover:border-black'

const Options = ({ groups, prefix = '' }: { groups: Workbook['targets']; prefix?: string }) =>
  groups.map(({ group, items }) => (
    <optgroup key={nameOf(group)} label={nameOf(group)}>
      {items.map(({ item, number, name }) => (
        <option key={item} value={item}>
          {prefix}
          {number} {nameOf(name)}
        </option>
      ))}
    </optgroup>
  ))

/** Every row of a sheet with the words that stand there and the item it is held for, to be chosen again where that is wrong. */
export const RowList = ({ workbook, sheet, chosen, only, onChange }: Given & { sheet: WorkbookSheet; only: boolean }) => {
  const rows = sheet.rows.filter((row) => !only || wantsLook(row))
  return (
    <ul className="border-t border-solid-gray-200">
      {rows.map((row) => (
        <RowLine key={row.row} workbook={workbook} sheet={sheet.sheet} row={row} chosen={chosen} onChange={onChange} />
      ))}
    </ul>
  )
}

const RowLine = ({ workbook, sheet, row, chosen, onChange }: Given & { sheet: number; row: Row }) => {
  const texts = workbookTexts().mapping
  const key = rowKey(sheet, row.row)
  const item = chosen.items[key] ?? ''
  return (
    <li className="grid gap-x-6 gap-y-2 border-b border-solid-gray-200 py-4 md:grid-cols-[minmax(0,1fr)_minmax(0,24rem)]">
      <div className="min-w-0">
        <p className="text-std-16B-170 text-solid-gray-900">
          {row.number}
          <span className="ms-3 text-dns-14N-130 text-solid-gray-700">{fill(texts.rowOf, { row: row.row })}</span>
        </p>
        <p lang="ja" className="break-words">
          {row.label}
        </p>
      </div>
      <div className="grid content-start gap-2">
        <select
          id={`item-${key}`}
          aria-label={fill(texts.itemOf, { row: row.row, number: row.number })}
          className={select}
          value={item}
          onChange={(event) => onChange({ ...chosen, items: { ...chosen.items, [key]: event.target.value } })}
        >
          <option value="">{texts.unmapped}</option>
          <Options groups={workbook.targets} />
          {workbook.form !== null && <option value={item !== '' && item === row.item && item.startsWith('w') ? item : row.own}>{texts.own}</option>}
        </select>
        <Mark row={row} item={item} />
        {workbook.form !== null && item.startsWith('w') && (
          <label className="grid gap-1">
            <span className="text-std-16B-170 text-solid-gray-900">{texts.practice}</span>
            <select
              className={select}
              aria-label={fill(texts.practiceOf, { number: row.number })}
              value={chosen.practices[item] ?? ''}
              onChange={(event) => onChange({ ...chosen, practices: { ...chosen.practices, [item]: event.target.value } })}
            >
              <option value="">{texts.practiceNone}</option>
              <Options groups={workbook.practices} />
            </select>
          </label>
        )}
      </div>
    </li>
  )
}

/** How sure the proposal is, as long as nobody chose something else. */
const Mark = ({ row: { certainty, change, item: proposed }, item }: { row: Row; item: string }) => {
  const texts = workbookTexts().mapping
  if (change !== null && item === proposed)
    return (
      <p>
        <Status kind="heed">{texts.change[change]}</Status>
      </p>
    )
  if (item === '' || item !== proposed || certainty === null) return null
  return (
    <p className="flex flex-wrap items-center gap-2 text-solid-gray-700">
      <Status kind={certainty === 'sure' ? 'done' : certainty === 'likely' ? 'begun' : 'heed'}>{texts.certainty[certainty]}</Status>
      {texts.reasons[certainty]}
    </p>
  )
}
