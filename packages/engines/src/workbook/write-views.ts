// SPDX-License-Identifier: Apache-2.0
import type { Workbook, Worksheet } from 'exceljs'
import { putText } from './excel.ts'
import { change, count, points, putTable, titled, type Value } from './table.ts'
import type { ResultWorkbook } from './types.ts'

/** Lines of explanation below the title; returns the row where a table may begin. */
const putNotes = (sheet: Worksheet, notes: readonly string[]): number => {
  for (const [index, text] of notes.entries()) {
    const cell = sheet.getCell(index + 2, 1)
    putText(cell, text)
    cell.alignment = { wrapText: false, vertical: 'top' }
  }
  return notes.length + 3
}

const writeYears = (workbook: Workbook, { labels, years }: ResultWorkbook): void => {
  if (years === null) return
  const sheet = titled(workbook, labels.yearsSheet, labels.yearsSheet)
  const head = putNotes(sheet, years.note === null ? [] : [years.note])
  const columns = [
    { head: labels.domain, width: 26 },
    ...years.columns.map(({ fiscalYear, on, edition }) => ({ head: `${fiscalYear}\n${on}\n${labels.edition} ${edition}`, width: 15 })),
    { head: labels.change, width: 12 },
  ]
  const scored = (name: string, scores: readonly (number | null)[]): Value[] => [
    name,
    ...scores.map(points),
    change(scores[0] ?? null, scores.at(-1) ?? null),
  ]
  const rows = [
    scored(labels.overall, years.overall),
    ...(years.levels === null ? [] : [[labels.networkLevel, ...years.levels, '']]),
    [labels.weak, ...years.weak.map(count), ''],
    ...years.domains.map(({ name, scores }) => scored(name, scores)),
  ]
  putTable(sheet, head, columns, rows, labels.pageOf)
  sheet.getRow(head).height = 48
}

const writeThemes = (workbook: Workbook, { labels, themes }: ResultWorkbook): void => {
  if (themes === null) return
  const sheet = titled(workbook, labels.themesSheet, labels.themesSheet)
  const compared = [
    [labels.department, themes.department],
    [labels.management, themes.management],
  ].map(([side, submission]) => `${side}: ${submission ?? labels.notAnswered}`)
  const columns = [
    { head: labels.theme, width: 34 },
    { head: labels.department, width: 12 },
    { head: labels.departmentCounted, width: 14 },
    { head: labels.management, width: 12 },
    { head: labels.managementCounted, width: 14 },
    { head: labels.difference, width: 38 },
  ]
  const rows = themes.themes.map(({ name, department, departmentCounted, management, managementCounted, difference }): Value[] => [
    name,
    points(department),
    count(departmentCounted),
    points(management),
    count(managementCounted),
    difference,
  ])
  putTable(sheet, putNotes(sheet, [themes.note, ...compared]), columns, rows, labels.pageOf)
  if (themes.practices.length === 0) return
  const practices = workbook.addWorksheet(labels.practicesSheet)
  putTable(
    practices,
    1,
    [
      { head: labels.practice, width: 44 },
      { head: labels.department, width: 30 },
      { head: labels.management, width: 30 },
    ],
    themes.practices.map(({ name, department, management }) => [name, department, management]),
    labels.pageOf,
  )
}

const writeAreas = (workbook: Workbook, { labels, areas }: ResultWorkbook): void => {
  for (const [index, { title, note, areas: rows }] of areas.entries()) {
    const sheet = titled(workbook, index === 0 ? labels.areasSheet : `${labels.areasSheet} ${index + 1}`, title)
    const columns = [
      { head: labels.number, width: 8 },
      { head: labels.area, width: 36 },
      { head: labels.score, width: 8 },
      { head: labels.counted, width: 12 },
      { head: labels.practices, width: 12 },
      { head: labels.open, width: 70 },
      { head: labels.about, width: 50 },
    ]
    putTable(
      sheet,
      putNotes(sheet, [note]),
      columns,
      rows.map(({ number, name, score, counted, all, open, about }): Value[] => [
        number,
        name,
        points(score),
        count(counted),
        count(all),
        open,
        about,
      ]),
      labels.pageOf,
    )
  }
}

/** The result from other sides, a sheet each: years, themes with the practices answered differently, priority areas. What there is not has no sheet. */
export const writeViews = (workbook: Workbook, result: ResultWorkbook): void => {
  writeYears(workbook, result)
  writeThemes(workbook, result)
  writeAreas(workbook, result)
}
