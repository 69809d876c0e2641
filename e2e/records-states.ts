// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { openAll, type State, type Stay, submitMain } from './stay.ts'

const base = '/api/checklist-records'
type Records = { records: { id: string }[] }
type Systems = { systems: { name: string; retired: boolean }[] }
type Route = { route: { id: string | null } }

const opened = async (page: Page): Promise<void> => {
  await page.locator('main h1').waitFor()
  await openAll(page)
}
const again = async (page: Page): Promise<void> => {
  await page.reload()
  await opened(page)
}

const rule = {
  minimum: 8,
  lettersAndDigits: true,
  symbols: 'unknown',
  changedRegularly: true,
  secondFactor: false,
  noReuse: true,
  guessableRefused: false,
  lockout: 'unknown',
}
/** Writes the password rule once more, so that there is one and one before it. */
const ruleWritten = async ({ call }: Stay): Promise<void> => {
  const { records } = (await call('GET', `${base}/passwords`)) as Records
  await call('PUT', `${base}/passwords`, { policy: rule, note: 'A4', checked: '2026-04-01', seen: records[0]?.id ?? null })
}

const systems = [
  { name: 'VPN', kind: 'server', state: 'in-use', day: null, reason: '' },
  { name: 'EHR', kind: 'client', state: 'next-renewal', day: '2029-03-31', reason: 'A lease that ends' },
  { name: 'PACS', kind: 'server', state: 'planned', day: '2025-01-31', reason: '' },
  { name: 'ECG', kind: 'medical-device', state: 'unknown', day: null, reason: '' },
]
/** Fills the list of systems where it is empty. */
const systemsThere = async ({ call }: Stay): Promise<void> => {
  const held = (await call('GET', `${base}/second-factor`)) as Systems
  if (held.systems.length > 0) return
  for (const system of systems) await call('POST', `${base}/second-factor/systems`, system)
}

const device = { name: 'EHR', kind: 'server', delegated: true, written: true }
const devicesSaid = async ({ call }: Stay, devices: readonly object[], listed: unknown): Promise<void> => {
  const { route } = (await call('GET', `${base}/route`)) as Route
  await call('PUT', `${base}/route`, { devices, listed, seen: route.id })
}

/** The pages of the records that checklists rest on, in each state they can be in. */
export const recordStates: Record<string, readonly State[]> = {
  '/checklists/records/passwords': [
    {
      name: 'a password rule of no length',
      path: () => '/checklists/records/passwords',
      prepare: async (page) => {
        await opened(page)
        await page.locator('#password-minimum').fill('many')
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'verdicts on a password rule',
      path: () => '/checklists/records/passwords',
      prepare: async (page, stay) => {
        await ruleWritten(stay)
        await ruleWritten(stay)
        await again(page)
      },
    },
  ],
  '/checklists/records/second-factor': [
    {
      name: 'second factors, a system without a name',
      path: () => '/checklists/records/second-factor',
      prepare: async (page) => {
        await opened(page)
        await page.locator('main section').first().locator('button').last().click()
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'second factors of systems, one of them being changed',
      path: () => '/checklists/records/second-factor',
      prepare: async (page, stay) => {
        await systemsThere(stay)
        await again(page)
        await page.locator('main li button').nth(2).click()
        await page.locator('main form').waitFor()
      },
    },
  ],
  '/checklists/records/route': [
    {
      name: 'volumes to read, nothing said of a machine',
      path: () => '/checklists/records/route',
      prepare: async (page, stay) => {
        await devicesSaid(stay, [], null)
        await again(page)
        await page.locator('main section button').first().click()
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'volumes to read, all of them',
      path: () => '/checklists/records/route',
      prepare: async (page, stay) => {
        await devicesSaid(stay, [device, { ...device, name: 'PC', kind: 'standalone-pc', written: 'unknown' }], 'unknown')
        await again(page)
      },
    },
    {
      name: 'volumes to read, two of them',
      path: () => '/checklists/records/route',
      prepare: async (page, stay) => {
        await devicesSaid(stay, [device], true)
        await again(page)
      },
    },
  ],
}
