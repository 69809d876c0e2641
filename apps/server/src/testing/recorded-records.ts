// SPDX-License-Identifier: Apache-2.0
import type { Caller } from './house.ts'
import { passwordRule, secondFactorSystem } from './matrix-records.ts'
import type { Change } from './recorded-change.ts'

const base = '/api/checklist-records'
const systemOf = async (by: Caller): Promise<string> => {
  const { systems } = (await by('GET', `${base}/second-factor`)).json<{ systems: { id: string }[] }>()
  return systems[0]?.id ?? ''
}

/** What is changed of the records beside the checklists, each in its order. */
export const recordChanges = {
  savePasswordPolicy: {
    action: 'password-policy.save',
    send: (by) => by('PUT', `${base}/passwords`, { policy: passwordRule, note: '', checked: '2026-11-21', seen: null }),
  },
  addSecondFactorSystem: { action: 'second-factor-system.add', send: (by) => by('POST', `${base}/second-factor/systems`, secondFactorSystem) },
  saveSecondFactorSystem: {
    action: 'second-factor-system.save',
    send: async (by) =>
      by('PUT', `${base}/second-factor/systems/${await systemOf(by)}`, {
        ...secondFactorSystem,
        state: 'planned',
        day: '2027-03-01',
        version: 0,
      }),
  },
  retireSecondFactorSystem: {
    action: 'second-factor-system.retire',
    send: async (by) => by('POST', `${base}/second-factor/systems/${await systemOf(by)}/retirement`, { retired: true, version: 1 }),
  },
  saveSecondFactorList: {
    action: 'second-factor-list.save',
    send: (by) => by('PUT', `${base}/second-factor/list`, { whole: true, version: null }),
  },
  saveReadingRoute: {
    action: 'reading-route.save',
    send: (by) =>
      by('PUT', `${base}/route`, { devices: [{ name: 'レセコン', kind: 'server', delegated: true, written: true }], listed: true, seen: null }),
  },
} satisfies Record<string, Change>
