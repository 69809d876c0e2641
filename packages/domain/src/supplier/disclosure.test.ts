// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import {
  compareDisclosures,
  type DisclosureLine,
  disclosureCounts,
  disclosureFaults,
  proposeDisclosureColumns,
  readDisclosureRows,
} from './disclosure.ts'

const sheet = [
  ['製品の説明書'],
  [],
  ['番号', '質問', '', '回答', '備考'],
  ['1', '利用者を一人ずつ見分けるか。', '', 'はい', ''],
  ['', '小さな見出し', '', '', ''],
  ['２', '記録を残すか。', '', 'いいえ', '次の版で'],
  ['3.1', '無線を使うか。', '', '対象外', ''],
]

describe('a disclosure sheet', () => {
  it('is read by its headings, full-width numbers and headings between the questions', () => {
    const proposal = proposeDisclosureColumns(sheet)
    expect(proposal).toEqual({ head: 2, columns: { number: 0, question: 1, answer: 3, remark: 4 } })
    if (!proposal.columns) throw new Error('no proposal')
    const { lines, faults } = readDisclosureRows(sheet, { head: proposal.head, columns: proposal.columns })
    expect(faults).toEqual([])
    expect(lines.map(({ row, line }) => [row, line.number, line.value, line.remark])).toEqual([
      [4, '1', 'yes', ''],
      [6, '2', 'no', '次の版で'],
      [7, '3.1', 'na', ''],
    ])
  })

  it('without headings is read by what stands in its columns; without either nothing is proposed', () => {
    expect(proposeDisclosureColumns(sheet.slice(3))).toEqual({ head: null, columns: { number: 0, question: 1, answer: 3, remark: null } })
    expect(proposeDisclosureColumns([['あ', 'い']])).toEqual({ head: null, columns: null })
  })

  it('has each bad row named as it stands in the file', () => {
    const columns = { number: 0, question: 1, answer: 2, remark: null }
    const rows = [
      ['番号', '質問', '回答'],
      ['1', 'A', 'たぶん'],
      ['', 'B', 'はい'],
      ['1', 'C', 'はい'],
    ]
    expect(readDisclosureRows(rows, { head: 0, columns }).faults).toEqual([
      { row: 2, fault: 'answer-unknown' },
      { row: 3, fault: 'number-missing' },
      { row: 4, fault: 'number-twice' },
    ])
    expect(disclosureFaults([])).toEqual([{ row: 1, fault: 'empty' }])
  })

  it('shows what a new release answers otherwise, asks newly, and asks no more', () => {
    const line = (number: string, value: DisclosureLine['value'], question = 'Q'): DisclosureLine => ({ number, question, value, remark: '' })
    const before = [line('1', 'yes'), line('2', 'no'), line('3', 'yes')]
    const after = [line('1', 'yes', 'Q2'), line('2', 'yes'), line('4', null)]
    expect(compareDisclosures(before, after).map(({ number, change, reworded }) => [number, change, reworded])).toEqual([
      ['1', 'same', true],
      ['2', 'changed', false],
      ['4', 'new', false],
      ['3', 'gone', false],
    ])
    expect(disclosureCounts(after)).toEqual({ yes: 2, no: 0, na: 0, open: 1 })
  })
})
