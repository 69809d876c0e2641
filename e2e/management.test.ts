// SPDX-License-Identifier: Apache-2.0
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { type Caller, director, foundHospital, join, officer, submitAll } from './management-hospital.ts'
import { arrived, downloaded, signInByPage, tap } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// From a hospital's result to three decisions: the IT officer at a desk, the director on a phone.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let atDesk: Page
let atPhone: Page
let officerCalls: Caller
let directorCalls: Caller
let submission: string

beforeAll(async () => {
  program = await startProgram({ dataDir, seconds: 120 })
  watched = await openBrowser(() => program.url)
  officerCalls = await foundHospital(program.url, program.code() ?? '')
  directorCalls = await join(officerCalls, 'executive', director)
  // Departments answer 1 nearly everywhere, the first question 0.
  submission = await submitAll(officerCalls, 'hospital-it', (index) => (index === 0 ? 0 : 1), {
    identity: 'ok',
    external: 'd',
    media: 'o',
    internal: 'x',
  })
  atDesk = await watched.open(desk)
  atPhone = await watched.open(phone)
})

afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const seen = (page: Page, text: string | RegExp) => page.locator('main').getByText(text).first().waitFor()
const fits = async (page: Page, width: number) => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)

/** The card of the nth measure that was chosen, and that of a decision that waits. */
const chosen = (number: number) => atDesk.locator('#choose > div > ol > li').nth(number - 1)
const waiting = () => atPhone.locator('main section').filter({ hasText: '返事を待っている決断' }).locator('li')

