// SPDX-License-Identifier: Apache-2.0
import type { BrowserContext, Page, Route } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, type Watched } from './browser.ts'
import { choice, fillSignIn, savedLine, signInByPage } from './person.ts'
import { cleanUp, databaseProcesses, freePort, isAlive, newDataFolder, type Program, postmasterOf, startProgram } from './program.ts'
import { asStory } from './story.ts'

// What goes wrong in a clinic: the session ends, two people answer at once, the database dies, the machine is switched off, somebody starts it twice.

const dataDir = newDataFolder()
const spare = newDataFolder()
let environment: Record<string, string>
let program: Program
let watched: Watched
let page: Page
let draft: string

beforeAll(async () => {
  // The same address after every start, as at home, and one that is printed on invitations.
  const port = await freePort()
  environment = { PORT: String(port), PUBLIC_URL: `http://localhost:${port}` }
  program = await startProgram({ dataDir, demo: true, environment, seconds: 120 })
  watched = await openBrowser(() => program.url)
  page = await watched.open(desk)
  await signInByPage(page, program.url, demoAccounts.clinic)
  const list = await (await page.request.get(`${program.url}/api/assessments`)).json()
  draft = list.drafts[0].id
})

afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
  await cleanUp(spare, [])
})

const openQuestion = async (on: Page, number: number) => {
  await on.goto(`${program.url}/assessments/${draft}/questions/${number}`)
  await on.locator('main h1').waitFor()
}
const loseSession = (context: BrowserContext) => context.clearCookies({ name: 'shinayaka_session' })
const checked = (on: Page, value: string) => on.locator(`main input[type=radio][value="${value}"]`).isChecked()
const answerOf = async (question: string) => {
  const { answers } = await (await page.request.get(`${program.url}/api/assessments/${draft}`)).json()
  return answers.find((one: { question: string }) => one.question === question)
}
const startRefused = (options: Parameters<typeof startProgram>[0]): Promise<string> =>
  startProgram(options).then(
    async (started) => {
      await started.stop()
      return 'it started'
    },
    (error: Error) => error.message,
  )

