// SPDX-License-Identifier: Apache-2.0
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAnswerFile } from './answer-file.ts'
import { InputError } from './command.ts'
import { file, workFolder } from './testing/run.ts'

const read = (name: string, content: string | Uint8Array) =>
  readAnswerFile(join(workFolder, file(name, content)), new Set(['q.1', 'q.2', 'q.3']), 'clinic')

/** The lines of the refusal, without the folder. */
const refusal = (name: string, content: string | Uint8Array): string[] => {
  try {
    read(name, content)
  } catch (error) {
    if (error instanceof InputError) return error.message.split('\n').map((line) => line.replace(workFolder, ''))
    throw error
  }
  return []
}

const head = 'question,answer,comment\n'
const whole = `${head}q.1,1,\nq.2,2,\nq.3,3,\n`

describe('an answer file', () => {
  it('gives the answers by question', () => {
    expect([...read('whole.csv', whole)]).toEqual([
      ['q.1', 1],
      ['q.2', 2],
      ['q.3', 3],
    ])
  })

  it.each([
    ['a byte order mark', `\ufeff${whole}`],
    ['CRLF', whole.replaceAll('\n', '\r\n')],
    ['no line end at the end', whole.trimEnd()],
    ['columns in another order', 'comment,answer,question\n,1,q.1\n,2,q.2\n,3,q.3\n'],
    ['other columns', 'date,question,by,answer\n1/2,q.1,院長,1\n1/2,q.2,事務,2\n1/2,q.3,,3\n'],
    ['a head in capitals and full width', whole.replace('question,answer', ' Ｑｕｅｓｔｉｏｎ ,ANSWER')],
    ['full-width digits', `${head}q.1,１,\nq.2, ２ ,\nq.3,３,\n`],
    ['full-width ids', whole.replaceAll('q.', 'ｑ．')],
    ['quotes', `${head}"q.1","1","、,""二""\r\n行"\nq.2,"2",\n"q.3",3,""\n`],
    ['blank lines and empty rows', `\n${head}\nq.1,1,\n,,\nq.2,2,\n  ,,\nq.3,3,\n\n`],
    ['more commas at the end', whole.replaceAll(',\n', ',,,\n')],
    ['fewer', whole.replaceAll(',\n', '\n')],
    ['another order of rows', `${head}q.3,3,\nq.1,1,\nq.2,2,\n`],
  ])('is read with %s', (name, content) => {
    expect(new Map([...read(`${name}.csv`, content)].sort())).toEqual(
      new Map([
        ['q.1', 1],
        ['q.2', 2],
        ['q.3', 3],
      ]),
    )
  })

  it('tells 対象外, わからない and no answer apart', () => {
    expect([...read('apart.csv', `${head}q.1,na,往診だけ\nq.2,unknown,\nq.3,,\n`)]).toEqual([
      ['q.1', 'na'],
      ['q.2', 'unknown'],
    ])
  })
})

const shiftJis = Uint8Array.from([...Buffer.from(`${head}q.1,1,\nq.2,2,`), 0x96, 0x7b, 0x0a])
const utf16 = Uint8Array.from([0xff, 0xfe, ...Buffer.from(whole, 'utf16le')])

describe('an answer file is refused with the line and what to do', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['an unknown question', `${whole}q.4,2,\n`, / 5行目: 設問「q\.4」は clinic にありません。npx shinayaka catalog show clinic で/],
    ['a question twice', `${whole}\nq.1,1,\n`, / 6行目: 設問「q\.1」は 2行目にもあります。どちらか一つに/],
    ['a question twice, once without an answer', `${head}q.1,,\nq.1,1,\n`, / 3行目: 設問「q\.1」は 2行目にもあります/],
    [
      'an answer outside the scale',
      whole.replace('2,2', '2,4'),
      / 3行目: 答え「4」は使えません。0・1・2・3・na（対象外）・unknown（わからない）のどれか/,
    ],
    ['a fraction', whole.replace('1,1', '1,1.5'), / 2行目: 答え「1\.5」は使えません/],
    ['a formula', whole.replace('1,1', '1,=1+1'), / 2行目: 答え「=1\+1」は使えません/],
    ['a row without a question', `${whole},3,誰\n`, / 5行目: 設問の id がありません。書き足すか、行を消して/],
    ['no column for answers', whole.replace('answer', 'result'), / 1行目: 列「answer」がありません。1行目を「question,answer,comment」とし/],
    ['no head', 'q.1,1,\nq.2,2,\n', / 1行目: 列「question」「answer」がありません/],
    ['a column twice', 'question,answer,Answer\nq.1,1,2\n', / 1行目: 列「answer」が二つあります/],
    ['semicolons', whole.replaceAll(',', ';'), / 1行目: 列「question」「answer」がありません。.*コンマで区切って/],
    ['an open quote', `${head}q.1,1,"終わらない\nq.2,2,\n`, /行目: 引用符「"」が閉じていません/],
    ['a stray quote', `${head}q.1,1,\nq.2,2,彼は"はい"と\n`, / 3行目: 引用符「"」が文の途中にあります/],
    ['text after a quote', `${head}q.1,1,"はい"と\n`, / 2行目: 引用符「"」の後に余分な文字/],
    ['a comma that is not quoted', `${head}q.1,1,はい,いいえ\n`, / 2行目: 列が多すぎます。コンマを含む文は「"」で囲んで/],
    ['an empty file', '', / 1行目: 中身がありません。1行目に「question,answer,comment」/],
    ['blank lines only', '\ufeff\r\n\r\n', / 1行目: 中身がありません/],
    ['Shift_JIS', shiftJis, / 3行目: 文字コードが UTF-8 ではありません。Excel なら「CSV UTF-8/],
    ['UTF-16', utf16, / 1行目: 文字コードが UTF-8 ではありません/],
  ])('%s', (name, content, sentence) => {
    expect(refusal(`${name}.csv`, content)).toEqual([expect.stringMatching(sentence)])
  })

  it('counted right after comments that run over several lines', () => {
    const rows = ['q.1,2,"一\n二\n三"', 'q.2,9,"四\n五"', 'q.4,1,']
    expect(refusal('lines.csv', `${head}${rows.join('\n')}\n`)).toEqual([
      expect.stringMatching(/ 5行目: 答え「9」/),
      expect.stringMatching(/ 7行目: 設問「q\.4」/),
    ])
  })

  it('for every bad row of 20,000', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `q.${index + 4},1,`)
    const said = refusal('many.csv', `${head}${rows.join('\n')}`)
    expect(said).toHaveLength(20_000)
    expect(said.at(-1)).toMatch(/ 20001行目: 設問「q\.20003」/)
  })
})
