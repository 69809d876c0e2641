// SPDX-License-Identifier: Apache-2.0
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { misfits, violations } from './axe.ts'
import { desk, openBrowser, type Watched } from './browser.ts'
import { checklistStates } from './checklist-states.ts'
import { evidenceStates } from './evidence-states.ts'
import { guidelineStates } from './guideline-states.ts'
import { beginHospital, callAs, type Midway } from './hospital.ts'
import { colleagueStates, directorStates } from './hospital-states.ts'
import {
  directorStates as decidingStates,
  managementStates,
  managementViewerStates,
  colleagueStates as sectionlessStates,
} from './management-states.ts'
import { addOrganisation } from './organisation.ts'
import { packStates } from './pack-states.ts'
import { clinicName, doctor } from './person.ts'
import { cleanUp, newDataFolder, type Program, sendForm, signIn, startProgram } from './program.ts'
import { recordStates } from './records-states.ts'
import { emptyGroupStates, firstDayStates, overseerRouteStates, overseerStates, publicStates, routeStates, viewerStates } from './states.ts'
import type { State, Stay } from './stay.ts'
import { supplierFileStates } from './supplier-file-states.ts'
import { supplierLinkStates } from './supplier-link-states.ts'
import { supplierStates } from './supplier-states.ts'
import { workbookStates } from './workbook-states.ts'

// Every page and every state of it, in both languages, on a phone and at a desk, with large letters and on the narrowest screen.

const folders = [newDataFolder(), newDataFolder()] as const
let fresh: Program
let demo: Program
let watched: Watched
let stay: Stay
let midway: Midway
let overseer: Stay

const stayAs = async (url: string, cookie: string): Promise<Stay> => {
  const call = callAs(url, cookie)
  const list = await call<{ drafts: { id: string; instrument: string }[]; submissions: { id: string }[] }>('GET', '/api/assessments')
  const draftOf = (instrument: string) => list.drafts.find((draft) => draft.instrument === instrument)?.id ?? ''
  return {
    url,
    call,
    cookie,
    draft: draftOf('clinic'),
    hospital: draftOf('hospital-it'),
    management: draftOf('executive'),
    submission: list.submissions[0]?.id ?? '',
  }
}

const strangerAt = ({ url }: Program): Stay => ({ url, cookie: '', draft: '', hospital: '', management: '', submission: '', call: callAs(url, '') })

beforeAll(async () => {
  fresh = await startProgram({ dataDir: folders[0], seconds: 120 })
  demo = await startProgram({ dataDir: folders[1], demo: true })
  watched = await openBrowser(() => demo.url)
  const cookie = await signIn(demo.url, demoAccounts.clinic.login, demoAccounts.clinic.password)
  midway = await beginHospital(demo.url, cookie)
  stay = await stayAs(demo.url, cookie)
  const group = await stayAs(demo.url, await signIn(demo.url, demoAccounts.group.login, demoAccounts.group.password))
  const { institutions } = (await group.call('GET', `/api/oversight/institutions?search=${encodeURIComponent('南診療所')}`)) as {
    institutions: { latest: { id: string } }[]
  }
  overseer = { ...group, submission: institutions[0]?.latest.id ?? '' }
})

afterAll(async () => {
  await watched?.close()
  await cleanUp(folders[0], [fresh])
  await cleanUp(folders[1], [demo])
})

/** Every route of the application. */
const states = {
  ...routeStates,
  ...managementStates,
  ...evidenceStates,
  ...checklistStates,
  ...recordStates,
  ...guidelineStates,
  ...supplierStates,
  ...supplierFileStates,
  ...supplierLinkStates,
  ...workbookStates,
  ...packStates,
}

const languages = ['ja', 'en'] as const
type Language = (typeof languages)[number]

const openAs = async ({ url, cookie }: Stay, language: Language, options: BrowserContextOptions = desk): Promise<Page> => {
  const page = await watched.open(options)
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name: 'language', value: language, url }, ...(name === '' ? [] : [{ name, value, url }])])
  return page
}

/** Parts that look at their own size have done so. */
const settled = (page: Page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 30))))
const resized = async (page: Page, width: number, height: number) => {
  await page.setViewportSize({ width, height })
  await settled(page)
}

/** All that is found on one page in one state, each with where it was found. */
const examine = async (page: Page, where: string): Promise<string[]> => {
  const found: string[] = []
  const note = (how: string, lines: string[]) => found.push(...lines.map((line) => `${where}, ${how}: ${line}`))
  note('1280 px', await violations(page))
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  await settled(page)
  note('1280 px, letters at 200 %', await misfits(page))
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
  await resized(page, 375, 720)
  note('375 px', [...(await violations(page)), ...(await misfits(page))])
  await resized(page, 320, 640)
  note('320 px', await misfits(page))
  return found
}

const examineAll = async (who: Stay, language: Language, states: readonly State[]): Promise<string[]> => {
  const found: string[] = []
  const page = await openAs(who, language)
  for (const state of states) {
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(who.url + state.path(who))
    await page.locator('main h1').first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    await state.prepare?.(page, who)
    // Some states come by reading the page anew.
    await page.locator('main h1').first().waitFor()
    found.push(...(await examine(page, `${state.name} (${language})`)))
  }
  await page.context().close()
  return found
}

