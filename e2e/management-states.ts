// SPDX-License-Identifier: Apache-2.0
import { openAll, type State, type Stay, submitMain } from './stay.ts'

const plan = ({ submission }: Stay) => `/submissions/${submission}/plan`

type PlanSeen = { candidates: { measure: string; quote: { version: number; yen: number | null } | null }[] }
type DecisionSeen = { id: string; state: string; version: number }

/** Another person enters a quote for the same measure. */
const quoteElsewhere = async ({ call, submission }: Stay, measure: string) => {
  const { candidates } = (await call('GET', `/api/submissions/${submission}/plan`)) as PlanSeen
  const held = candidates.find((one) => one.measure === measure)?.quote ?? null
  const amount = held?.yen === 3_200_000 ? '3,100千円' : '3,200千円'
  await call('PUT', `/api/measures/${measure}/quote`, {
    amount,
    hours: 24,
    vendor: '架空システム',
    quotedOn: null,
    note: '',
    version: held?.version ?? null,
  })
}

/** A decision waits, asked for by another person unless one waits already. */
const askElsewhere = async ({ call, submission }: Stay) => {
  const { decisions } = (await call('GET', '/api/decisions')) as { decisions: DecisionSeen[] }
  if (decisions.some(({ state }) => state === 'waiting')) return
  const { candidates } = (await call('GET', `/api/submissions/${submission}/plan`)) as PlanSeen
  await call('POST', `/api/submissions/${submission}/decisions`, { measures: [candidates[0]?.measure ?? ''] })
}

/** Another person answers every decision that waits. */
const answerDecisions = async ({ call }: Stay, answer: string) => {
  const { decisions } = (await call('GET', '/api/decisions')) as { decisions: DecisionSeen[] }
  for (const { id, version } of decisions.filter(({ state }) => state === 'waiting'))
    await call('PUT', `/api/decisions/${id}`, { state: answer, note: '', version })
}

/** The routes between a result and management's decisions, with the states they can be in. */
export const managementStates: Record<string, readonly State[]> = {
  '/submissions/$submission/views': [
    {
      name: 'other views, all opened',
      path: ({ submission }) => `/submissions/${submission}/views`,
      prepare: async (page) => {
        await openAll(page)
        for (const line of await page.locator('main th button').all()) await line.click()
      },
    },
  ],
  '/submissions/$submission/plan': [
    { name: 'plan with all its forms', path: plan, prepare: openAll },
    {
      name: 'plan, errors shown',
      path: plan,
      prepare: async (page) => {
        await openAll(page)
        await page.locator('input[id^=amount-]').first().fill('約三百万円')
        await page.locator('input[id^=hours-]').first().fill('たくさん')
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'plan, an amount read while it is typed',
      path: plan,
      prepare: async (page) => {
        await openAll(page)
        await page.locator('#stopped-amount').fill('八百五十万円')
        await page.locator('input[id^=amount-]').first().fill('３，０００千円')
        await page
          .getByRole('status')
          .filter({ hasText: /3,000,000/ })
          .waitFor()
      },
    },
    {
      name: 'plan, a quote entered by two people',
      path: plan,
      prepare: async (page, stay) => {
        await openAll(page)
        const amount = page.locator('input[id^=amount-]').first()
        await quoteElsewhere(stay, ((await amount.getAttribute('id')) ?? '').replace('amount-', ''))
        await amount.fill('二百五十万円')
        await submitMain(page)
        await page.locator('main form dl').first().waitFor()
      },
    },
    {
      name: 'plan, no room for a fourth',
      path: plan,
      prepare: async (page) => {
        await openAll(page)
        while ((await page.locator('main input[type=checkbox]:checked').count()) < 3)
          await page.locator('main input[type=checkbox]:not(:checked)').first().check()
        await page.locator('main input[type=checkbox]:not(:checked)').first().click()
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'plan, one taken off',
      path: plan,
      prepare: async (page) => {
        await page.locator('main ol > li > button').first().click()
        await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'status')
      },
    },
  ],
  '/decisions': [
    { name: 'decisions', path: () => '/decisions' },
    {
      name: 'decisions, one waits',
      path: () => '/decisions',
      prepare: async (page, stay) => {
        await askElsewhere(stay)
        await page.reload()
        await page.locator('main li button').first().waitFor()
      },
    },
    {
      name: 'decisions, asked once more',
      path: () => '/decisions',
      prepare: async (page, stay) => {
        await askElsewhere(stay)
        await page.reload()
        await page.locator('main li button').first().click()
        await page.locator('main textarea').waitFor()
      },
    },
    {
      name: 'decisions, answered by two people',
      path: () => '/decisions',
      prepare: async (page, stay) => {
        await askElsewhere(stay)
        await page.reload()
        await page.locator('main li button').first().click()
        await answerDecisions(stay, 'declined')
        await submitMain(page)
        await page.locator('main [role=status]').first().waitFor()
      },
    },
    {
      name: 'decisions, one answered',
      path: () => '/decisions',
      prepare: async (page, stay) => {
        await askElsewhere(stay)
        await page.reload()
        await page.locator('main li button').first().click()
        await page.locator('main textarea').fill('補正予算で')
        await submitMain(page)
        await page.locator('main [role=status] button').waitFor()
      },
    },
  ],
  '/settings/copies': [
    { name: 'copies, none yet', path: () => '/settings/copies', prepare: openAll },
    {
      name: 'copies, nothing filled in',
      path: () => '/settings/copies',
      prepare: async (page) => {
        await openAll(page)
        await page.locator('main form button[type=submit]').first().click()
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'copies, one carried away and a restore rehearsed',
      path: () => '/settings/copies',
      prepare: async (page, { call }) => {
        await call('POST', '/api/copies/offline', { takenOn: '2026-11-20', place: '事務長の金庫の USB 2 番' })
        await call('POST', '/api/copies/rehearsals', { rehearsedOn: '2026-11-20', minutes: 12, note: '事務のノート PC で' })
        await page.reload()
        await page.locator('main li').first().waitFor()
      },
    },
  ],
}

/** What somebody sees of it who may read and not answer. */
export const managementViewerStates: readonly State[] = [
  { name: 'result of a viewer', path: ({ submission }) => `/submissions/${submission}`, prepare: openAll },
  { name: 'other views of a viewer', path: ({ submission }) => `/submissions/${submission}/views`, prepare: openAll },
  { name: 'plan of a viewer', path: plan, prepare: openAll },
  { name: 'decisions of a viewer', path: () => '/decisions' },
]

/** What a director sees: the same results in sentences, and the decisions to take. */
export const directorStates: readonly State[] = [
  { name: 'home of a director', path: () => '/' },
  { name: 'result of a director', path: ({ submission }) => `/submissions/${submission}` },
  { name: 'other views of a director', path: ({ submission }) => `/submissions/${submission}/views`, prepare: openAll },
  { name: 'plan of a director', path: plan, prepare: openAll },
  {
    name: 'decisions of a director',
    path: () => '/decisions',
    prepare: async (page) => {
      const first = page.locator('main li button').first()
      if (await first.isVisible()) await first.click()
    },
  },
]

/** What a colleague sees who answers only what was given to them. */
export const colleagueStates: readonly State[] = [
  { name: 'home of a colleague', path: () => '/' },
  { name: 'decisions are not for a colleague', path: () => '/decisions' },
]
