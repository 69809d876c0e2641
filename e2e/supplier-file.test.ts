// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import exceljs from 'exceljs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoAccounts } from '../apps/server/src/ops/demo.ts'
import { misfits, violations } from './axe.ts'
import { desk, openBrowser, phone, type Watched } from './browser.ts'
import { callAs } from './hospital.ts'
import { downloaded, signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, signIn, startProgram } from './program.ts'
import { asStory } from './story.ts'
import { askVendor } from './supplier-answer.ts'

// A hospital that nobody outside can reach asks a vendor by a file; the vendor answers on a phone without any network; another institution loads the same answer.

const dataDir = newDataFolder()
const folder = mkdtempSync(join(tmpdir(), 'shinayaka-supplier-'))
const company = '株式会社架空カルテ'
let program: Program
let watched: Watched
let officer: Page
let vendor: Page
let neighbour: Page
let asked: { supplier: string; request: string }
let answer: Buffer
const pagePath = join(folder, 'request.html')

beforeAll(async () => {
  program = await startProgram({ dataDir, demo: true, seconds: 120 })
  watched = await openBrowser(() => program.url)
  officer = await watched.open(desk)
  vendor = await watched.open({ ...phone, offline: true, acceptDownloads: true })
  neighbour = await watched.open(desk)
  const call = callAs(program.url, await signIn(program.url, demoAccounts.hospital.login, demoAccounts.hospital.password))
  asked = await askVendor(call, company, '架空カルテ 一号')
  const clinic = callAs(program.url, await signIn(program.url, demoAccounts.clinic.login, demoAccounts.clinic.password))
  await askVendor(clinic, '架空カルテ', '架空カルテ一号')
})
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
  rmSync(folder, { recursive: true, force: true })
})

const upload = async (page: Page, buffer: Buffer, name: string) => {
  await page.goto(`${program.url}/suppliers/files`)
  await page.getByLabel('事業者から返ったファイル').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByRole('button', { name: '読み込んで違いを見る' }).click()
}

describe('a request by file', () => {
  asStory(() => [officer, vendor, neighbour])

  it('is made from the vendor’s page, as one small page', async () => {
    await signInByPage(officer, program.url, demoAccounts.hospital)
    await officer.goto(`${program.url}/suppliers/${asked.supplier}`)
    await officer.getByRole('link', { name: /^ファイルで送る/ }).click()
    await officer.getByRole('heading', { level: 1, name: '依頼をファイルで送る' }).waitFor()
    const file = await downloaded(officer, () => officer.getByRole('button', { name: 'HTML を作る' }).click())
    expect(file.name).toMatch(/^事業者への依頼_株式会社架空カルテ_[0-9A-Z]{8}\.html$/)
    expect(file.bytes.length).toBeLessThan(60_000)
    writeFileSync(pagePath, file.bytes)
  })

  it('opens on a phone without any network, for everybody', async () => {
    await vendor.goto(`file://${pagePath}`)
    await vendor.getByText('年度の確認をお願いします。').waitFor()
    expect(await violations(vendor)).toEqual([])
    expect(await misfits(vendor)).toEqual([])
    await vendor.getByRole('button', { name: '答えのファイルを作る' }).click()
    await vendor
      .getByRole('alert')
      .getByText(/直すところが \d+ か所あります。/)
      .waitFor()
    expect(await violations(vendor)).toEqual([])
  })

  it('is filled in by keyboard and finger, and keeps what was typed', async () => {
    const yes = vendor.locator('input[type=radio][value=yes]')
    const count = await yes.count()
    for (let index = 0; index < count; index += 1) await yes.nth(index).check()
    await vendor.locator('#v-2-5-no').focus()
    await vendor.keyboard.press('Space')
    await vendor.locator('#t-2-5').fill('2099-02-01')
    await vendor.locator('#r-2-5').fill('名簿と照らしています。𠮷田')
    await vendor.getByLabel('名前', { exact: true }).fill('品質部 山田')
    await vendor.keyboard.press('Tab')
    await vendor.reload()
    expect(await vendor.locator('#r-2-5').inputValue()).toBe('名簿と照らしています。𠮷田')
    expect(await vendor.locator('#consent-yes').isChecked()).toBe(true)
    const file = await downloaded(vendor, () => vendor.getByRole('button', { name: '答えのファイルを作る' }).click())
    expect(file.name).toMatch(/^[0-9A-Z]{8}_株式会社架空カルテ_架空カルテ 一号\.shinayaka\.json$/)
    await vendor.getByText(/を作りました。このファイルをメールに付けて/).waitFor()
    expect(await violations(vendor)).toEqual([])
    expect(await misfits(vendor)).toEqual([])
    answer = file.bytes
  })

  it('comes back: the differences are seen first, and accepted as a whole', async () => {
    await upload(officer, answer, 'answer.shinayaka.json')
    await officer.getByText(/^こちらの依頼 [0-9A-Z]{8} への答え/).waitFor()
    await officer.getByRole('listitem').filter({ hasText: '2⑤' }).getByText('名簿と照らしています。𠮷田').waitFor()
    await officer.getByRole('button', { name: 'この答えを受け取る' }).click()
    await officer.getByText('受け取りました。').waitFor()
    await officer.getByRole('link', { name: '事業者のページで見る' }).click()
    await officer.getByRole('heading', { level: 1, name: company }).waitFor()
  })

  it('is not taken twice, nor when a letter of it was changed', async () => {
    await upload(officer, answer, 'answer.shinayaka.json')
    await officer.getByText(/同じファイルを、.*もう受け取っています。/).waitFor()
    await upload(officer, Buffer.from(answer.toString().replace('品質部 山田', '品質部 山本')), 'answer.shinayaka.json')
    await officer.getByText('このファイルは、作られたあとで書き換わっています。').waitFor()
  })

  it('serves another institution that uses the product, by names as people write them', async () => {
    await signInByPage(neighbour, program.url, demoAccounts.clinic)
    await upload(neighbour, answer, 'answer.shinayaka.json')
    await neighbour.getByText(/の依頼への答え。事業者の承諾があります/).waitFor()
    expect(await neighbour.getByLabel('事業者', { exact: false }).locator('option:checked').first().innerText()).toBe('架空カルテ（名前が合う）')
    await neighbour.getByRole('button', { name: 'この答えを受け取る' }).click()
    await neighbour.getByText('受け取りました。').waitFor()
  })
})

