// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { peoplePageStates, peopleStates } from './people-states.ts'
import { choice } from './person.ts'
import { sendForm } from './program.ts'
import { openAll, type State, type Stay, submitMain } from './stay.ts'

const elsewhereProfile = async ({ call }: Stay) => {
  const { profile, version } = (await call('GET', '/api/organisation')) as { profile: { prefecture: string }; version: number }
  await call('PUT', '/api/organisation', { profile: { ...profile, prefecture: profile.prefecture === '13' ? '04' : '13' }, version })
}

/** Somebody new in the institution, who never comes. */
const bringIn = async ({ call, url }: Stay) => {
  const { code } = (await call('POST', '/api/invitations', { name: '異動する人', role: 'staff' })) as { code: string }
  await sendForm(url, '/join', { code, name: '異動する人', login: `idou.${code.slice(0, 4).toLowerCase()}`, password: 'suika-fuurin-engawa-1988' })
}

const buttonOf = (page: Page, place: number) => page.locator('main li', { hasText: '異動する人' }).first().getByRole('button').nth(place)
/** The buttons that change the role, or end the access, of somebody brought in for it, and of nobody else. */
const changing = (page: Page) => buttonOf(page, 0)
const removing = (page: Page) => buttonOf(page, 1)

/** The pages below 設定, by the router's own name for each. */
export const settingsStates: Record<string, readonly State[]> = {
  '/settings/organisation': [
    { name: 'organisation', path: () => '/settings/organisation', prepare: openAll },
    {
      name: 'organisation, errors shown',
      path: () => '/settings/organisation',
      prepare: async (page) => {
        await page.locator('#name').fill('')
        await page.locator('#beds').fill('たくさん')
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'organisation changed by two people',
      path: () => '/settings/organisation',
      prepare: async (page, stay) => {
        await elsewhereProfile(stay)
        await page.locator('#beds').fill('12')
        await submitMain(page)
        await page.locator('main form dl').first().waitFor()
      },
    },
  ],
  '/settings/trail': [
    { name: 'trail', path: () => '/settings/trail', prepare: openAll },
    { name: 'trail, nothing found', path: () => '/settings/trail?to=2020-01-01' },
  ],
  '/settings/accounts': [
    { name: 'people', path: () => '/settings/accounts', prepare: openAll },
    {
      name: 'people, errors shown',
      path: () => '/settings/accounts',
      prepare: async (page) => {
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'the sheet of an invitation',
      path: () => '/settings/accounts',
      prepare: async (page) => {
        await page.locator('#invited-name').fill('事務長 佐藤')
        await choice(page, 'viewer').click()
        await submitMain(page)
        await page.locator('main ol').waitFor()
      },
    },
    {
      name: 'asked before an invitation is taken back',
      path: () => '/settings/accounts',
      prepare: async (page) => {
        await page.locator('main section li button').first().click()
        await page.getByRole('dialog').waitFor()
      },
    },
    ...peoplePageStates,
    {
      name: 'somebody’s role being changed',
      path: () => '/settings/accounts',
      prepare: async (page, stay) => {
        await bringIn(stay)
        await page.reload()
        await changing(page).click()
        await page.locator('main li form').waitFor()
      },
    },
    {
      name: 'asked before somebody is removed',
      path: () => '/settings/accounts',
      prepare: async (page) => {
        await removing(page).click()
        await page.getByRole('dialog').waitFor()
      },
    },
    {
      name: 'somebody was removed',
      path: () => '/settings/accounts',
      prepare: async (page) => {
        await removing(page).click()
        await page.getByRole('dialog').locator('button').first().click()
        await page
          .getByRole('status')
          .filter({ has: page.locator('svg') })
          .waitFor()
      },
    },
  ],
  ...peopleStates,
  '/settings/password': [
    { name: 'password', path: () => '/settings/password', prepare: openAll },
    {
      name: 'password, errors shown',
      path: () => '/settings/password',
      prepare: async (page) => {
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
  ],
  '/settings/identity-provider': [
    { name: 'identity provider', path: () => '/settings/identity-provider', prepare: openAll },
    {
      name: 'identity provider, errors shown',
      path: () => '/settings/identity-provider',
      prepare: async (page) => {
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'a provider that does not answer, and asked to be the only way in',
      path: () => '/settings/identity-provider',
      prepare: async (page) => {
        await page.locator('#provider-issuer').fill('http://sso.example.jp')
        await page.locator('#provider-only').check()
        await page.locator('#provider-secret').locator('xpath=following::button[1]').click()
        await page.getByRole('alert').waitFor()
      },
    },
  ],
  '/settings/integrations': [
    { name: 'other programs', path: () => '/settings/integrations', prepare: openAll },
    {
      name: 'other programs, errors shown',
      path: () => '/settings/integrations',
      prepare: async (page) => {
        await openAll(page)
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
  ],
}