describe('trouble', () => {
  asStory(() => [page])

  it('keeps what is being typed as it is while it is saved', async () => {
    await openQuestion(page, 6)
    await choice(page, '1').click()
    await savedLine(page).waitFor()
    await page.getByRole('button', { name: '一言を添える' }).click()
    const note = page.getByLabel('一言', { exact: false })
    await note.pressSequentially('受付だけ、')
    for (let back = 0; back < 3; back += 1) await note.press('ArrowLeft')
    await note.pressSequentially('と夜勤')
    const savedNote = page.waitForResponse((response) => response.request().method() === 'PUT')
    await savedNote
    await savedLine(page).waitFor()
    await note.pressSequentially('者')
    expect(await note.inputValue()).toBe('受付と夜勤者だけ、')
  })

  it('loses nothing when the session ends in mid-answer', async () => {
    await openQuestion(page, 7)
    await choice(page, '2').click()
    await savedLine(page).waitFor()
    await loseSession(page.context())
    await choice(page, '1').click()
    await page.getByText('サインインが切れました', { exact: true }).waitFor()
    await page.getByText('まだ保存していません。サインインし直すと保存します。').waitFor()
    expect(await page.getByRole('alert').count()).toBe(1)
    await page.getByRole('button', { name: '一言を添える' }).click()
    await page.getByLabel('一言', { exact: false }).fill('ルーターだけ短い')
    const [tab] = await Promise.all([
      page.context().waitForEvent('page'),
      page
        .getByRole('link', { name: /^新しいタブでサインインする/ })
        .first()
        .click(),
    ])
    await fillSignIn(tab, demoAccounts.clinic)
    await tab.getByRole('heading', { level: 1, name: '今日、何をすればよいか' }).waitFor()
    await tab.close()
    expect(await checked(page, '1')).toBe(true)
    await page.getByRole('button', { name: 'サインインしたので続ける' }).click()
    await page.getByText('サインインが切れました', { exact: true }).waitFor({ state: 'hidden' })
    await savedLine(page).waitFor()
    expect(await answerOf('clinic.strong-passwords')).toMatchObject({ value: 1, comment: 'ルーターだけ短い' })
  })

  it('shows both answers when two people answer the same question, and lets one choose', async () => {
    const [one, two] = [page, await watched.open(desk)]
    await signInByPage(two, program.url, demoAccounts.clinic)
    await openQuestion(one, 9)
    await openQuestion(two, 9)
    await choice(one, '2').click()
    await savedLine(one).waitFor()
    const refused = two.waitForResponse((response) => response.request().method() === 'PUT')
    await choice(two, '0').click()
    expect((await refused).status()).toBe(409)
    const notice = two.getByRole('status').filter({ hasText: 'ほかの人が先に答えていました' })
    await notice.getByText(/^保存されている答え（体験 花子、/).waitFor()
    await notice.getByText(/^2：/).waitFor()
    await notice.getByText(/^0：/).waitFor()
    expect(await answerOf('clinic.endpoint-protection')).toMatchObject({ value: 2 })
    await two.goto(`${program.url}/assessments/${draft}/check`)
    await two.getByRole('link', { name: /^9 問目：/ }).click()
    await two.getByRole('button', { name: '自分の答えにする' }).click()
    await savedLine(two).waitFor()
    expect(await answerOf('clinic.endpoint-protection')).toMatchObject({ value: 0 })
    await choice(one, '1').click()
    await one.getByRole('button', { name: '相手の答えを残す' }).click()
    await one.waitForFunction(() => document.querySelector<HTMLInputElement>('main input[value="0"]')?.checked)
    expect(await answerOf('clinic.endpoint-protection')).toMatchObject({ value: 0 })
    await two.context().close()
  })

  it('says it and keeps the answer when the database dies while saving, and goes on when it is back by itself', async () => {
    await openQuestion(page, 10)
    await choice(page, '1').click()
    await savedLine(page).waitFor()
    const died = postmasterOf(dataDir) ?? 0
    const deadly = async (route: Route) => {
      process.kill(died, 'SIGKILL')
      await route.continue()
    }
    await page.route('**/answers/*', deadly, { times: 1 })
    await choice(page, '2').click()
    await page.getByText('データベースにつながらないため、保存できませんでした。').waitFor()
    await page.getByText('選んだ答えはこの画面に残っています。').first().waitFor()
    expect(await checked(page, '2')).toBe(true)
    await expect.poll(async () => (await page.request.get(`${program.url}/ready`)).status(), { timeout: 30_000, interval: 100 }).toBe(200)
    expect(postmasterOf(dataDir)).not.toBe(died)
    await page.getByRole('button', { name: 'もう一度保存する' }).first().click()
    await savedLine(page).waitFor()
    expect(await answerOf('clinic.separate-copy')).toMatchObject({ value: 2 })
    expect(program.output()).toContain('データベースが動きだしました。続けられます。')
  })

  it('speaks English when asked, and Japanese again', async () => {
    await openQuestion(page, 11)
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('link', { name: '日本語' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(new URL(page.url()).pathname).toBe(`/assessments/${draft}/questions/11`)
    await page.getByRole('button', { name: 'Next' }).waitFor()
    expect(await page.locator('h1 [lang=ja]').count()).toBe(1)
    await page.getByRole('link', { name: '日本語' }).click()
    await page.getByRole('button', { name: '次へ' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')
  })

  it('takes a second person in by a printed code, who sees no button that is not for them', async () => {
    await page.goto(`${program.url}/settings/accounts`)
    await page.getByLabel('招待する人の名前').fill('事務長 佐藤')
    await page.getByRole('radio', { name: /^閲覧者/ }).check()
    await page.getByRole('button', { name: '招待コードを作る' }).click()
    await page.getByRole('heading', { level: 1, name: '事務長 佐藤 さんへの招待' }).waitFor()
    const sheet = await page.locator('main').innerText()
    const address = /http:\S+/.exec(sheet)?.[0] ?? ''
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(sheet)?.[0] ?? ''

    const viewer = await watched.open(desk)
    await viewer.goto(address)
    await viewer.getByRole('heading', { level: 1, name: '招待コードを使う' }).waitFor()
    await viewer.getByLabel('招待コード').fill(code)
    await viewer.getByLabel(/^名前/).fill('佐藤 次郎')
    await viewer.getByLabel('ログイン名').fill('sato')
    await viewer.getByLabel('パスワード').fill('suika-fuurin-engawa-1988')
    await viewer.getByRole('button', { name: 'アカウントを作る' }).click()
    await viewer.getByRole('heading', { level: 1, name: '今日、何をすればよいか' }).waitFor()
    expect(await viewer.getByRole('navigation').getByRole('link').allTextContents()).toEqual([
      'ホーム',
      '自己点検',
      'チェックリスト',
      'ガイドライン',
      'よその様式',
      '事業者',
      '決断',
      '証跡',
      '機関の情報',
      'サインインと安全',
      'メールの受け取り',
      '機関の切り替え',
    ])

    const forbidden = /点検を始める|続きに答える|提出する|招待|保存する|取り込む|一問目から|ダウンロード/
    const submitted = await (await viewer.request.get(`${program.url}/api/assessments`)).json()
    const places = ['/', '/assessments', '/settings/organisation', `/submissions/${submitted.submissions[0].id}`, `/assessments/${draft}`]
    for (const place of places) {
      await viewer.goto(program.url + place)
      await viewer.locator('main h1').waitFor()
      const pressed = await viewer.locator('main').locator('button, a').allTextContents()
      expect(pressed.filter((text) => forbidden.test(text)).map((text) => `${place}: ${text}`)).toEqual([])
    }
    for (const place of ['/settings/accounts', `/assessments/${draft}/questions/1`, `/assessments/${draft}/form`, `/assessments/${draft}/check`]) {
      await viewer.goto(program.url + place)
      await viewer.getByRole('heading', { level: 1, name: 'この画面を使う権限がありません' }).waitFor()
    }
    await viewer.goto(`${program.url}/submissions/${submitted.submissions[0].id}`)
    await viewer.getByRole('link', { name: '報告書（PDF）' }).first().waitFor()
    await viewer.context().close()

    await page.goto(address)
    await page.getByLabel('招待コード').fill(code)
    await page.getByLabel(/^名前/).fill('だれか')
    await page.getByLabel('ログイン名').fill('dareka')
    await page.getByLabel('パスワード').fill('suika-fuurin-engawa-1988')
    await page.getByRole('button', { name: 'アカウントを作る' }).click()
    await page.getByText('このコードはもう使われています。').first().waitFor()
  })

  it('refuses a second start on the same data, naming the first, and a start on a taken port', async () => {
    const [twice, taken] = await Promise.all([startRefused({ dataDir }), startRefused({ dataDir: spare, environment })])
    expect(twice).toContain(`動いている別の「しなやか」（プロセス番号 ${program.child.pid}、`)
    expect(twice).toContain('DATA_DIR に別のフォルダを指定してください')
    expect(taken).toContain(`ポート ${environment.PORT} は、ほかのプログラムが使っています。`)
    expect(databaseProcesses(spare)).toEqual([])
    expect((await page.request.get(`${program.url}/ready`)).status()).toBe(200)
  })

  it('loses no acknowledged answer when the server is killed, and adopts the database that was left', async () => {
    await openQuestion(page, 12)
    await choice(page, '1').click()
    await savedLine(page).waitFor()
    await openQuestion(page, 13)
    await choice(page, '2').click()
    await savedLine(page).waitFor()
    const database = postmasterOf(dataDir)
    program.child.kill('SIGKILL')
    await choice(page, '3').click()
    await page.getByText('サーバにつながりません。').waitFor()
    expect(await checked(page, '3')).toBe(true)
    program = await startProgram({ dataDir, demo: true, environment, terminal: true })
    expect(postmasterOf(dataDir)).toBe(database)
    expect(await answerOf('clinic.yearly-training')).toMatchObject({ value: 1 })
    expect(await answerOf('clinic.care-on-paper')).toMatchObject({ value: 2 })
    expect(await answerOf('clinic.strong-passwords')).toMatchObject({ value: 1, comment: 'ルーターだけ短い' })
    await page.getByRole('button', { name: 'もう一度保存する' }).first().click()
    await savedLine(page).waitFor()
    expect(await answerOf('clinic.care-on-paper')).toMatchObject({ value: 3 })
  })

  it('leaves nothing running after Ctrl-C', async () => {
    const left = [program.child.pid ?? 0, ...databaseProcesses(dataDir)]
    expect(left.length).toBeGreaterThan(3)
    await program.stop()
    expect(program.child.exitCode).toBe(0)
    expect(program.output()).toContain('止まりました。')
    expect(left.filter(isAlive)).toEqual([])
    expect(databaseProcesses(dataDir)).toEqual([])
    expect(postmasterOf(dataDir)).toBeNull()
  })

  it('asked no other server for anything, and no page broke', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