describe('an IT officer and a director', () => {
  asStory(() => [atDesk, atPhone])

  it('begin with a result that says who has not answered yet', async () => {
    await signInByPage(atDesk, program.url, officer)
    await atDesk.goto(`${program.url}/submissions/${submission}`)
    await heading(atDesk, '点検の結果')
    const paragraph = atDesk.locator('#management')
    await paragraph.getByText(/全体の点は3点中0\.\d\d点で、点の付いた21分野のうち21分野が1\.5点以下です。/).waitFor()
    await paragraph.getByRole('button', { name: '文をコピーする' }).click()
    await paragraph
      .getByRole('status')
      .filter({ hasText: /コピーしました|文を選びました/ })
      .waitFor()
    await seen(atDesk, '経営層の点検が、まだ提出されていません')
    await atDesk.getByRole('link', { name: '経営層の人を招く' }).waitFor()
    await atDesk.getByRole('link', { name: '経営層に頼む三つを選ぶ' }).click()
    await heading(atDesk, '経営層に頼む三つを選ぶ')
  })

  it('enters a quote as people write it, and is told how it is read', async () => {
    await chosen(1).getByText('編者の目安').first().waitFor()
    await chosen(1).getByText('見積もりと時間を書く').click()
    const amount = chosen(1).getByLabel('見積もりの金額')
    await amount.fill('約三百万円')
    await chosen(1).getByText('このままでは金額として読めません。').waitFor()
    await chosen(1).getByRole('button', { name: '保存する' }).click()
    await chosen(1).getByRole('alert').filter({ hasText: '「約」や「税別」は備考へ' }).waitFor()
    expect(await atDesk.title()).toMatch(/^エラー：/)

    await amount.fill('三百万円')
    await chosen(1).getByText('300万円（3,000,000円）として保存します。').waitFor()
    await chosen(1).getByLabel('自分たちの手間').fill('５日')
    await chosen(1).getByText('約5日（40 時間）として保存します。').waitFor()
    await chosen(1).getByLabel('見積もりの相手').fill('架空システム株式会社')
    await chosen(1).getByRole('button', { name: '保存する' }).click()
    await chosen(1)
      .getByText(/^保存しました \d{1,2}:\d{2}$/)
      .waitFor()
    expect(await chosen(1).locator('dd').first().textContent()).toMatch(/^300万円自院の数字編者の目安は/)
    await seen(atDesk, '見積もりのある 1 件で 300万円。')
  })

  it('is shown both quotes when a colleague entered another one first', async () => {
    type Candidates = { candidates: { measure: string; quote: { version: number } | null }[] }
    const { candidates } = await officerCalls.call<Candidates>('GET', `/api/submissions/${submission}/plan`)
    const quoted = candidates.find(({ quote }) => quote !== null)
    const content = { amount: '280万円', hours: 40, vendor: '架空システム株式会社', quotedOn: null, note: '' }
    await officerCalls.call('PUT', `/api/measures/${quoted?.measure}/quote`, { ...content, version: quoted?.quote?.version })
    await chosen(1).getByLabel('見積もりの金額').fill('２，９００千円')
    await chosen(1).getByRole('button', { name: '保存する' }).click()
    const conflict = chosen(1).getByRole('list', { name: 'ちがっている所' })
    expect(await conflict.getByRole('listitem').allTextContents()).toEqual([
      '見積もりの金額保存されている内容280万円（2,800,000円）あなたの内容290万円（2,900,000円）',
    ])
    await chosen(1).getByRole('button', { name: '自分の内容で保存する' }).click()
    await seen(atDesk, '見積もりのある 1 件で 290万円。')
  })

  it('writes what a stopped day costs, with help where to find it', async () => {
    const stopped = atDesk.locator('#stopped')
    await stopped.getByText('どの数字から出すか').click()
    await stopped.getByText(/医事課に「一日あたりの収入」を聞きます/).waitFor()
    await stopped.getByText('金額を書く', { exact: true }).click()
    await stopped.getByLabel('一日あたりの金額').fill('百四十五万円')
    await stopped.getByLabel('もとにした数字').fill('令和7年度の医業収入を365で割った')
    await stopped.getByRole('button', { name: '保存する' }).click()
    await stopped.getByText('一日あたり 145万円').waitFor()
    await stopped.getByText('選んだ対策の見積もりの合計は、止まった 2 日分です。').waitFor()
  })

  it('takes no fourth, and asks for three', async () => {
    const others = atDesk.locator('#choose details:has(input[type=checkbox])').last()
    await others.locator('summary').click()
    const fourth = others.locator('input[type=checkbox]').first()
    await fourth.click()
    await others.getByRole('alert').filter({ hasText: '三つまでです。' }).waitFor()
    expect(await fourth.isChecked()).toBe(false)
    await atDesk.getByRole('button', { name: '経営層に決断を頼む' }).click()
    await seen(atDesk, '経営層に頼みました。返事は「決断」の画面に出ます。')
    for (const number of [1, 2, 3]) await chosen(number).getByText('返事待ち').waitFor()
  })

  it('reads where the hospital stands in sentences, with what waits', async () => {
    const values = Array.from({ length: 15 }, (_, index) => (index < 8 ? 3 : 1) as 1 | 3)
    await submitAll(directorCalls, 'executive', (index) => values[index] ?? 1)
    await signInByPage(atPhone, program.url, director, tap)
    await seen(atPhone, /^ネットワーク類型はレベル1で、目標のレベル2に届いていません。$/)
    await seen(atPhone, /^対策を急ぐ分野は、点の低い順に、/)
    await seen(atPhone, '一日止まると失う金額は 145万円 です（自院の数字）。')
    await seen(atPhone, '費用 290万円。')
    expect(await atPhone.getByRole('link', { name: /を決断する$/ }).count()).toBe(3)
    await fits(atPhone, 375)
    await atPhone
      .getByRole('link', { name: /を決断する$/ })
      .first()
      .tap()
    await heading(atPhone, '決断')
    await arrived(atPhone)
  })

  it('approves one, puts one off, and takes an answer back', async () => {
    await seen(atPhone, '一日止まると失う金額は 145万円 です（自院の数字）。')
    await fits(atPhone, 375)
    const quoted = waiting().filter({ hasText: '290万円' })
    const title = (await quoted.getByRole('heading').textContent()) ?? ''
    await quoted.getByText(/点で、この設問の答えが「/).waitFor()
    await quoted.getByRole('button', { name: /を承認する$/ }).tap()
    await quoted.getByText(`「${title}」を承認します。`).waitFor()
    await quoted.getByLabel('一言').fill('補正予算で行う')
    await quoted.getByRole('button', { name: 'この返事にする' }).tap()
    await seen(atPhone, `「${title}」を承認しました。`)
    expect(await waiting().count()).toBe(2)

    const other = waiting().first()
    const second = (await other.getByRole('heading').textContent()) ?? ''
    await other.getByRole('button', { name: /を見送る$/ }).tap()
    await other.getByRole('button', { name: 'この返事にする' }).tap()
    await seen(atPhone, `「${second}」を見送りました。`)
    await atPhone.getByRole('button', { name: '取り消して返事待ちに戻す', exact: true }).tap()
    await seen(atPhone, `「${second}」を返事待ちに戻しました。`)
    const again = waiting().filter({ hasText: second })
    await again.getByRole('button', { name: /を保留する$/ }).tap()
    await again.getByRole('button', { name: 'この返事にする' }).tap()
    await seen(atPhone, `「${second}」を保留しました。`)
    expect(await waiting().count()).toBe(1)
    await fits(atPhone, 375)
  })

  it('sees on the result where both differ, theme by theme', async () => {
    await atPhone.goto(`${program.url}/submissions/${submission}`)
    await seen(atPhone, '現場と経営層の見え方')
    await seen(atPhone, /見方が分かれた話題は、両方が答えた \d+ のうち [1-9]\d* です。/)
    await atPhone.getByRole('link', { name: '話題ごと・年ごと・八つの重点事項で見る' }).tap()
    await heading(atPhone, '結果をほかの見方で見る')
    const first = atPhone.locator('#themes tbody').first()
    expect(await first.getByRole('row').first().textContent()).toContain('経営層のほうが一段以上高く見ています')
    await first.getByRole('button').tap()
    await first
      .getByText(/^現場「[01] .+」、経営層「3 できていて、見直している」$/)
      .first()
      .waitFor()
    await seen(atPhone, '原文：')
    await fits(atPhone, 375)
  })

  it('tells the one who asked', async () => {
    await atDesk.goto(program.url)
    await seen(atDesk, '経営層に頼んだ 1 件が、返事を待っています。')
    await atDesk.getByRole('link', { name: '決断の画面を開く' }).click()
    await heading(atDesk, '決断')
    await seen(atDesk, '一言：補正予算で行う')
    const answered = atDesk.locator('main section').filter({ hasText: 'これまでの返事' }).locator('li')
    expect(await answered.count()).toBe(2)
    await answered.filter({ hasText: '290万円' }).getByText('承認', { exact: true }).waitFor()
    await answered.getByText('保留', { exact: true }).waitFor()
  })

  it('was never sent elsewhere, and no page broke', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})

describe('the request for approval', () => {
  it('comes as PDF and as Word', async () => {
    await atDesk.goto(`${program.url}/submissions/${submission}/plan`)
    const [pdf, docx] = ['稟議書（PDF）', '稟議書（Word）'].map((name) => atDesk.getByRole('link', { name }))
    for (const link of [pdf, docx]) expect((await atDesk.request.get(program.url + (await link?.getAttribute('href')))).status()).toBe(200)
    const paper = await downloaded(atDesk, async () => pdf?.click())
    expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(paper.name).toMatch(/\.pdf$/)
    const word = await downloaded(atDesk, async () => docx?.click())
    expect(word.bytes.subarray(0, 2).toString()).toBe('PK')
    expect(word.name).toMatch(/\.docx$/)
  })
})
