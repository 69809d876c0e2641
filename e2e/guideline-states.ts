// SPDX-License-Identifier: Apache-2.0
import { openAll, type State, type Stay } from './stay.ts'

const beganLastYear = async ({ call }: Stay): Promise<string> =>
  ((await call('POST', '/api/checklists', { form: 'mhlw-r7' })) as { checklist: string }).checklist

/** The pages of the guideline and of a newer edition, in each state they can be in. */
export const guidelineStates: Record<string, readonly State[]> = {
  '/guidelines': [
    { name: 'the newest guideline', path: () => '/guidelines', prepare: openAll },
    { name: 'the newest guideline, nothing fits', path: () => '/guidelines?responsible=vendor&volume=planning&open=true' },
  ],
  '/guidelines/$guideline': [
    { name: 'the guideline before', path: () => '/guidelines/mhlw-6.0', prepare: openAll },
    { name: 'a guideline that is not there', path: () => '/guidelines/mhlw-9.9' },
  ],
  '/guidelines/gaps': [{ name: 'what is not mapped yet', path: () => '/guidelines/gaps', prepare: openAll }],
  '/guidelines/$guideline/$clause': [
    { name: 'a clause', path: () => '/guidelines/mhlw-7.0/operations.14.5', prepare: openAll },
    { name: 'a clause that no practice answers', path: () => '/guidelines/mhlw-7.0/planning.7.5' },
    { name: 'a clause that is not there', path: () => '/guidelines/mhlw-7.0/operations.99' },
  ],
  '/checklists/$checklist/carry': [
    {
      name: 'a newer edition',
      path: () => '/checklists',
      prepare: async (page, stay) => {
        await page.goto(`${stay.url}/checklists/${await beganLastYear(stay)}/carry`)
        await page.locator('main h1').waitFor()
      },
    },
  ],
}
