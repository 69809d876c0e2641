// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as joinPath } from 'node:path'
import { managementSentences } from '@shinayaka/contract/messages'
import { loadExcel } from '@shinayaka/engines/workbook/excel'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerEverything } from '../testing/assessment.ts'
import { type Hospital, openHospital } from '../testing/hospital.ts'
import { type Caller, join } from '../testing/house.ts'

// A hospital with five years behind it: its report and its Excel forms, over HTTP and from the catalog as it ships.

const poppler = spawnSync('pdftotext', ['-v']).error === undefined
const reading = describe.skipIf(!poppler && process.env.CI === undefined)

let hospital: Hospital
let admin: Caller
beforeAll(async () => {
  hospital = await openHospital()
  admin = hospital.house.as(hospital.admin)
}, 120_000)
afterAll(() => hospital.house.close())

const pagesOf = (bytes: Buffer): string[] => {
  const folder = mkdtempSync(joinPath(tmpdir(), 'shinayaka-hospital-'))
  try {
    writeFileSync(joinPath(folder, 'r.pdf'), bytes)
    const text = execFileSync('pdftotext', ['-layout', joinPath(folder, 'r.pdf'), '-'], { encoding: 'utf8' })
    return text
      .split('\f')
      .slice(0, -1)
      .map((page) => page.replace(/\s+/gu, ''))
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const flat = (text: string): string => text.replace(/\s+/gu, '')
const reportOf = async (submission: string, as: Caller = admin): Promise<string[]> => {
  const response = await as('GET', `/api/submissions/${submission}/report.pdf`)
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200)
  return pagesOf(response.rawPayload)
}

reading("a hospital's report", () => {
  it('has some thirty pages, and says on the first what the result says to management', async () => {
    const last = hospital.years.at(-1) ?? ''
    const pages = await reportOf(last)
    expect(pages.length).toBeGreaterThan(20)
    expect(pages.length).toBeLessThan(40)
    const { paragraph } = (await admin('GET', `/api/submissions/${last}/standing`)).json()
    const sentences = managementSentences(paragraph, 'ja')
    expect(sentences.length).toBeGreaterThan(4)
    for (const sentence of sentences) expect(pages[0]).toContain(flat(sentence))
    expect(pages[0]).toContain('300万円（自院の見積もり：株式会社しおさいシステム（架空））')
    expect(pages[0]).toContain('約24時間（自院の数字）')
    const text = pages.join('')
    for (const words of ['令和4年度', '年ごとの比較', '話題ごとに見る、現場と経営層', '一段以上高く見ています', '当てはめ方は公のものではありません'])
      expect(text).toContain(words)
    expect(text).not.toMatch(/\{[a-zA-Z]+\}|undefined|NaN/u)
  })

  it('follows what management decided', async () => {
    const last = hospital.years.at(-1) ?? ''
    const { candidates } = (await admin('GET', `/api/submissions/${last}/plan`)).json()
    const measure = candidates.find(({ proposed }: { proposed: boolean }) => proposed).measure
    const asked = await admin('POST', `/api/submissions/${last}/decisions`, { measures: [measure] })
    expect(asked.statusCode, asked.body.slice(0, 300)).toBe(200)
    expect((await reportOf(last))[0]).toContain('返事待ち（2026-11-20に依頼）')
    const [decision] = asked.json().decisions
    const director = hospital.house.as(hospital.director)
    await director('PUT', `/api/decisions/${decision.id}`, { state: 'approved', note: '来年度の予算で', version: decision.version })
    expect((await reportOf(last, director))[0]).toContain('承認（院長樹、2026-11-20）：来年度の予算で')
  })

  it('of the first year, with every domain weak, still gives each its measures, and compares with nothing', async () => {
    const pages = await reportOf(hospital.years[0] ?? '')
    expect(pages[0]).toContain('初めての点検です')
    expect(pages.join('')).not.toContain('年ごとの比較')
    expect(pages.join('')).toContain('経営層の自己点検がまだないため')
  })

  it("of management's own answers is short, has no network level, and stands beside the departments'", async () => {
    const pages = await reportOf(hospital.management)
    expect(pages.length).toBeLessThan(18)
    const text = pages.join('')
    expect(text).not.toContain('目標2')
    expect(text).not.toContain('いまのレベル')
    expect(text).toContain('答えのちがう取組')
  })
})

const opened = async (bytes: Uint8Array) => {
  const { Workbook } = await loadExcel()
  const workbook = new Workbook()
  await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer)
  return workbook
}
type Workbook = Awaited<ReturnType<typeof opened>>
type Sheet = Workbook['worksheets'][number]
const sheetOf = (workbook: Workbook): Sheet => {
  const sheet = workbook.getWorksheet('回答')
  if (!sheet) throw new Error('no answer sheet')
  return sheet
}
const edited = async (bytes: Uint8Array, change: (sheet: Sheet, workbook: Workbook) => void): Promise<Buffer> => {
  const workbook = await opened(bytes)
  change(sheetOf(workbook), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
const numbersIn = (sheet: Sheet): string[] => {
  const found: string[] = []
  for (let row = 4; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).text !== '') found.push(sheet.getCell(row, 1).text)
  return found
}
const rowOf = (sheet: Sheet, number: string): number => {
  for (let row = 4; row <= sheet.rowCount; row += 1) if (sheet.getCell(row, 1).text === number) return row
  throw new Error(`no ${number}`)
}

describe('the Excel form of a hospital', () => {
  const sheetType = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
  let draft: string
  let nurse: Caller
  let full: Buffer
  let part: Buffer
  /** The numbers of the nurse's domain, バックアップ. */
  let own: string[]

  const send = (as: Caller, bytes: Buffer) => as('POST', `/api/assessments/${draft}/form`, bytes, sheetType)
  const problemsOf = async (as: Caller, bytes: Buffer) => {
    const response = await send(as, bytes)
    expect(response.statusCode).toBe(422)
    const { code, params } = response.json()
    expect(code).toBe('form.rows-invalid')
    return params.problems.map(({ row, message }: { row: number; message: string }) => [row, message])
  }

  beforeAll(async () => {
    const { house } = hospital
    draft = (await admin('POST', '/api/assessments', { instrument: 'hospital-it' })).json().id
    nurse = house.as(await join(house, hospital.admin, '看護 花子', 'nurse', 'staff'))
    const { members } = (await admin('GET', '/api/accounts')).json()
    const person = members.find(({ name }: { name: string }) => name === '看護 花子').id
    const given = await admin('PUT', `/api/assessments/${draft}/domains/backup`, { person, due: null, note: '', version: null })
    expect(given.statusCode, given.body.slice(0, 300)).toBe(200)
    full = (await admin('GET', `/api/assessments/${draft}/form.xlsx`)).rawPayload
    part = (await nurse('GET', `/api/assessments/${draft}/form.xlsx`)).rawPayload
    own = numbersIn(sheetOf(await opened(part)))
  }, 60_000)

  it('has a row for each of the 80 questions, under its domain', async () => {
    const sheet = sheetOf(await opened(full))
    expect(numbersIn(sheet)).toEqual(Array.from({ length: 80 }, (_, index) => `Q${index + 1}`))
    const domains = new Set(Array.from({ length: 80 }, (_, index) => sheet.getCell(4 + index, 2).text))
    expect(domains.size).toBe(21)
  })

  it('holds for a colleague only the domains that were given, and nothing for one who has none', async () => {
    const workbook = await opened(part)
    const sheet = sheetOf(workbook)
    expect(own.length).toBeGreaterThan(2)
    expect(new Set(own.map((_, index) => sheet.getCell(4 + index, 2).text))).toEqual(new Set(['バックアップ']))
    expect(sheet.getCell('A2').text).toContain('受け持ちの分野：バックアップ')
    const everything = JSON.stringify(workbook.worksheets.map((one) => one.getSheetValues()))
    const whole = sheetOf(await opened(full))
    expect(everything).not.toContain(whole.getCell('C4').text)
    const guest = hospital.house.as(await join(hospital.house, hospital.admin, '別の職員', 'guest', 'staff'))
    expect((await guest('GET', `/api/assessments/${draft}/form.xlsx`)).json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  it("takes a colleague's part from the colleague and, into the whole draft, from whoever answers it all", async () => {
    const filled = await edited(part, (sheet) => {
      sheet.getCell(rowOf(sheet, own[0] ?? ''), 4).value = '２'
      sheet.getCell(rowOf(sheet, own[1] ?? ''), 4).value = '３　できていて、見直している'
    })
    for (const who of [nurse, admin]) {
      const preview = await send(who, filled)
      expect(preview.statusCode, preview.body.slice(0, 300)).toBe(200)
      expect(preview.json()).toMatchObject({ differences: [{ after: { value: 2 } }, { after: { value: 3 } }], unchanged: 0, empty: own.length - 2 })
    }
    expect((await admin('GET', `/api/assessments/${draft}`)).json().answers).toEqual([])
  })

  it("refuses as a whole what was written into colleagues' rows, and names each of them", async () => {
    const mixed = await edited(full, (sheet) => {
      for (const number of [own[0] ?? '', 'Q1', 'Q80']) sheet.getCell(rowOf(sheet, number), 4).value = 1
    })
    expect(await problemsOf(nurse, mixed)).toEqual([
      [4, '設問 Q1 は、あなたの受け持ちではありません。受け持ちの人に渡すか、この行に書いたものを消してから、もう一度読み込んでください。'],
      [83, '設問 Q80 は、あなたの受け持ちではありません。受け持ちの人に渡すか、この行に書いたものを消してから、もう一度読み込んでください。'],
    ])
    const ownRowsOnly = await edited(full, (sheet) => {
      sheet.getCell(rowOf(sheet, own[0] ?? ''), 4).value = 1
    })
    expect((await send(nurse, ownRowsOnly)).json()).toMatchObject({ differences: [{ after: { value: 1 } }], empty: 79 })
  })

  it('takes rows that were sorted or taken out, and refuses a row that stands twice or another question’s words', async () => {
    const sorted = await edited(full, (sheet) => {
      const values = Array.from({ length: 80 }, (_, index) => [1, 2, 3, 4, 5, 6, 7].map((column) => sheet.getCell(4 + index, column).text))
      const kept = values.toReversed().slice(0, 50)
      for (let index = 0; index < 80; index += 1)
        for (let column = 1; column <= 7; column += 1) sheet.getCell(4 + index, column).value = kept[index]?.[column - 1] || null
      sheet.getCell('D4').value = 2
    })
    expect((await send(admin, sorted)).json()).toMatchObject({ differences: [{ after: { value: 2 } }], empty: 49 })
    const twice = await edited(full, (sheet) => {
      for (const column of [1, 2, 3]) sheet.getCell(84, column).value = sheet.getCell(4, column).text
      sheet.getCell('D84').value = 1
      sheet.getCell('A6').value = 'Q9'
    })
    const problems = await problemsOf(admin, twice)
    expect(problems.map(([row]: [number]) => row)).toEqual([6, 84])
    expect(problems[0][1]).toContain('設問の文が、番号 Q9 の設問と違います')
    expect(problems[1][1]).toContain('4 行目にもあります')
  })

  it('refuses a form of another edition or another questionnaire', async () => {
    const older = await edited(full, (_, workbook) => {
      const meta = workbook.getWorksheet('meta')
      meta?.eachRow((row) => {
        if (row.getCell(1).text === 'editionHash') row.getCell(2).value = 'a'.repeat(64)
        if (row.getCell(1).text === 'edition') row.getCell(2).value = '2025.1'
      })
    })
    const refused = (await send(admin, older)).json()
    expect(refused).toMatchObject({ status: 422, code: 'form.other-edition' })
    expect(refused.title + refused.detail).toContain('2025.1')
    const executive = (await admin('POST', '/api/assessments', { instrument: 'executive' })).json().id
    const other = (await admin('GET', `/api/assessments/${executive}/form.xlsx`)).rawPayload
    expect(numbersIn(sheetOf(await opened(other)))).toHaveLength(15)
    expect((await send(admin, other)).json()).toMatchObject({ status: 422, code: 'form.other-instrument' })
  })

  it('is gone once the draft is submitted', async () => {
    await answerEverything(hospital.house, hospital.admin, { instrument: 'hospital-it' })
    expect((await nurse('GET', `/api/assessments/${draft}/form.xlsx`)).json()).toMatchObject({ status: 409, code: 'assessment.submitted' })
    expect((await send(nurse, part)).json()).toMatchObject({ status: 409, code: 'assessment.submitted' })
  })
})
