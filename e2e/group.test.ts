// SPDX-License-Identifier: Apache-2.0
import { errorsJa } from '@shinayaka/contract/messages/errors.ja'
import { oversightJa } from '@shinayaka/contract/messages/oversight.ja'
import { shellJa } from '@shinayaka/contract/messages/shell.ja'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { addOrganisation, organisation } from './organisation.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, sendForm, signIn, startProgram } from './program.ts'
import { asStory } from './story.ts'

// A viewer of a group finds a hospital that needs help, reads what it has submitted, and sees nothing that it has not.

const dataDir = newDataFolder()
const hospitalName = 'しなやか総合病院（架空）'
/** Stands in the draft of the hospital, and is seen nowhere above it. */
const sentinel = '番兵：まだ提出していない一言'
let program: Program
let watched: Watched
let page: Page
let result: string
let draft: string

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 180 })
  watched = await openBrowser(() => program.url)
  const cookie = await signIn(program.url, demoAccounts.hospital.login, demoAccounts.hospital.password)
  const headers = { cookie, 'content-type': 'application/json' }
  const { drafts } = await (await fetch(`${program.url}/api/assessments`, { headers })).json()
  draft = drafts[0].id
  const answer = { value: 0, comment: sentinel, source: 'own', vendorName: '', version: null }
  const saved = await fetch(`${program.url}/api/assessments/${draft}/answers/hospital-it.review`, {
    method: 'PUT',
    headers,
    body: JSON.stringify(answer),
  })
  expect(saved.status).toBe(200)
  page = await watched.open(desk)
})

afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const heading = (on: Page, name: string | RegExp) => on.getByRole('heading', { level: 1, name })
const rows = (on: Page) => on.locator('main tbody tr')
const show = async (search: string, order: string) => {
  await page.getByLabel(oversightJa.search.name).fill(search)
  await page.getByLabel(oversightJa.search.order).selectOption({ label: order })
  await page.getByRole('button', { name: oversightJa.search.submit }).click()
}
const notFound = async (on: Page, path: string) => {
  await on.goto(program.url + path)
  await heading(on, shellJa.notFound.title).waitFor()
}