describe('the same request as Excel', () => {
  asStory(() => [officer])

  it.skipIf(!existsSync('/usr/bin/soffice'))('comes back through LibreOffice with its signature whole', async () => {
    await officer.goto(`${program.url}/suppliers/${asked.supplier}/file/${asked.request}`)
    const file = await downloaded(officer, () => officer.getByRole('button', { name: 'Excel を作る' }).click())
    const workbook = new exceljs.Workbook()
    await workbook.xlsx.load(file.bytes as never)
    const sheet = workbook.getWorksheet('回答')
    for (let row = 5; row <= (sheet?.rowCount ?? 0); row += 1) {
      const cells = sheet?.getRow(row)
      if (!cells) continue
      cells.getCell(4).value = 'はい'
      cells.getCell(5).value = '令和8年4月2日'
    }
    const signature = workbook.getWorksheet('署名')
    for (const [cell, value] of Object.entries({ B4: '品質部 山田', B6: '2026/4/2', B7: 'はい、渡してよい' }))
      if (signature) signature.getCell(cell).value = value
    writeFileSync(join(folder, 'filled.xlsx'), Buffer.from(await workbook.xlsx.writeBuffer()))
    const profile = `-env:UserInstallation=file://${join(folder, 'office')}`
    const made = spawnSync(
      'soffice',
      [profile, '--headless', '--convert-to', 'xlsx', '--outdir', join(folder, 'saved'), join(folder, 'filled.xlsx')],
      {
        encoding: 'utf8',
      },
    )
    expect(made.status, made.stderr).toBe(0)
    await upload(officer, readFileSync(join(folder, 'saved', 'filled.xlsx')), 'filled.xlsx')
    await officer.getByText(/^こちらの依頼 [0-9A-Z]{8} への答え/).waitFor()
    await officer.getByText(/この依頼の答えは、.*一度受け取っています。/).waitFor()
    await officer.getByRole('listitem').filter({ hasText: '2⑤' }).getByText('いいえ', { exact: true }).waitFor()
    await officer.getByRole('button', { name: 'この答えを受け取る' }).click()
    await officer.getByText('受け取りました。').waitFor()
  })

  it('asked no other server for anything, and no page broke', () => {
    expect(watched.foreign()).toEqual([])
    expect(watched.broken()).toEqual([])
  })
})
