// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises'
import { mailJa } from '@shinayaka/contract/messages/mail.ja'
import { shellJa } from '@shinayaka/contract/messages/shell.ja'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../apps/server/src/platform/database/owner.ts'
import { openPostOffice, type PostOffice } from '../apps/server/src/platform/mail/testing.ts'
import { visitPostgres } from '../apps/server/src/platform/postgres/visit.ts'
import { violations } from './axe.ts'
import { desk, openBrowser, type Watched } from './browser.ts'
import { foundHospital, officer } from './management-hospital.ts'
import { signInByPage } from './person.ts'
import { cleanUp, freePort, newDataFolder, type Program, startProgram } from './program.ts'
import { asStory } from './story.ts'

// An administrator gives a mail address, reads the code out of the letter, and gets the letters that come by themselves.

const dataDir = newDataFolder()
const address = 'suzuki@asagao.example.jp'
let office: PostOffice
let program: Program
let watched: Watched
let page: Page
let port: number
const start = () => {
  const environment = { PORT: String(port), SMTP_URL: office.url, MAIL_FROM: 'しなやか <shinayaka@asagao.example.jp>' }
  return startProgram({ dataDir, seconds: 120, environment })
}

beforeAll(async () => {
  office = await openPostOffice()
  port = await freePort()
  program = await start()
  watched = await openBrowser(() => program.url)
  await foundHospital(program.url, program.code() ?? '')
  page = await watched.open(desk)
})
afterAll(async () => {
  await watched?.close()
  await cleanUp(dataDir, [program])
  await office?.close()
})

/** Waits for a letter to somebody that says something. */
const letter = async (to: string, says: string): Promise<string> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const found = office.received.find((one) => one.to === to && one.text.includes(says))
    if (found) return found.text
    await sleep(100)
  }
  throw new Error(`no letter to ${to} says ${says}: ${JSON.stringify(office.received.map(({ to: one, text }) => [one, text.slice(0, 80)]))}`)
}
const codeIn = (text: string) => /[2-9A-Z]{4}-[2-9A-Z]{4}/.exec(text)?.[0] ?? ''
const button = (name: string) => page.getByRole('button', { name, exact: true })
const seen = (text: string) => page.locator('main').getByText(text).first().waitFor()
/** The machine was off for some days: what every morning has to do is made up for at once. */
const afterSomeDays = async () => {
  const postgres = await visitPostgres(dataDir, () => undefined)
  if (!postgres) throw new Error('the database is not there')
  const last = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000)
  const run = { name: 'trail.head', started_at: last, ended_at: last, succeeded_at: last }
  try {
    await withOwner(postgres.owner, (db) =>
      db
        .insertInto('job_run')
        .values(run)
        .onConflict((conflict) => conflict.column('name').doUpdateSet(run))
        .execute(),
    )
  } finally {
    await postgres.stop()
  }
  await program.stop()
  program = await start()
}

describe('somebody who wants letters', () => {
  asStory(() => [page])

  it('types an address as a Japanese keyboard has it, after one that is none', async () => {
    await signInByPage(page, program.url, officer)
    await page.getByRole('link', { name: shellJa.nav.mail }).click()
    await page.getByRole('heading', { level: 1, name: mailJa.title }).waitFor()
    await seen(mailJa.address.none)
    await page.getByLabel(mailJa.address.label).fill('鈴木')
    await button(mailJa.address.send).click()
    await seen('メールアドレスとして読めません。')
    await page.getByLabel(mailJa.address.label).fill('ｓｕｚｕｋｉ＠Asagao．example．jp')
    await button(mailJa.address.send).click()
    await seen(`${address} に確認コードを送りました。`)
    expect(await violations(page)).toEqual([])
  })

  it('confirms it with the code of the letter', async () => {
    await page.getByLabel(mailJa.code.label).fill('AAAA AAAA')
    await button(mailJa.code.submit).click()
    await seen('確認コードが違います。')
    await page.getByLabel(mailJa.code.label).fill(codeIn(await letter(address, 'あさがお総合病院')).toLowerCase())
    await button(mailJa.code.submit).click()
    await seen(mailJa.address.confirmed)
    await seen(`${address} に届きます。`)
    await seen(mailJa.state.fine)
    expect(await violations(page)).toEqual([])
  })

  it('gets the seal of the day by itself when the machine is on again', async () => {
    await afterSomeDays()
    expect(await letter(address, '封印されています')).toMatch(/\d+:([0-9a-f]{4}-){15}[0-9a-f]{4}/)
  })

  it('chooses which letters come, and that stays', async () => {
    await page.getByLabel(mailJa.letters['trail-head'], { exact: true }).uncheck()
    await button(mailJa.letters.save).click()
    await seen(mailJa.letters.saved)
    await page.reload()
    await seen(mailJa.letters.title)
    expect(await page.getByLabel(mailJa.letters['trail-head'], { exact: true }).isChecked()).toBe(false)
    expect(await page.getByLabel(mailJa.letters.digest, { exact: true }).isChecked()).toBe(true)
  })

  it('removes the address, and the address is told', async () => {
    await button(mailJa.address.remove).click()
    await page.getByRole('dialog').getByRole('button', { name: mailJa.address.remove }).click()
    await seen(mailJa.address.removed)
    await seen(mailJa.address.none)
    await letter(address, 'このアドレスには届きません')
  })

  it('asked for nothing outside and broke nothing', () => {
    expect([watched.foreign(), watched.broken()]).toEqual([[], []])
  })
})
