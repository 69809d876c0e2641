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
  carryChecklist: {
    action: 'checklist.carry',
    send: async (by) => {
      // Neither year has a system, so an item that is spared stays spared.
      const { checklist } = (await by('POST', '/api/checklists', { form: 'mhlw-r7' })).json<{ checklist: string }>()
      for (const one of [checklist, await checklistOf(by)]) {
        const { version } = (await by('GET', `/api/checklists/${one}`)).json<{ version: number }>()
        await by('PUT', `/api/checklists/${one}/situation`, { system: false, vendor: false, version })
      }
      const spared = { ...checklistAnswer, value: 'exempt', exemption: 'no-system', target: null }
      await by('PUT', `/api/checklists/${checklist}/items/3-3`, spared)
      const { to, version } = (await by('GET', `/api/checklists/${checklist}/carry`)).json<{ to: { form: string; hash: string }; version: number }>()
      return by('POST', `/api/checklists/${checklist}/carry`, { form: to.form, hash: to.hash, version })
    },
  },
  saveGuidelineOwner: {
    action: 'guideline.owner',
    send: async (by) => {
      const { person } = (await by('GET', '/api/session')).json<{ person: { id: string } }>()
      return by('PUT', '/api/guidelines/mhlw-7.0/owners/operations.14', { person: person.id, version: 0 })
    },
  },
  submitChecklist: {
    action: 'checklist.submit',
    send: async (by) => by('POST', `/api/checklists/${await checklistOf(by)}/submissions`, { kind: 'interim' }),
  },
} satisfies Record<string, Change>
