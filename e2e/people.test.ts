// SPDX-License-Identifier: Apache-2.0
import { peopleJa } from '@shinayaka/contract/messages/people.ja'
import { postJa } from '@shinayaka/contract/messages/post.ja'
import { shellJa } from '@shinayaka/contract/messages/shell.ja'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { desk, openBrowser, type Watched } from './browser.ts'
import { type Caller, callerAt, director, foundHospital, join, officer } from './management-hospital.ts'
import { addOrganisation } from './organisation.ts'
import { signInByPage } from './person.ts'
import { cleanUp, newDataFolder, type Program, sendForm, startProgram } from './program.ts'
import { asStory } from './story.ts'

// An administrator puts the people of a hospital in order; one of them works at a clinic too.

const dataDir = newDataFolder()
let program: Program
let watched: Watched
let page: Page
let admin: Caller
let clinic: Caller

beforeAll(async () => {
  program = await startProgram({ dataDir, seconds: 120 })
  watched = await openBrowser(() => program.url)
  admin = await foundHospital(program.url, program.code() ?? '')
  await join(admin, 'staff', director)
  const made = addOrganisation(dataDir, ['--name', 'ひまわり診療所（架空）', '--kind', 'medical', '--institution-kind', 'clinic'])
  const head = { name: '診療所の管理者', login: 'himawari', password: 'hanabi-suika-engawa-1988' }
  clinic = callerAt(program.url, await sendForm(program.url, '/join', { code: made.code, ...head }))
  page = await watched.open(desk)
})

afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
})

const heading = (name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const seen = (text: string | RegExp) => page.locator('main').getByText(text).first().waitFor()

describe('an administrator', () => {
  asStory(() => [page])

  it('is told calmly of being the only one, and prints a sheet to seal', async () => {
    await signInByPage(page, program.url, officer)
    await page.goto(`${program.url}/settings/accounts`)
    await seen(peopleJa.sole.title)
    await page.getByRole('button', { name: peopleJa.sole.make }).click()
    await page.getByRole('dialog').getByRole('button', { name: peopleJa.sole.make }).click()
    await heading(peopleJa.recovery.title)
    const code = await page.locator('main ol').innerText()
    expect(code).toMatch(/[2-9A-Z]{4}(-[2-9A-Z]{4}){5}/)
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    await page.getByRole('button', { name: peopleJa.recovery.done }).click()
    await seen(/^復旧の紙は令和.*に作ってあります。$/)
  })

  it('gives somebody another role', async () => {
    await page.getByRole('button', { name: `${director.name} さんの役割を変える` }).click()
    await page.locator('main li form').locator('label:has(input[value=executive])').click()
    await page.getByRole('button', { name: peopleJa.change.submit }).click()
    await seen(`${director.name} さんを「経営層」にしました。`)
    await page.getByRole('link', { name: peopleJa.roles.link }).click()
    await heading(peopleJa.roles.title)
    await page.getByRole('row', { name: new RegExp(peopleJa.permissions['plan.decide']) }).waitFor()
  })

  it('writes who holds a post and who stands in, and prints the chart on one sheet', async () => {
    await page.getByRole('link', { name: postJa.page.title, exact: true }).click()
    await heading(postJa.page.title)
    await page.getByRole('button', { name: `${postJa.names['safety-manager']}を書く` }).click()
    await page.getByRole('button', { name: postJa.form.submit }).click()
    await page.getByRole('alert').waitFor()
    await page.getByLabel(postJa.form.holder).selectOption({ label: director.name })
    await page.getByLabel(postJa.form.contact).fill('内線 201')
    await page.getByLabel(postJa.form.since).fill('2026-04-01')
    await page.getByRole('button', { name: postJa.form.addDeputy }).click()
    await page.getByLabel('代わりの人（1番目）').first().selectOption({ label: postJa.form.outside })
    await page.getByLabel(postJa.form.name).fill('副院長 佐藤')
    await page.locator('#post-deputy-0-contact').fill('090-0000-0000')
    await page.getByRole('button', { name: postJa.form.submit }).click()
    await seen(`${postJa.names['safety-manager']}を保存しました。`)
    await page.getByRole('link', { name: postJa.page.sheet }).click()
    await heading(postJa.sheet.title)
    await page.getByRole('row', { name: /内線 201.*副院長 佐藤.*090-0000-0000/ }).waitFor()
    const pdf = await page.pdf({ format: 'A4' })
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  })

  it('joins a clinic with the same account and goes there and back', async () => {
    const { code } = await clinic.call<{ code: string }>('POST', '/api/invitations', { name: officer.name, role: 'viewer' })
    await page.getByRole('link', { name: shellJa.nav.memberships }).click()
    await page.getByLabel(peopleJa.memberships.code).fill(code)
    await page.getByRole('button', { name: peopleJa.memberships.submit }).click()
    await seen('ひまわり診療所（架空）に、閲覧者として加わりました。')
    await page.getByRole('button', { name: 'ひまわり診療所（架空）に移る' }).click()
    await page.getByRole('banner').getByText('ひまわり診療所（架空）').waitFor()
    expect(await page.getByRole('link', { name: shellJa.nav.accounts }).count()).toBe(0)
    await page.getByRole('link', { name: shellJa.nav.memberships }).click()
    await page.getByRole('button', { name: 'あさがお総合病院（架空）に移る' }).click()
    await page.getByRole('link', { name: shellJa.nav.accounts }).waitFor()
  })

  it('comes back in with the sealed sheet, and is told of its use', async () => {
    const { code } = await admin.call<{ code: string }>('POST', '/api/recovery-sheet')
    await page.goto(`${program.url}/recover`)
    await page.getByLabel('復旧コード').fill(code)
    await page.getByLabel('新しいパスワード').fill('momiji-tsurara-kazaguruma-77')
    await page.getByRole('button', { name: '新しいパスワードにする' }).click()
    await heading('新しいパスワードにしました')
    await signInByPage(page, program.url, { login: officer.login, password: 'momiji-tsurara-kazaguruma-77' })
    await seen(shellJa.recovered.title)
    await page.getByRole('button', { name: shellJa.recovered.seen }).click()
    await page.getByText(shellJa.recovered.title).waitFor({ state: 'detached' })
  })

  it('asked for nothing outside and broke nothing', () => {
    expect([watched.foreign(), watched.broken()]).toEqual([[], []])
  })
})
