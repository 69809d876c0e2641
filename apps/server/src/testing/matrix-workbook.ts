// SPDX-License-Identifier: Apache-2.0
import type { workbookEndpoints } from '@shinayaka/contract'
import { officialBook } from './workbook.ts'

type Rows = { workbook: string; checklist: string }
type Sample = { params?: Record<string, string>; query?: string; body?: unknown; upload?: Buffer }

const emptyMapping = Buffer.from(JSON.stringify({ schema: 'shinayaka-form-mapping/1', tables: [] }))

/** Requests about somebody else's workbooks. */
export const workbookSamples = {
  listWorkbooks: () => ({}),
  uploadWorkbook: () => ({ query: 'name=%E8%A6%8B%E6%9C%AC&file=a.xlsx&form=mhlw-r8', upload: officialBook() }),
  reviseWorkbook: ({ workbook }) => ({ params: { workbook }, query: 'file=b.xlsx', upload: officialBook({ lower: 1 }) }),
  readWorkbook: ({ workbook }) => ({ params: { workbook } }),
  confirmWorkbookMapping: ({ workbook }) => ({ params: { workbook }, body: { version: 999, sheets: [], added: [], exact: false } }),
  exportWorkbookMapping: ({ workbook }) => ({ params: { workbook } }),
  checkWorkbookMapping: ({ workbook }) => ({ params: { workbook }, upload: emptyMapping }),
  renameWorkbook: ({ workbook }) => ({ params: { workbook }, body: { name: '別の名', retired: false, version: 999 } }),
  planWorkbookFill: ({ workbook }) => ({ params: { workbook } }),
  takeFilledWorkbook: ({ workbook }) => ({ params: { workbook } }),
  readFilledWorkbook: ({ workbook }) => ({ params: { workbook }, upload: officialBook() }),
  confirmWorkbookAnswers: ({ workbook, checklist }) => ({
    params: { workbook },
    body: {
      answers: [
        {
          checklist,
          item: '1-1',
          value: 'yes',
          checked: '2026-11-21',
          planned: null,
          target: null,
          exemption: null,
          remark: '',
          explanation: '',
          seen: '0190b0c0-0000-7000-8000-000000000000',
        },
      ],
    },
  }),
} satisfies Record<keyof typeof workbookEndpoints, (rows: Rows) => Sample>
