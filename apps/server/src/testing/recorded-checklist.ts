// SPDX-License-Identifier: Apache-2.0
import type { Caller } from './house.ts'
import type { Change } from './recorded-change.ts'

const checklistOf = async (by: Caller): Promise<string> =>
  (await by('POST', '/api/checklists', { form: 'mhlw-r8' })).json<{ checklist: string }>().checklist
const checklistAnswer = {
  value: 'no',
  checked: '2026-11-21',
  planned: null,
  target: '2027-02-28',
  exemption: null,
  risk: '',
  remark: '議事録で決めた',
  explanation: '',
  source: 'hand',
  responsible: null,
  seen: null,
}

/** What is changed of official forms, each in its order. */
export const checklistChanges = {
  startChecklist: { action: 'checklist.start', send: (by) => by('POST', '/api/checklists', { form: 'mhlw-r8' }) },
  saveChecklistSituation: {
    action: 'checklist.situation',
    send: async (by) => by('PUT', `/api/checklists/${await checklistOf(by)}/situation`, { system: true, vendor: false, version: 0 }),
  },
  confirmChecklistAnswer: {
    action: 'checklist.answer',
    send: async (by) => by('PUT', `/api/checklists/${await checklistOf(by)}/items/1-1`, checklistAnswer),
  },
  confirmChecklistProposals: {
    action: 'checklist.confirm',
    send: async (by) => by('POST', `/api/checklists/${await checklistOf(by)}/proposals`, { items: ['2-2'], checked: '2026-11-21' }),
  },
  submitChecklist: {
    action: 'checklist.submit',
    send: async (by) => by('POST', `/api/checklists/${await checklistOf(by)}/submissions`, { kind: 'interim' }),
  },
} satisfies Record<string, Change>