describe('a viewer of a group', () => {
  asStory(() => [page])

  it('is led from home to the institutions, and offered no self-assessment', async () => {
    await signInByPage(page, program.url, demoAccounts.group)
    expect(await page.getByRole('navigation').getByRole('link').allTextContents()).toEqual([
      'ホーム',
      '機関の一覧',
      '機関の情報',
      'サインインと安全',
      'メールの受け取り',
      '機関の切り替え',
    ])
    await page.getByText(/^12 機関のうち、.*に提出したのは 5 機関です。$/).waitFor()
    await page.getByRole('link', { name: /^機関の一覧を開く/ }).click()
    await heading(page, oversightJa.title).waitFor()
    expect(await rows(page).count()).toBe(12)
  })

  it('puts the weakest first, with whoever has submitted nothing before them', async () => {
    await show('', oversightJa.search.orders.score)
    await page.getByText('12 機関中 1〜12 機関目（点の低い順）').waitFor()
    const scores = await rows(page).locator('td:nth-child(2)').allTextContents()
    expect(scores[0]).toContain(oversightJa.table.noneLabel)
    const known = scores.slice(1).map((text) => Number.parseFloat(text))
    expect(known).toEqual([...known].sort((a, b) => a - b))
    expect(known).toHaveLength(11)
  })

  it('finds a weak hospital by a part of its name, and sees that it has not submitted this year', async () => {
    await show('総合病院', oversightJa.search.orders.score)
    await page.getByText('1 機関中 1〜1 機関目（点の低い順）').waitFor()
    expect(await rows(page).count()).toBe(1)
    const row = await rows(page).first().innerText()
    for (const said of [hospitalName, '病院・198 床', '21 分野中 8', '未提出', '前の年度']) expect(row).toContain(said)
    expect(row).toMatch(/前回より 0\.\d\d 上がった/)
    expect(new URL(page.url()).searchParams.get('search')).toBe('総合病院')
  })

  it('reads its result: figures, weak domains, the years, and how management sees it', async () => {
    await page.getByRole('link', { name: hospitalName, exact: true }).click()
    await heading(page, `${hospitalName}の点検の結果`).waitFor()
    result = new URL(page.url()).pathname
    const main = page.locator('main')
    const text = await main.innerText()
    for (const said of ['監視', 'ログ', '暗号化', '年ごとの点']) expect(text).toContain(said)
    // What was written beside an answer may stand in a part that is folded away.
    expect(await main.textContent()).toContain('回復キーの置き場を、前の担当しか知らなかった。')
    expect(text).toMatch(/「.+」は、経営層のほうが高く見ています/)
    // Nothing to answer, to change or to take away.
    const pressed = await main.locator('a, button').allTextContents()
    expect(pressed.filter((one) => /PDF|Excel|報告書|答える|提出|外す|保存|稟議/.test(one))).toEqual([])
  })

  it("reads management's own answers the same way, on a phone", async () => {
    const mobile = await watched.open(phone)
    await signInByPage(mobile, program.url, demoAccounts.group)
    await mobile.goto(`${program.url}/institutions?search=${encodeURIComponent('総合病院')}`)
    await mobile.getByRole('link', { name: new RegExp(`^${oversightJa.table.answeredBefore}`) }).click()
    await heading(mobile, `${hospitalName}の点検の結果`).waitFor()
    await mobile.getByText('経営層の自己点検').first().waitFor()
    await mobile.context().close()
  })

  it('sees nothing of the draft, on no page and in no answer of the server', async () => {
    const seen: string[] = []
    page.on('response', async (response) => {
      if (response.url().includes('/api/')) seen.push(await response.text().catch(() => ''))
    })
    for (const path of ['/', '/institutions', result]) {
      await page.goto(program.url + path, { waitUntil: 'networkidle' })
      expect(await page.locator('body').innerText()).not.toContain(sentinel)
    }
    expect(seen.length).toBeGreaterThan(3)
    expect(seen.join('\n')).not.toContain(sentinel)
    expect(seen.join('\n')).toContain('回復キーの置き場を')
    const id = result.split('/').at(-1)
    for (const path of [`/institutions/submissions/${draft}`, `/assessments/${draft}`, `/submissions/${id}`, `/submissions/${id}/report`])
      await notFound(page, path)
    for (const path of [`/api/submissions/${id}/report.pdf`, `/api/submissions/${id}/result.xlsx`, `/api/assessments/${draft}/form.xlsx`])
      expect((await (await page.request.get(program.url + path)).json()).title).toBe(errorsJa['not-found'].title)
  })

  it('of another group sees none of it', async () => {
    const { code } = addOrganisation(dataDir, ['--name', 'となりグループ（架空）', '--kind', 'group'])
    const cookie = await sendForm(program.url, '/join', { code, name: '本部 隣', login: 'tonari', password: 'suika-fuurin-engawa-1988' })
    const other = await watched.open(desk)
    const [name = '', value = ''] = cookie.split('=')
    await other.context().addCookies([{ name, value, url: program.url }])
    await other.goto(`${program.url}/institutions`)
    await other.getByRole('heading', { name: oversightJa.empty.title }).waitFor()
    expect(await other.locator('main').innerText()).toContain('--under "となりグループ（架空）"')
    await notFound(other, result)
    await other.context().close()
  })

  it('loses a hospital that leaves the group, with all it ever submitted', async () => {
    organisation(dataDir, ['move', hospitalName, '--alone'])
    await page.goto(`${program.url}/institutions`)
    await page.getByText('11 機関中 1〜11 機関目').waitFor()
    expect(await page.locator('main').innerText()).not.toContain(hospitalName)
    await notFound(page, result)
    organisation(dataDir, ['move', hospitalName, '--under', 'しなやかグループ（架空）'])
    await page.goto(program.url + result)
    await heading(page, `${hospitalName}の点検の結果`).waitFor()
  })

  it('is no page of an institution', async () => {
    const clinic = await watched.open(desk)
    await signInByPage(clinic, program.url, demoAccounts.clinic)
    expect(await clinic.getByRole('navigation').getByRole('link', { name: oversightJa.title }).count()).toBe(0)
    await notFound(clinic, '/institutions')
    await clinic.context().close()
  })

  it('asked no other server for anything, and no page broke', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
