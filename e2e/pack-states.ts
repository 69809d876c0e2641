// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { openAll, type State, type Stay } from './stay.ts'

const begun = async ({ call }: Stay, form: string): Promise<string> =>
  ((await call('POST', '/api/checklists', { form })) as { checklist: string }).checklist

const opened = async (page: Page, address: string): Promise<void> => {
  await page.goto(address)
  await page.locator('main h1').waitFor()
  await openAll(page)
}

/** Freezes this year's form twice, so that there is something to compare; the newest first. */
const frozen = async (stay: Stay): Promise<{ checklist: string; submissions: string[] }> => {
  const checklist = await begun(stay, 'mhlw-r8')
  const read = async () => ((await stay.call('GET', `/api/checklists/${checklist}`)) as { submissions: { id: string }[] }).submissions
  for (let held = (await read()).length; held < 2; held += 1) await stay.call('POST', `/api/checklists/${checklist}/submissions`, { kind: 'interim' })
  return { checklist, submissions: (await read()).map(({ id }) => id) }
}

/** What is shown to others of a form, in each state it can be in. */
export const packStates: Record<string, readonly State[]> = {
  '/checklists/$checklist/pack': [
    {
      name: 'the inspection pack of today',
      path: () => '/checklists',
      prepare: async (page, stay) => opened(page, `${stay.url}/checklists/${await begun(stay, 'mhlw-r8')}/pack`),
    },
    {
      name: 'the inspection pack of what was frozen',
      path: () => '/checklists',
      prepare: async (page, stay) => {
        const { checklist, submissions } = await frozen(stay)
        await opened(page, `${stay.url}/checklists/${checklist}/pack?submission=${submissions[0]}`)
      },
    },
  ],
  '/checklists/$checklist/status': [
    {
      name: 'the eight priority areas on one page',
      path: () => '/checklists',
      prepare: async (page, stay) => opened(page, `${stay.url}/checklists/${await begun(stay, 'priority-areas-2026')}/status`),
    },
  ],
  '/checklists/$checklist/submissions/$submission': [
    {
      name: 'a form as it was frozen, compared with another',
      path: () => '/checklists',
      prepare: async (page, stay) => {
        const { checklist, submissions } = await frozen(stay)
        await opened(page, `${stay.url}/checklists/${checklist}/submissions/${submissions[0]}?with=${submissions[1]}`)
      },
    },
  ],
}
