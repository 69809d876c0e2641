// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { answerElsewhere, openAll, type State, type Stay, submitMain } from './stay.ts'

const domain =
  (name: string) =>
  ({ hospital }: Stay) =>
    `/assessments/${hospital}/domains/${name}`
const assign = ({ hospital }: Stay) => `/assessments/${hospital}/assign`

type Given = { assignments: { domain: string; person: { id: string }; version: number }[] }

/** Somebody else changes who looks after a domain, at the same time. */
const assignElsewhere = async ({ call, hospital }: Stay, name: string) => {
  const { assignments } = (await call('GET', `/api/assessments/${hospital}`)) as Given
  const before = assignments.find((one) => one.domain === name)
  const note = `${before?.version ?? 0}`
  await call('PUT', `/api/assessments/${hospital}/domains/${name}`, { person: before?.person.id, due: '2031-03-31', note, version: before?.version })
}
const giveAway = async (page: Page, names: readonly string[]) => {
  for (const name of names) await page.locator(`#assign-${name}`).check()
  await page.locator('#assign-person').selectOption({ index: 1 })
  await page.locator('#assign-due').fill('2031-04-01')
  await submitMain(page)
}

/** The page of one domain, in each state it can be in. */
export const domainStates: readonly State[] = [
  {
    name: 'domain with all its background',
    path: domain('media'),
    prepare: async (page) => {
      await openAll(page)
      await page.locator('main textarea[id^=remark-]').first().waitFor()
    },
  },
  {
    name: 'domain, わからない and 対象外 chosen',
    path: domain('mobile'),
    prepare: async (page) => {
      await page.locator('main input[value=unknown]').first().check()
      await page.locator('main input[value=na]').last().check()
      await page.locator('main textarea').first().waitFor()
    },
  },
  {
    name: 'domain, two answers at once',
    path: domain('governance'),
    prepare: async (page, stay) => {
      const id = (await page.locator('main fieldset[id^=answer-]').first().getAttribute('id')) ?? ''
      await answerElsewhere(stay, stay.hospital, id.replace('answer-', ''))
      await page.locator('main input[value="3"]').first().check()
      await page.locator('main [role=status] dl').waitFor()
    },
  },
  {
    name: 'domain, an empty remark',
    path: domain('media'),
    prepare: async (page) => {
      await openAll(page)
      await page.locator('main form button').first().click()
      await page.locator('[aria-invalid=true]').first().waitFor()
    },
  },
  { name: 'a domain that is not there', path: domain('nowhere') },
]

/** The page on which domains are given away. */
export const assignStates: readonly State[] = [
  { name: 'assign', path: assign, prepare: openAll },
  {
    name: 'assign, errors shown',
    path: assign,
    prepare: async (page) => {
      await submitMain(page)
      await page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'assign, given',
    path: assign,
    prepare: async (page) => {
      await giveAway(page, ['logging', 'disposal'])
      await page.locator('main form [role=status] p').first().waitFor()
    },
  },
  {
    name: 'assign, two people at once',
    path: assign,
    prepare: async (page, stay) => {
      await assignElsewhere(stay, 'media')
      await giveAway(page, ['media', 'logging'])
      await page.locator('main form dl').waitFor()
    },
  },
]

/** What a colleague sees who was given two domains, and nothing else. */
export const colleagueStates: readonly State[] = [
  { name: 'list of a colleague', path: () => '/assessments' },
  { name: 'sections of a colleague', path: ({ hospital }) => `/assessments/${hospital}` },
  { name: 'domain of a colleague', path: domain('media') },
  { name: 'a domain that is not theirs', path: domain('backup') },
  { name: 'check of a colleague', path: ({ hospital }) => `/assessments/${hospital}/check`, prepare: openAll },
  { name: 'a page that is not for a colleague', path: assign },
]

/** What a director sees: their own assessment, and how far the departments are. */
export const directorStates: readonly State[] = [
  { name: 'list of a director', path: () => '/assessments' },
  { name: 'draft of a director', path: ({ management }) => `/assessments/${management}` },
  { name: 'question of a director', path: ({ management }) => `/assessments/${management}/questions/1` },
  { name: 'check of a director', path: ({ management }) => `/assessments/${management}/check` },
  { name: 'sections for a director', path: ({ hospital }) => `/assessments/${hospital}` },
]
