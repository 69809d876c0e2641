// SPDX-License-Identifier: Apache-2.0
import type { Caller } from './house.ts'
import type { Change } from './recorded-change.ts'
import { mappedWorkbook, mappingBody, officialBook, type ShownWorkbook, sendTo, sendWorkbook } from './workbook.ts'

const uploaded = async (by: Caller): Promise<string> => (await sendWorkbook(by, officialBook())).json<{ workbook: string }>().workbook
const shown = async (by: Caller, id: string): Promise<ShownWorkbook> => (await by('GET', `/api/workbooks/${id}`)).json<ShownWorkbook>()

/** What is changed of somebody else's workbooks, each in its order. */
export const workbookChanges = {
  uploadWorkbook: { action: 'workbook.upload', send: (by) => sendWorkbook(by, officialBook()) },
  reviseWorkbook: {
    action: 'workbook.revise',
    send: async (by) => sendTo(by, `/api/workbooks/${await uploaded(by)}/revisions?file=b.xlsx`, officialBook({ lower: 1 })),
  },
  confirmWorkbookMapping: {
    action: 'workbook.map',
    send: async (by) => {
      const id = await uploaded(by)
      return by('PUT', `/api/workbooks/${id}/mapping`, mappingBody(await shown(by, id)))
    },
  },
  renameWorkbook: {
    action: 'workbook.save',
    send: async (by) => by('PUT', `/api/workbooks/${await uploaded(by)}`, { name: '県の用紙', retired: false, version: 0 }),
  },
  confirmWorkbookAnswers: {
    action: 'workbook.answers',
    send: async (by) => {
      const id = await mappedWorkbook(by)
      const { checklist } = await shown(by, id)
      const seen = (await by('GET', `/api/checklists/${checklist}`)).json<{ items: { id: string; answer: { id: string } | null }[] }>()
      const answer = {
        checklist,
        item: '3-1',
        value: 'no',
        checked: '2026-11-21',
        planned: null,
        target: '2027-03-01',
        exemption: null,
        remark: '',
        explanation: '',
        seen: seen.items.find((item) => item.id === '3-1')?.answer?.id ?? null,
      }
      return by('POST', `/api/workbooks/${id}/answers`, { answers: [answer] })
    },
  },
} satisfies Record<string, Change>
