// SPDX-License-Identifier: Apache-2.0
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { answerDomains, type Call, callAs, director, foundHospital, nurse, officer, outlineOf, takeIn } from './hospital.ts'
import { here, keyboardOf } from './keys.ts'
import { choice, nextButton, savedLine, signInByPage, tap } from './person.ts'
import { cleanUp, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// A week of a hospital's self-assessment: the only IT officer with a keyboard, a head nurse and the director with their phones.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let page: Page
let mobile: Page
let keys: ReturnType<typeof keyboardOf>
let call: Call
let assessment: string
let nurseId: string
let media: { id: string; text: string }[]

beforeAll(async () => {
  program = await startProgram({ dataDir, seconds: 120 })
  watched = await openBrowser(() => program.url)
  const cookie = await foundHospital(program)
  call = callAs(program.url, cookie)
  nurseId = (await takeIn(program.url, cookie, nurse, 'staff')).id
  await takeIn(program.url, cookie, director, 'executive')
  page = await watched.open(desk)
  keys = keyboardOf(page)
})

afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

type Draft = { answers: { question: string; value: unknown; comment: string; answeredBy: string }[] }
const answerTo = async (question: string) =>
  (await call<Draft>('GET', `/api/assessments/${assessment}`)).answers.find((answer) => answer.question === question)

/** After going to another page the focus is on its heading, so that a reader says where one is. */
const onHeading = async (name: string | RegExp) => {
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
}
const heading = (on: Page, name: string | RegExp) => on.getByRole('heading', { level: 1, name }).waitFor()
const questionOn = (on: Page, id: string) => on.locator(`[id="answer-${id}"]`)
const savedIn = (part: Locator) =>
  part
    .getByRole('status')
    .filter({ hasText: /^保存しました \d{1,2}:\d{2}$/ })
    .waitFor()
/** The question that the keyboard is in says that it is saved. */
const savedHere = () => savedIn(page.locator('main ol > li:has(input:focus)'))
const fitsThePhone = async (on: Page) => expect(await on.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)

/** Goes to the next question that has no answer and chooses by its digit. */
const answerByDigit = async (digit: string) => {
  await keys.to('', { type: 'radio', value: '3' })
  await keys.press(digit)
  expect(await here(page)).toMatchObject({ type: 'radio', value: digit })
  await savedHere()
}

describe('a hospital', () => {
  asStory(() => [page, mobile])

  it('lets the IT officer in by keyboard and shows 21 domains to answer', async () => {
    await page.goto(`${program.url}/sign-in`)
    await keys.fill('ログイン名', officer.login)
    await keys.fill('パスワード', officer.password)
    await keys.press('Enter')
    await heading(page, '今日、何をすればよいか')
    await keys.go('点検を始める', { tag: 'A' })
    await onHeading('自己点検')
    await keys.go('点検を始める', { tag: 'BUTTON' })
    await onHeading('病院の自己点検（情報システム）')
    await page.getByText('80 問中 0 問に答えました').waitFor()
    assessment = page.url().split('/').at(-1) ?? ''
    const rows = page.locator('section').filter({ has: page.getByRole('heading', { name: '分野の一覧' }) })
    expect(await rows.getByText('未着手').count()).toBe(21)
    media = (await outlineOf(call, assessment)).find(({ id }) => id === 'media')?.questions ?? []
  })

  it('has one domain answered by digits, with a note in which digits stay digits', async () => {
    await keys.go('答え始める（体制）', { tag: 'A' })
    await onHeading('体制')
    await answerByDigit('2')
    await keys.go('一言を添える', { tag: 'BUTTON' })
    expect((await here(page)).tag).toBe('TEXTAREA')
    await page.keyboard.type('規程 3 章')
    await keys.step()
    for (const digit of ['1', '0', '3', '2']) await answerByDigit(digit)
    await page.getByText('5 問すべてに答えました。').waitFor()
    const [first] = (await outlineOf(call, assessment))[0]?.questions ?? []
    await expect.poll(() => answerTo(first?.id ?? '')).toMatchObject({ value: 2, comment: '規程 3 章', answeredBy: officer.name })
  })

  it('has the next domain answered by arrows, a remark written, and an answer changed from the list at the end', async () => {
    await keys.go('次の分野：教育', { tag: 'A' })
    await onHeading('教育')
    for (const value of ['2', '1', 'unknown', '0']) {
      await keys.to('', { type: 'radio', value: '3' })
      while ((await here(page)).value !== value) await keys.step('ArrowDown')
      await savedHere()
    }
    await keys.go('書き込み（0 件）', { tag: 'SUMMARY' })
    await page.getByLabel('書き込みを足す').waitFor()
    await keys.fill('書き込みを足す', '新人の研修は人事課に確かめます。')
    await keys.go('書き込む', { tag: 'BUTTON' })
    await page.getByText('書き込みました。').waitFor()
    await page.getByText('書き込み（1 件）').waitFor()
    await keys.go('変更', { tag: 'A' })
    expect(await here(page)).toMatchObject({ type: 'radio', value: '2' })
    await keys.press('3')
    const [first] = (await outlineOf(call, assessment))[1]?.questions ?? []
    await expect.poll(() => answerTo(first?.id ?? '')).toMatchObject({ value: 3 })
    await keys.go('分野の一覧へ戻る', { tag: 'A' })
    await onHeading('病院の自己点検（情報システム）')
    await page.getByText('80 問中 9 問に答えました').waitFor()
    expect(await page.getByText('完了', { exact: true }).count()).toBe(2)
    await page.getByText('書き込み 1 件').waitFor()
  })

  it('has a domain given to a colleague, with a message ready to send and a request on their home page', async () => {
    await keys.go('受け持ちを決める', { tag: 'A' })
    await onHeading('受け持ちを決める')
    await keys.go('受け持ちを決める', { tag: 'BUTTON' })
    await page.getByRole('alert').getByText('分野を一つ以上選んでください。').waitFor()
    expect(await page.title()).toMatch(/^エラー：/)
    await keys.to('メディア', { type: 'checkbox' })
    await keys.press('Space')
    await keys.to('受け持つ人', { tag: 'SELECT' })
    for (let tries = 0; tries < 5 && (await here(page)).value !== nurseId; tries += 1) await keys.press('ArrowDown')
    expect((await here(page)).value).toBe(nurseId)
    await keys.fill('一言', '病棟の USB もお願いします。')
    await keys.go('受け持ちを決める', { tag: 'BUTTON' })
    await page.getByText(`${nurse.name} さんの受け持ちを決めました（1 分野）。`).waitFor()
    const letter = await page.locator('main form p.whitespace-pre-wrap').innerText()
    expect(letter).toContain(`${program.url}/assessments/${assessment}/domains/media`)
    expect(letter).toContain('病棟の USB もお願いします。')
    await keys.go('思い出してもらう', { tag: 'BUTTON' })
    await page.getByText(`${nurse.name} さんのホームに、お願いを出しました。`).waitFor()
  })

  it('says so when somebody else changed who looks after a domain, and lets the IT officer choose', async () => {
    const path = `/api/assessments/${assessment}/domains/media`
    const { assignments } = await call<{ assignments: { version: number }[] }>('GET', `/api/assessments/${assessment}`)
    await call('PUT', path, { person: null, due: null, note: '', version: assignments[0]?.version })
    await keys.step('Shift+Tab')
    await keys.go('思い出してもらう', { tag: 'BUTTON' })
    await page.getByText('この分野には、受け持つ人がいません。').waitFor()
    await keys.go('受け持ちを替える', { tag: 'BUTTON' })
    expect(await here(page)).toMatchObject({ tag: 'SELECT', value: nurseId })
    await keys.go('受け持ちを決める', { tag: 'BUTTON' })
    const conflict = page.getByRole('status').filter({ hasText: '「メディア」は、ほかの人が先に決めていました' })
    await conflict.getByText('受け持ちなし').waitFor()
    await conflict.getByText(nurse.name).waitFor()
    await keys.go('自分の決めたほうにする', { tag: 'BUTTON' })
    await page.getByText(`${nurse.name} さんの受け持ちを決めました（1 分野）。`).waitFor()
  })

  it('shows the colleague, on a phone, their domain and no other', async () => {
    mobile = await watched.open(phone)
    await signInByPage(mobile, program.url, nurse, tap)
    await mobile.getByRole('heading', { level: 2, name: '「メディア」の設問に答える' }).waitFor()
    await mobile.goto(`${program.url}/assessments/${assessment}`)
    await mobile.getByText('3 問中 0 問に答えました').waitFor()
    expect(await mobile.locator('main li').count()).toBe(1)
    await fitsThePhone(mobile)
    await mobile.goto(`${program.url}/assessments/${assessment}/domains/governance`)
    await heading(mobile, 'この分野は、あなたの受け持ちではありません')
    for (const path of ['assign', 'network', 'form']) {
      await mobile.goto(`${program.url}/assessments/${assessment}/${path}`)
      await heading(mobile, 'この画面を使う権限がありません')
    }
    await mobile.goto(`${program.url}/assessments`)
    await mobile.getByRole('link', { name: 'メディア' }).tap()
    await heading(mobile, 'メディア')
    await mobile.getByText('あなたの受け持ち').waitFor()
    await mobile.getByText('一言：病棟の USB もお願いします。').waitFor()
  })

  it('lets the colleague answer by tapping, while the IT officer has the same page open', async () => {
    await page.goto(`${program.url}/assessments/${assessment}/domains/media`)
    await heading(page, 'メディア')
    for (const { id } of media) {
      await questionOn(mobile, id).locator('label').nth(2).tap()
      await savedIn(mobile.locator(`main ol > li:has([id="answer-${id}"])`))
    }
    await fitsThePhone(mobile)
    await mobile.getByText('3 問すべてに答えました。').waitFor()
    await mobile.getByText('提出は、まとめている人がします。').waitFor()
    await mobile.goto(`${program.url}/assessments/${assessment}/check`)
    await mobile.getByRole('heading', { level: 2, name: 'まとめている人が提出します' }).waitFor()
    expect(await mobile.getByRole('button', { name: '提出する' }).count()).toBe(0)
    expect(await answerTo(media[0]?.id ?? '')).toMatchObject({ value: 1, answeredBy: nurse.name })
  })

  it('shows both answers when the two meet on one question, and loses neither', async () => {
    const [first, second] = media
    await keys.to('', { type: 'radio', value: '3' })
    await keys.press('0')
    const conflict = page.getByRole('status').filter({ hasText: 'ほかの人が先に答えていました' })
    await conflict.getByText(new RegExp(`^保存されている答え（${nurse.name}、`)).waitFor()
    await conflict.getByText(/^1：/).waitFor()
    await conflict.getByText(/^0：/).waitFor()
    await keys.go('一言を添える', { tag: 'BUTTON' })
    await page.keyboard.insertText('情報室で数えた')
    await conflict.getByText('一言：情報室で数えた').waitFor()
    expect(await answerTo(first?.id ?? '')).toMatchObject({ value: 1, comment: '' })
    await keys.go('自分の答えにする', { tag: 'BUTTON' })
    await conflict.waitFor({ state: 'hidden' })
    await expect.poll(() => answerTo(first?.id ?? '')).toMatchObject({ value: 0, comment: '情報室で数えた', answeredBy: officer.name })

    expect(await here(page)).toMatchObject({ type: 'radio', value: '0' })

    await keys.to('', { type: 'radio', value: '3' })
    await keys.press('3')
    await conflict.waitFor()
    await keys.go('相手の答えを残す', { tag: 'BUTTON' })
    await conflict.waitFor({ state: 'hidden' })
    await page.waitForFunction(() => (document.activeElement as HTMLInputElement).value === '1')
    expect(
      await questionOn(page, second?.id ?? '')
        .locator('input[value="1"]')
        .isChecked(),
    ).toBe(true)
    expect(await answerTo(second?.id ?? '')).toMatchObject({ value: 1, answeredBy: nurse.name })
  })

  it('lets the director answer 15 questions on a phone and submit', async () => {
    const boss = await watched.open(phone)
    await signInByPage(boss, program.url, director, tap)
    await boss.goto(`${program.url}/assessments`)
    await boss.getByText('80 問中 12 問').waitFor()
    await boss.getByRole('button', { name: '点検を始める' }).tap()
    await boss.getByText('15 問中 0 問に答えました').waitFor()
    await boss.getByRole('link', { name: '一問目から答える' }).tap()
    for (let number = 1; number <= 15; number += 1) {
      await boss.getByText(`15 問中 ${number} 問目`).waitFor({ state: 'attached' })
      await choice(boss, number % 4).tap()
      await savedLine(boss).waitFor()
      await fitsThePhone(boss)
      if (number < 15) await nextButton(boss).tap()
    }
    await boss.getByRole('button', { name: '次へ（答えの確認）' }).tap()
    await heading(boss, '答えを確かめて提出する')
    expect(await boss.getByText('ネットワーク類型').count()).toBe(0)
    await boss.getByRole('button', { name: '提出する' }).tap()
    await boss.waitForURL(/\/submissions\//)
    await boss.context().close()
  })

  it('tells the IT officer by domain what is missing, and submits when nothing is', async () => {
    await page.goto(`${program.url}/assessments/${assessment}/check`)
    await heading(page, '答えを確かめて提出する')
    await keys.go('提出する', { tag: 'BUTTON' })
    await page.getByText('まだ答えていない設問が 68 問あります。').waitFor()
    await keys.go('資産管理：5 問', { tag: 'A' })
    await keys.press('Enter')
    await onHeading('資産管理')
    const others = (await outlineOf(call, assessment)).map(({ id }) => id)
    await answerDomains(call, assessment, others)
    await page.reload()
    await page.getByText('5 問すべてに答えました。').waitFor()
    await keys.go('確認の画面へ戻る', { tag: 'A' })
    await onHeading('答えを確かめて提出する')
    await page.getByText(/^80 問中 80 問に答えました。/).waitFor()
    await keys.go('提出する', { tag: 'BUTTON' })
    await page.waitForURL(/\/submissions\//)
    const { submissions } = await call<{ submissions: { instrument: string }[] }>('GET', '/api/assessments')
    expect(submissions.map(({ instrument }) => instrument).sort()).toEqual(['executive', 'hospital-it'])
  })

  it('showed at each step where the keyboard was, asked no other server, and no page broke', () => {
    expect(keys.stops.length).toBeGreaterThan(100)
    expect(keys.stops.filter(({ tag }) => tag === 'BODY')).toEqual([])
    expect(keys.stops.filter(({ marked }) => !marked)).toEqual([])
    expect(keys.stops.filter(({ uncovered }) => !uncovered)).toEqual([])
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
