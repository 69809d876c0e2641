// SPDX-License-Identifier: Apache-2.0
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { addOrganisation } from './organisation.ts'
import { click, signInByPage, tap } from './person.ts'
import { cleanUp, newDataFolder, type Program, sendForm, startProgram } from './program.ts'
import { asStory } from './story.ts'

// A pharmacy and a clinic find on a phone which volumes they read; a hospital records its password rule and its second factors, and its checklist knows.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let pharmacy: Page
let clinic: Page
let hospital: Page

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 180 })
  watched = await openBrowser(() => program.url)
  pharmacy = await watched.open(phone)
  clinic = await watched.open(phone)
  hospital = await watched.open(desk)
  const made = addOrganisation(dataDir, ['--name', 'すみれ薬局（架空）', '--kind', 'medical', '--institution-kind', 'pharmacy'])
  const cookie = await sendForm(program.url, '/join', { code: made.code, name: '薬局長 菫', login: 'sumire', password: 'suika-fuurin-engawa-1988' })
  const [name = '', value = ''] = cookie.split('=')
  await pharmacy.context().addCookies([{ name, value, url: program.url }])
})
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
/** Pictures for whoever wants to look: only where asked for. */
const picture = async (page: Page, name: string) => {
  const folder = process.env.SHINAYAKA_PICTURES
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

type Device = { name: string; kind: string; delegated: string; written?: string }
const choose = (page: Page, group: RegExp, answer: string) => tap(page.getByRole('radiogroup', { name: group }).getByText(answer, { exact: true }))

/** Adds one machine as a person does, by tapping. */
const add = async (page: Page, { name, kind, delegated, written }: Device) => {
  await tap(page.getByRole('button', { name: '機器を加える' }))
  await page.getByLabel('機器やサービスの名前').fill(name)
  await choose(page, /^種類/, kind)
  await choose(page, /^修正の更新は、会社の責任で/, delegated)
  if (written !== undefined) await choose(page, /^それは、契約書・約款・SLA/, written)
  await tap(page.getByRole('button', { name: '残す' }))
  await page.getByRole('listitem').filter({ hasText: name }).first().waitFor()
  await page.getByRole('button', { name: '機器を加える' }).waitFor()
}
/** What stands on paper. */
const onPaper = async (page: Page): Promise<string> => {
  await page.emulateMedia({ media: 'print' })
  const text = await page.locator('main').innerText()
  await page.emulateMedia({ media: 'screen' })
  return text
}

describe('a pharmacy on a phone', () => {
  asStory(() => [pharmacy])

  it('finds the question from the list of checklists', async () => {
    await pharmacy.goto(`${program.url}/checklists`)
    await heading(pharmacy, 'チェックリスト')
    await tap(pharmacy.getByRole('link', { name: 'どの編を読むか' }))
    await heading(pharmacy, 'どの編を読むか')
    await pharmacy.getByText('端末に見えてもサーバの役をしています').waitFor()
    await picture(pharmacy, 'route-empty')
  })

  it('is told what is missing of a machine, and loses nothing typed', async () => {
    await tap(pharmacy.getByRole('button', { name: '機器を加える' }))
    await pharmacy.getByLabel('機器やサービスの名前').fill('レセコン')
    await tap(pharmacy.getByRole('button', { name: '残す' }))
    await pharmacy.getByRole('alert').getByText('種類を選んでください。').waitFor()
    expect(await pharmacy.getByLabel('機器やサービスの名前').inputValue()).toBe('レセコン')
    await picture(pharmacy, 'route-device')
    await tap(pharmacy.getByRole('button', { name: 'やめる' }))
  })

  it('reads the short way, with the reason of each machine on paper', async () => {
    await add(pharmacy, { name: 'レセコン', kind: 'サーバ', delegated: 'はい', written: 'はい' })
    await add(pharmacy, { name: '電子薬歴', kind: 'クラウド', delegated: 'はい', written: 'はい' })
    await choose(pharmacy, /^サーバの役をする機器は、これで全部ですか/, 'はい')
    await pharmacy.getByText('概説編と保守委託機関編を読めば足ります').waitFor()
    await picture(pharmacy, 'route-short')
    const paper = await onPaper(pharmacy)
    for (const line of ['2 台の全部について', 'レセコン', '会社の責任と、書面にある', 'チェックリストは年度のうちに要ります', '原文未照合'])
      expect(paper).toContain(line)
    expect(paper).not.toContain('機器を加える')
    await pharmacy.getByRole('button', { name: '印刷する' }).waitFor()
    expect(await pharmacy.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  })
})

describe('a clinic on a phone', () => {
  asStory(() => [clinic])

  it('reads all volumes while one stand-alone PC is unclear, and hears why', async () => {
    await signInByPage(clinic, program.url, demoAccounts.clinic, tap)
    await clinic.goto(`${program.url}/checklists/records/route`)
    await heading(clinic, 'どの編を読むか')
    await add(clinic, { name: '電子カルテ', kind: 'クラウド', delegated: 'はい', written: 'はい' })
    await add(clinic, { name: '心電図の PC', kind: '一台で済む PC', delegated: 'わからない' })
    await choose(clinic, /^サーバの役をする機器は、これで全部ですか/, 'はい')
    await clinic.getByText('の全部を読みます').waitFor()
    const paper = await onPaper(clinic)
    expect(paper).toContain('2 台のうち 1 台で、会社の責任が書面で確かめられないからです。')
    expect(paper).toContain('わからない所がある（「ない」と数えます）')
    await picture(clinic, 'route-full')
  })

  it('reads the short way once the vendor has answered in writing', async () => {
    await tap(clinic.getByRole('button', { name: '「心電図の PC」を直す' }))
    await choose(clinic, /^修正の更新は、会社の責任で/, 'はい')
    await choose(clinic, /^それは、契約書・約款・SLA/, 'はい')
    await tap(clinic.getByRole('button', { name: '残す' }))
    await clinic.getByText('概説編と保守委託機関編を読めば足ります').waitFor()
    await clinic.reload()
    await clinic.getByText('概説編と保守委託機関編を読めば足ります').waitFor()
  })
})

describe('a hospital’s records', () => {
  asStory(() => [hospital])
  const item = (number: string) => hospital.getByRole('link', { name: new RegExp(`^${number} `) })
  const toForm = async () => {
    await hospital.goto(`${program.url}/checklists`)
    await click(hospital.getByRole('link', { name: /令和8年度版/ }).first())
    await heading(hospital, /令和8年度版/)
  }
  const proposal = (name: string) => hospital.getByRole('heading', { name, exact: true }).waitFor()

  it('are missed by 2⑦, which leads to them', async () => {
    await signInByPage(hospital, program.url, demoAccounts.hospital)
    await hospital.goto(`${program.url}/checklists`)
    await click(hospital.getByRole('button', { name: /^はじめる: サイバーセキュリティ対策チェックリスト 令和8年度版/ }))
    await heading(hospital, /令和8年度版/)
    await click(item('2⑦'))
    await heading(hospital, /^2⑦/)
    await click(hospital.getByRole('link', { name: 'パスワードの決まりを書く' }))
    await heading(hospital, 'パスワードの決まり')
    await picture(hospital, 'passwords-empty')
  })

  it('judge eight signs changed regularly apart: enough for 令和7年度, not for the guideline', async () => {
    await hospital.getByLabel('最も短いときの文字数').fill('８')
    for (const label of ['英字と数字を混ぜる決まりがある', '記号も混ぜる決まりがある', '決まった間隔で替える決まりがある', '使い回しを禁じている'])
      await hospital.getByLabel(label).selectOption('はい')
    await hospital.getByLabel(/二要素認証/).selectOption('いいえ')
    await hospital.getByLabel('当てやすいもの（誕生日や 1234 など）は付けられない').selectOption('はい')
    await hospital.getByLabel('何度か間違えると、しばらく試せなくなる').selectOption('はい')
    await click(hospital.getByRole('button', { name: '決まりを残す' }))
    await hospital.getByText(/に残しました。$/).waitFor()
    const part = (title: RegExp) =>
      hospital
        .locator('section div')
        .filter({ has: hospital.getByRole('heading', { level: 3, name: title }) })
        .last()
    expect(await part(/令和7年度版/).innerText()).toMatch(/2⑦[\s\S]*満たす/)
    const guideline = await part(/第7.0版/).innerText()
    expect(guideline).toContain('足りない')
    expect(guideline).toContain('原文未照合')
    expect(guideline).toContain('足りないもの: 13文字以上')
    await picture(hospital, 'passwords')
  })

  it('bring いいえ to 2⑦, and はい once the rule is thirteen', async () => {
    await click(hospital.getByRole('link', { name: '2⑦ の答えへ' }).last())
    await heading(hospital, /^2⑦/)
    await proposal('提案: いいえ')
    await click(hospital.getByRole('link', { name: /^パスワードの決まりの記録（情報室 青木 直人・/ }))
    await hospital.getByLabel('最も短いときの文字数').fill('13文字')
    await click(hospital.getByRole('button', { name: '決まりを残す' }))
    await hospital.getByText('これまでの版（1）').waitFor()
    await toForm()
    await click(item('2⑦'))
    await proposal('提案: はい')
  })

  it('bring はい by a plan to 2⑩ when every system has its day, and never before', async () => {
    await hospital.goto(`${program.url}/checklists/records/second-factor`)
    await heading(hospital, '二要素認証（仕組みごと）')
    await picture(hospital, 'second-factor-empty')
    const addSystem = async (name: string, kind: string, state: string, day?: string, reason?: string) => {
      await click(hospital.getByRole('button', { name: '仕組みを加える' }))
      await hospital.getByLabel('仕組みの名前').fill(name)
      await hospital.getByRole('radio', { name: new RegExp(`^${kind}`) }).check()
      await hospital.getByRole('radio', { name: state }).check()
      if (day !== undefined) await hospital.getByRole('textbox', { name: /改修の日/ }).fill(day)
      if (reason !== undefined) await hospital.getByLabel('待つわけ').fill(reason)
      await click(hospital.getByRole('button', { name: '残す' }))
      await hospital.getByRole('button', { name: `「${name}」を直す` }).waitFor()
    }
    await addSystem('VPN 装置', 'サーバ', '使っている')
    await addSystem('電子カルテの端末', '端末', '次の改修を待つ', '2029-03-31', 'いまの版に機能がない')
    await addSystem('生体情報モニタ', '医療機器', 'まだ決まっていない')
    await hospital.getByText('全 3 のうち、使っている 1、次の改修を待つ 1、この版では求められない 1').waitFor()
    await hospital.getByRole('row', { name: /電子カルテの端末.*いまの版に機能がない.*令和11年/ }).waitFor()
    await click(hospital.getByRole('button', { name: 'これで全部です' }))
    await hospital.getByText('この一覧からは提案しません: 電子カルテの端末').waitFor()
    await picture(hospital, 'second-factor')
    await click(hospital.getByRole('button', { name: '「電子カルテの端末」を直す' }))
    await picture(hospital, 'second-factor-edit')
    await hospital.getByRole('radio', { name: '使い始める日が決まっている' }).check()
    await hospital.getByRole('textbox', { name: /使い始める日/ }).fill('2027-10-01')
    await click(hospital.getByRole('button', { name: '残す' }))
    await hospital.getByText('「はい（令和9年（2027年）10月1日 までの予定）」').waitFor()
    await toForm()
    await click(item('2⑩'))
    await proposal('提案: はい（予定）')
    await hospital.getByText('いちばん遅い予定は 令和9年（2027年）10月1日').waitFor()
    await hospital.getByRole('link', { name: /^二要素認証の一覧（情報室 青木 直人・/ }).waitFor()
    await picture(hospital, 'item-2-10')
  })

  it('asked no other server for anything, and no page broke', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
