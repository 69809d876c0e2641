// SPDX-License-Identifier: Apache-2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sampleHospital } from '../render/report/sample-hospital.ts'
import { sampleExpected, sampleForm } from './sample.ts'
import { edited, problemsOf, read, rowsOf } from './testing.ts'
import type { AnswerForm, ExpectedForm } from './types.ts'
import { writeAnswerForm } from './write-form.ts'

const present = spawnSync('soffice', ['--version']).error === undefined
const folder = mkdtempSync(join(tmpdir(), 'shinayaka-office-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let count = 0
/** The workbook as LibreOffice saves it again, after opening it in a profile of its own. */
const savedAgain = (bytes: Uint8Array): Uint8Array => {
  count += 1
  const name = `form-${count}.xlsx`
  writeFileSync(join(folder, name), bytes)
  const out = join(folder, 'again')
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', out, join(folder, name)], {
    stdio: 'ignore',
    timeout: 100_000,
  })
  return readFileSync(join(out, name))
}

describe.skipIf(!present)('a form that LibreOffice saved again', () => {
  it('reads as it was filled in, all 80 rows', { timeout: 120_000 }, async () => {
    const given = sampleHospital.answers.flatMap(({ domain, answers }) => answers.map((answer) => ({ domain, ...answer })))
    const questions: AnswerForm['questions'] = given.map(({ number, domain, question, comment, vendor, value }, index) => ({
      ...(sampleForm.questions[1] as AnswerForm['questions'][number]),
      id: `hospital-it.q${index + 1}`,
      number,
      domain,
      text: question,
      current: index % 3 === 0 ? null : { value, comment, source: vendor === null ? 'own' : 'vendor', vendorName: vendor ?? '' },
    }))
    const expected: ExpectedForm = {
      ...sampleExpected,
      questions: questions.map(({ id, number, text }) => ({ id, number, text, mayBeNotApplicable: true, vendorMayAnswer: true, yours: true })),
    }
    const { bytes } = await writeAnswerForm({ ...sampleForm, questions })
    const [before, after] = [await read(bytes, expected), await read(savedAgain(bytes), expected)]
    expect(before).toMatchObject({ kind: 'read', empty: 27 })
    expect(after).toEqual(before)
  })

  it('still names its bad rows', { timeout: 120_000 }, async () => {
    const bytes = savedAgain(
      await edited((sheet) => {
        sheet.getCell('D5').value = '５'
        sheet.getCell('A6').value = 'Q2'
        sheet.getCell('C6').value = sheet.getCell('C5').value
        sheet.getCell('D7').value = '対象外'
        sheet.getCell('E7').value = null
      }),
    )
    expect((await problemsOf(bytes)).map(({ row, code }) => [row, code])).toEqual([
      [5, 'answer.invalid'],
      [6, 'question.duplicate'],
      [7, 'answer.reason-required'],
    ])
    const fewer = await edited((sheet) => {
      for (let row = 5; row < 13; row += 1) sheet.getRow(row).values = []
    })
    expect(await rowsOf(savedAgain(fewer))).toHaveLength(5)
  })
})