describe('the measure', () => {
  it('finds what is wrong on a page that is wrong', async () => {
    const page = await watched.open(desk)
    await page.setContent(`<!doctype html><html lang="ja"><title>x</title><main><h1>x</h1><img src="data:,"><p style="color:#999">pale</p>
      <p style="width:3000px">wide</p><p style="width:20px;overflow:hidden;white-space:nowrap">cut off here</p></main></html>`)
    expect((await violations(page)).map((line) => line.split(':')[0])).toEqual(['color-contrast', 'image-alt'])
    expect((await misfits(page)).map((line) => line.split(':')[0])).toEqual([
      'the page is 3008 px wide on a screen of 1280 px',
      'beyond the edge',
      'cut off',
    ])
    await page.context().close()
  })
})

describe.each(languages)('in %s', (language) => {
  it.each(Object.keys(states))('%s', async (route) => {
    expect(await examineAll(stay, language, states[route] ?? [])).toEqual([])
  })

  it.each(Object.keys(overseerRouteStates))('%s', async (route) => {
    expect(await examineAll(overseer, language, overseerRouteStates[route] ?? [])).toEqual([])
  })

  it('the other pages of a group', async () => {
    expect(await examineAll(overseer, language, overseerStates)).toEqual([])
  })

  it('the pages before sign-in', async () => {
    expect(await examineAll(strangerAt(fresh), language, publicStates.fresh)).toEqual([])
    expect(await examineAll(strangerAt(demo), language, publicStates.used)).toEqual([])
  })
})

describe('for others', () => {
  it('who see the first day', async () => {
    const first = { code: fresh.code() ?? '', organisationName: clinicName, institutionKind: 'dental', ...doctor }
    const who = await stayAs(fresh.url, await sendForm(fresh.url, '/first-run', first))
    for (const language of languages) expect(await examineAll(who, language, firstDayStates)).toEqual([])
  })

  it.each([
    ['who may read only', 'viewer', [...viewerStates, ...managementViewerStates]],
    ['who decide', 'executive', decidingStates],
    ['who were given nothing', 'staff', sectionlessStates],
  ] as const)('%s', async (_, role, seen) => {
    const { code } = (await stay.call('POST', '/api/invitations', { name: '佐藤', role })) as { code: string }
    const person = { code, name: '佐藤 次郎', login: `sato-${role}`, password: 'suika-fuurin-engawa-1988' }
    const { draft, submission } = stay
    const who = { ...(await stayAs(demo.url, await sendForm(demo.url, '/join', person))), draft, submission }
    for (const language of languages) expect(await examineAll(who, language, seen)).toEqual([])
  })

  it('who answer a part', async () => {
    const { hospital, management } = stay
    const colleague = { ...(await stayAs(demo.url, midway.nurse.cookie)), hospital, management }
    for (const language of languages) expect(await examineAll(colleague, language, colleagueStates)).toEqual([])
  })

  it('who answer for management', async () => {
    const boss = await stayAs(demo.url, midway.director.cookie)
    for (const language of languages) expect(await examineAll(boss, language, directorStates)).toEqual([])
  })
})

describe('for a new group', () => {
  it('which looks after nobody yet', async () => {
    const { code } = addOrganisation(folders[1], ['--name', 'はじめてグループ（架空）', '--kind', 'group'])
    const head = { code, name: '本部 青山', login: 'hajimete', password: 'suika-fuurin-engawa-1988' }
    const who = await stayAs(demo.url, await sendForm(demo.url, '/join', head))
    for (const language of languages) expect(await examineAll(who, language, emptyGroupStates)).toEqual([])
  })
})

describe('no page is left out', () => {
  it('knows every route of the application', async () => {
    const page = await openAs(stay, 'ja')
    await page.goto(demo.url)
    await page.locator('main h1').waitFor()
    type Router = { routesByPath: Record<string, unknown> }
    const routes = await page.evaluate(() => Object.keys((globalThis as unknown as { __TSR_ROUTER__: Router }).__TSR_ROUTER__.routesByPath))
    const known = [...Object.keys(states), ...Object.keys(overseerRouteStates)]
    expect(new Set(known.filter((route) => route !== '*'))).toEqual(new Set(routes))
    await page.context().close()
  })

  it('asked no other server for anything, and no page broke', () => {
    expect(watched.foreign().filter((address) => !address.startsWith(fresh.url))).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})

describe('with the colours of the machine', () => {
  it('shows buttons, progress, choices and the focus without any colour of ours', async () => {
    const page = await openAs(stay, 'ja', { ...desk, forcedColors: 'active' })
    await page.goto(`${demo.url}/assessments/${stay.draft}`)
    await page.locator('main h1').waitFor()
    const seen = await page.evaluate(() => {
      const bar = document.querySelector('main [aria-hidden=true] > [style]')
      return {
        forced: matchMedia('(forced-colors: active)').matches,
        button: Number.parseFloat(getComputedStyle(document.querySelector('main a.border') ?? document.body).borderTopWidth),
        progress: bar !== null && getComputedStyle(bar).backgroundColor !== getComputedStyle(bar.parentElement ?? bar).backgroundColor,
      }
    })
    expect(seen).toEqual({ forced: true, button: 1, progress: true })
    const marks = await page.locator('nav a').evaluateAll((links) => links.map((link) => getComputedStyle(link).borderInlineStartColor))
    expect(new Set(marks).size).toBe(2)
    await page.goto(`${demo.url}/assessments/${stay.draft}/questions/1`)
    await page.locator('main input:checked').focus()
    await page.keyboard.press('ArrowDown')
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement?.closest('label') ?? document.body).outlineStyle)
    expect(outline).toBe('solid')
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })
})
