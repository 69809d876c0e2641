// SPDX-License-Identifier: Apache-2.0
import type { checklistRecordEndpoints } from '@shinayaka/contract'

type Sample = { params?: Record<string, string>; body?: unknown }
const nothing = '0190b0c0-0000-7000-8000-000000000000'

/** A password rule of which much is not known. */
export const passwordRule = {
  minimum: 8,
  lettersAndDigits: true,
  symbols: 'unknown',
  changedRegularly: false,
  secondFactor: 'unknown',
  noReuse: true,
  guessableRefused: 'unknown',
  lockout: 'unknown',
} as const

/** A system without a second factor. */
export const secondFactorSystem = { name: '電子カルテの端末', kind: 'client', state: 'none', day: null, reason: '' } as const

/** Requests about the records beside the checklists. */
export const recordSamples: Record<keyof typeof checklistRecordEndpoints, (rows: { system: string }) => Sample> = {
  readPasswordPolicy: () => ({}),
  savePasswordPolicy: () => ({ body: { policy: passwordRule, note: '', checked: '2026-11-21', seen: nothing } }),
  readSecondFactors: () => ({}),
  addSecondFactorSystem: () => ({ body: secondFactorSystem }),
  saveSecondFactorSystem: ({ system }) => ({ params: { system }, body: { ...secondFactorSystem, version: 999 } }),
  retireSecondFactorSystem: ({ system }) => ({ params: { system }, body: { retired: true, version: 999 } }),
  saveSecondFactorList: () => ({ body: { whole: true, version: 999 } }),
  readReadingRoute: () => ({}),
  saveReadingRoute: () => ({ body: { devices: [], listed: null, seen: nothing } }),
}
