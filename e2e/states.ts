// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { fillForm, formRow } from './filled-form.ts'
import { assignStates, domainStates } from './hospital-states.ts'
import { mailStates } from './mail-states.ts'
import { choice } from './person.ts'
import { settingsStates } from './settings-states.ts'
import { signInStates } from './sign-in-states.ts'
import { answerElsewhere, openAll, type State, type Stay, submitMain } from './stay.ts'

const question = (number: number) => (stay: Stay) => `/assessments/${stay.draft}/questions/${number}`
const saved = (page: Page) => page.waitForResponse((response) => response.request().method() === 'PUT' && response.ok())

const emptyForm = async (page: Page, { url, draft }: Stay) => (await page.request.get(`${url}/api/assessments/${draft}/form.xlsx?language=ja`)).body()
const uploadForm = async (page: Page, buffer: Buffer) => {
  await page.locator('input[type=file]').setInputFiles({ name: 'a.xlsx', mimeType: 'application/octet-stream', buffer })
  await submitMain(page)
}

/** Every route of the application by the router's own name for it, with the states it can be in. `*` is an address that leads nowhere. */
export const routeStates: Record<string, readonly State[]> = {
  '/': [
    { name: 'home', path: () => '/', prepare: openAll },
    {
      name: 'home could not be loaded',
      path: () => '/',
      prepare: async (page) => {
        await page.route('**/api/home', (route) => route.abort())
        await page.reload()
        await page.getByRole('alert').waitFor()
        await page.unroute('**/api/home')
      },
    },
  ],
  '/assessments': [{ name: 'list', path: () => '/assessments', prepare: openAll }],
  '/assessments/$assessment': [
    { name: 'draft', path: ({ draft }) => `/assessments/${draft}` },
    { name: 'sections of a hospital', path: ({ hospital }) => `/assessments/${hospital}` },
    {
      name: 'menu open on a phone',
      path: ({ draft }) => `/assessments/${draft}`,
      prepare: async (page) => {
        await page.setViewportSize({ width: 375, height: 720 })
        await page.locator('header button[aria-controls=navigation]').click()
        await page.setViewportSize({ width: 1280, height: 900 })
      },
    },
  ],
  '/assessments/$assessment/domains/$domain': domainStates,
  '/assessments/$assessment/assign': assignStates,
  '/assessments/$assessment/questions/$number': [
    { name: 'question for management, the last', path: ({ management }) => `/assessments/${management}/questions/15`, prepare: openAll },
    { name: 'question with all its background', path: question(3), prepare: openAll },
    {
      name: 'わからない chosen',
      path: question(7),
      prepare: async (page) => {
        await choice(page, '2').click()
        await choice(page, 'unknown').click()
        await page.locator('main [role=status] svg').first().waitFor()
      },
    },
    {
      name: '対象外 chosen',
      path: question(8),
      prepare: async (page) => {
        await choice(page, 'na').click()
        await page.locator('main textarea').waitFor()
      },
    },
    {
      name: 'an error shown',
      path: question(9),
      prepare: async (page) => {
        await choice(page, 'na').click()
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'answered by the vendor, who is not named',
      path: question(10),
      prepare: async (page) => {
        await choice(page, '1').click()
        await choice(page, 'vendor').click()
        await page.locator('[id="vendor-clinic.separate-copy"]').fill('')
        await submitMain(page)
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'two answers at once',
      path: question(12),
      prepare: async (page, stay) => {
        await answerElsewhere(stay, stay.draft, 'clinic.yearly-training')
        await choice(page, '0').click()
        await page.locator('main dl').waitFor()
      },
    },
    {
      name: 'saving failed',
      path: question(13),
      prepare: async (page) => {
        await choice(page, '1').click()
        await page.route('**/answers/**', (route) => route.abort())
        await choice(page, '0').click()
        await page.getByRole('alert').first().waitFor()
        await page.unroute('**/answers/**')
      },
    },
    {
      name: 'session lost',
      path: question(6),
      prepare: async (page, { cookie }) => {
        const context = page.context()
        const [name = '', value = ''] = cookie.split('=')
        await context.clearCookies({ name })
        await choice(page, '1').click()
        await choice(page, '0').click()
        await page.locator('a[target=_blank][href^="/sign-in"]').first().waitFor()
        await context.addCookies([{ name, value, url: new URL(page.url()).origin }])
      },
    },
    { name: 'a question that is not there', path: question(99) },
  ],
  '/assessments/$assessment/all': [{ name: 'all on one page', path: ({ draft }) => `/assessments/${draft}/all` }],
  '/assessments/$assessment/form': [
    { name: 'form', path: ({ draft }) => `/assessments/${draft}/form`, prepare: openAll },
    {
      name: 'no file chosen',
      path: ({ draft }) => `/assessments/${draft}/form`,
      prepare: async (page) => {
        await submitMain(page)
        await page.locator('[aria-invalid=true]').waitFor()
      },
    },
    {
      name: 'a file refused',
      path: ({ draft }) => `/assessments/${draft}/form`,
      prepare: async (page) => {
        await uploadForm(page, Buffer.from('%PDF-1.7\n'))
        await page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'rows refused',
      path: ({ draft }) => `/assessments/${draft}/form`,
      prepare: async (page, stay) => {
        const answers = Object.fromEntries(Array.from({ length: 13 }, (_, index) => [`D${formRow(index + 1)}`, `長い言い訳をここに書いた${index}`]))
        await uploadForm(page, await fillForm(await emptyForm(page, stay), answers))
        await page.locator('main table').waitFor()
      },
    },
    {
      name: 'differences shown',
      path: ({ draft }) => `/assessments/${draft}/form`,
      prepare: async (page, stay) => {
        const cells = { [`D${formRow(1)}`]: 0, [`D${formRow(11)}`]: '対象外', [`E${formRow(11)}`]: 'すべて紙で扱っている', [`D${formRow(5)}`]: 3 }
        await uploadForm(page, await fillForm(await emptyForm(page, stay), cells))
        await page.locator('main ul dl').first().waitFor()
      },
    },
  ],
  '/assessments/$assessment/check': [
    { name: 'check', path: ({ draft }) => `/assessments/${draft}/check` },
    {
      name: 'check of a hospital, something is missing',
      path: ({ hospital }) => `/assessments/${hospital}/check`,
      prepare: async (page) => {
        await page.locator('main button').last().click()
        await page.getByRole('alert').waitFor()
        await openAll(page)
      },
    },
    {
      name: 'an answer could not be saved',
      path: question(11),
      prepare: async (page) => {
        await choice(page, '1').click()
        await page.route('**/answers/**', (route) => route.abort())
        await choice(page, '0').click()
        await page.getByRole('alert').first().waitFor()
        await page.locator('main a').first().click()
        await page.locator('main [role=status] a').waitFor()
      },
    },
    {
      name: 'something is missing',
      path: ({ draft }) => `/assessments/${draft}/check`,
      prepare: async (page) => {
        await page.locator('main button').last().click()
        await page.getByRole('alert').waitFor()
      },
    },
  ],
  '/assessments/$assessment/network': [
    { name: 'network', path: ({ draft }) => `/assessments/${draft}/network?step=1`, prepare: openAll },
    {
      name: 'network, わからない chosen',
      path: ({ draft }) => `/assessments/${draft}/network?step=2`,
      prepare: async (page) => {
        await choice(page, 'd').click()
        await Promise.all([saved(page), choice(page, 'unknown').click()])
      },
    },
    { name: 'network result', path: ({ draft }) => `/assessments/${draft}/network?step=result`, prepare: openAll },
  ],
  '/submissions/$submission': [{ name: 'result', path: ({ submission }) => `/submissions/${submission}`, prepare: openAll }],
  '/submissions/$submission/report': [{ name: 'report', path: ({ submission }) => `/submissions/${submission}/report` }],
  ...settingsStates,
  '/settings/sign-in': signInStates,
  '/settings/mail': mailStates,
  '*': [
    { name: 'nowhere', path: () => '/nowhere' },
    { name: 'a submission that is not there', path: () => '/submissions/00000000-0000-7000-8000-000000000000' },
  ],
}

/** The routes of those who look after institutions; the submission of such a stay is an institution's. */
export const overseerRouteStates: Record<string, readonly State[]> = {
  '/institutions': [
    { name: 'institutions', path: () => '/institutions', prepare: openAll },
    { name: 'institutions, the weakest first', path: () => '/institutions?order=score' },
    { name: 'no institution found', path: () => '/institutions?search=zzz' },
  ],
  '/institutions/submissions/$submission': [
    { name: 'result of an institution', path: ({ submission }) => `/institutions/submissions/${submission}`, prepare: openAll },
    { name: 'result of an institution that is not there', path: () => '/institutions/submissions/00000000-0000-7000-8000-000000000000' },
  ],
}

/** What else a viewer of a group sees: pages that everybody has, otherwise filled. */
export const overseerStates: readonly State[] = [
  { name: 'home of a group', path: () => '/' },
  { name: 'profile of a group', path: () => '/settings/organisation' },
]

/** A group on its first day, with nobody below it yet. */
export const emptyGroupStates: readonly State[] = [
  { name: 'home of a group without institutions', path: () => '/' },
  { name: 'no institutions yet', path: () => '/institutions', prepare: openAll },
  { name: 'people of a group', path: () => '/settings/accounts' },
  { name: 'profile of a group, to edit', path: () => '/settings/organisation' },
]

/** What somebody sees who may read and not answer: the same pages with less on them. */
export const viewerStates: readonly State[] = [
  { name: 'home of a viewer', path: () => '/' },
  { name: 'list of a viewer', path: () => '/assessments' },
  { name: 'draft of a viewer', path: ({ draft }) => `/assessments/${draft}` },
  { name: 'sections of a viewer', path: ({ hospital }) => `/assessments/${hospital}` },
  { name: 'a page that is not for a viewer', path: ({ draft }) => `/assessments/${draft}/check` },
  { name: 'accounts, refused by the server', path: () => '/settings/accounts' },
  { name: 'organisation of a viewer', path: () => '/settings/organisation' },
]

/** What somebody sees on the first day, before anything was answered. */
export const firstDayStates: readonly State[] = [
  { name: 'home on the first day', path: () => '/' },
  { name: 'list on the first day', path: () => '/assessments' },
]

const sent = (page: Page) =>
  Promise.all([page.waitForLoadState(), page.locator('main form button').click()]).then(() => page.getByRole('alert').waitFor())

/** The pages that need nobody signed in: on a server that nobody has used yet, and on one in use. */
export const publicStates = {
  fresh: [
    { name: 'first run', path: () => '/first-run' },
    { name: 'first run, nothing filled in', path: () => '/first-run', prepare: sent },
    {
      name: 'first run, a wrong code',
      path: () => '/first-run',
      prepare: async (page) => {
        for (const field of await page.locator('main input').all()) await field.fill('kasumi-tonbo-enpitsu-1963')
        await sent(page)
      },
    },
  ],
  used: [
    { name: 'sign-in', path: () => '/sign-in' },
    { name: 'a provider that is not used', path: () => '/sign-in/provider/0190b0c0-0000-7000-8000-000000000000' },
    { name: 'sign-in, nothing filled in', path: () => '/sign-in', prepare: sent },
    {
      name: 'sign-in, wrong',
      path: () => '/sign-in',
      prepare: async (page) => {
        await page.locator('#login').fill('nobody')
        await page.locator('#password').fill('kasumi-tonbo-enpitsu-1963')
        await sent(page)
      },
    },
    { name: 'recover', path: () => '/recover' },
    { name: 'recover, nothing filled in', path: () => '/recover', prepare: sent },
    { name: 'join', path: () => '/join' },
    { name: 'join, nothing filled in', path: () => '/join', prepare: sent },
    { name: 'API', path: () => '/api/docs', prepare: openAll },
  ],
} satisfies Record<string, readonly State[]>
