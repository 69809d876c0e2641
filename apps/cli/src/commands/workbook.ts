// SPDX-License-Identifier: Apache-2.0
import { readFileSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import {
  differences,
  type ForeignRefusal,
  type FormMapping,
  fill,
  inspect,
  itemsOfForm,
  type MappingProposal,
  proposeMapping,
  type ReadAnswer,
  read,
  readMapping,
} from '@shinayaka/engines/foreign-workbook/index'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { answerWord, itemAnswersCsv, readItemAnswers, readKnownItems } from '../item-answer-file.ts'
import { table } from '../table.ts'
import { readTextFile } from '../text-file.ts'
import { featureNames, fieldNames, noteSentence, noticeSentence, problemSentence, refusalSentence, roleName } from '../workbook-sentences.ts'

const usage = `使い方: npx shinayaka workbook inspect --template FILE.xlsx [--items FILE.csv] [--out FILE.json] [--json]
        npx shinayaka workbook fill --template FILE.xlsx --mapping FILE.json --answers FILE.csv [--out FILE.xlsx]
                                    [--round 1] [--overwrite-formulas] [--json]
        npx shinayaka workbook read --template FILE.xlsx --mapping FILE.json [--answers FILE.csv] [--out FILE.csv]
                                    [--round 1] [--json]

厚生労働省・県・保険会社・事業者などが配る Excel の様式に、答えだけを書き込みます。ほかは一字も変えません
（書式・図・選択肢・保護・隠れたシート・マクロ）。データベースもサーバーも使いません。くわしくは docs/workbooks.md へ。

  inspect    様式を調べ、項目と答えの欄の対応表（JSON）を提案する。人が見て直してから使います
  fill       対応表のとおりに答えを書き込み、新しいファイルを作る。元の様式は変えません
  read       書き込まれた様式から答えを読み取る。--answers を付けると、その答えとの違いを出す

  --template FILE        様式（.xlsx か .xlsm。read では書き込まれたもの）
  --mapping FILE         対応表（inspect が作る JSON）
  --answers FILE         答えの CSV（UTF-8）。列は item,answer,date,target,remark,person（順は自由）。
                         answer は はい・いいえ・対象外（yes・no・na）、日付は 2026-11-21 か 令和8年11月21日。空なら様式のまま
  --items FILE           知っている項目の CSV（id,number,title）。なければ、様式の番号（2-7 など）を id にする
  --round N              何回目の確認の欄か（ふつうは 1）
  --overwrite-formulas   答えの欄の数式を上書きしてよい
  --out FILE             書き出す先。同じ名前のファイルがあるときは書きません
  --json                 機械向けに出す

悪い行があるときは、すべての行と理由を出し、何も書きません。
終了コード: 0 できた / 1 様式に読めない答えがある / 2 ファイルや指定に直すところがある`

const types = {
  template: 'string',
  mapping: 'string',
  answers: 'string',
  items: 'string',
  round: 'string',
  'overwrite-formulas': 'boolean',
  out: 'string',
  json: 'boolean',
} as const

type Options = { [Name in keyof typeof types]?: (typeof types)[Name] extends 'string' ? string : boolean }

const unreadable: Record<string, string> = {
  ENOENT: 'ファイルが見つかりません。名前と場所を確かめてください。',
  EISDIR: 'フォルダです。ファイルの名前まで書いてください。',
  EACCES: '読む権限がありません。ファイルの権限を変えるか、読める人が実行してください。',
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

const readBytes = (path: string): Uint8Array => {
  try {
    return readFileSync(path)
  } catch (error) {
    throw new InputError(`${path}: ${unreadable[codeOf(error)] ?? `読めませんでした（${codeOf(error)}）。`}`)
  }
}

const write = (path: string, content: string | Uint8Array): void => {
  try {
    writeFileSync(path, content, { flag: 'wx' })
  } catch (error) {
    const reasons: Record<string, string> = {
      EEXIST: '同じ名前のファイルがあります。--out で別の名前を指定してください。',
      ENOENT: 'フォルダがありません。先に作ってください。',
    }
    throw new InputError(`${path}: ${reasons[codeOf(error)] ?? `書けませんでした（${codeOf(error)}）。場所と権限を確かめてください。`}`)
  }
}

const openMapping = (path: string): FormMapping => {
  let value: unknown
  try {
    value = JSON.parse(readTextFile(path))
  } catch (error) {
    if (error instanceof InputError) throw error
    throw new InputError(`${path}: JSON として読めません。workbook inspect --out で作ったファイルを指定してください。`)
  }
  const reading = readMapping(value)
  if (reading.kind === 'invalid')
    throw new InputError([`${path}: 対応表として使えない所があります。`, ...reading.places.map((place) => `  ${place === '' ? '全体' : place}`)])
  return reading.mapping
}

const needed = (options: Options, names: readonly ('template' | 'mapping' | 'answers')[]): void => {
  if (names.some((name) => !options[name])) throw new InputError([`${names.map((name) => `--${name}`).join(' と ')} を書いてください。`, '', usage])
}

const roundOf = ({ round = '1' }: Options): number => {
  const number = Number(round.normalize('NFKC'))
  if (!Number.isInteger(number) || number < 1 || number > 20)
    throw new InputError(`--round「${round}」は使えません。1、2、3 のように書いてください。`)
  return number
}

const itemsIn = (mapping: FormMapping): Set<string> => new Set(mapping.tables.flatMap(({ items }) => items.map(({ item }) => item)))

const isRefusal = (result: { kind: string }): result is ForeignRefusal => result.kind === 'refused'

const unlessRefused = <Result extends { kind: string }>(path: string, result: Result): Exclude<Result, ForeignRefusal> => {
  if (isRefusal(result)) throw new InputError(`${path}: ${refusalSentence(result)}`)
  return result as Exclude<Result, ForeignRefusal>
}

const certainties = { sure: '確か', likely: 'おそらく', doubtful: '確かめる' } as const

const proposalTable = ({ mapping, matches }: MappingProposal, sheetName: (index: number) => string): string => {
  const rows = matches.map(({ item, sheet, row, certainty }) => [item, sheetName(sheet), `${row} 行目`, certainties[certainty]])
  const columns = mapping.tables.flatMap(({ sheet, rounds }) =>
    rounds.map(({ answer, date, target, remark, person }, index) => {
      const places =
        answer === null
          ? []
          : answer.kind === 'mark'
            ? (['yes', 'no', 'na'] as const).map((role) => ({ role, column: answer.columns[role] }))
            : [{ role: 'answer' as const, column: answer.column }]
      const others = [
        { role: 'date' as const, column: date?.column ?? null },
        { role: 'target' as const, column: target?.column ?? null },
        { role: 'remark' as const, column: remark },
        { role: 'person' as const, column: person },
      ]
      const there = [...places, ...others].filter(({ column }) => column !== null)
      return `${sheet.name} ${index + 1} 回目: ${there.map(({ role, column }) => `${roleName(role)} ${column} 列`).join('、') || '欄が見つかりません'}${answer?.kind === 'word' && answer.day !== null ? '（確認日も答えの欄に）' : ''}`
    }),
  )
  return [...columns, '', table([['項目', 'シート', '行', '確かさ'], ...rows], 'words')].join('\n')
}

const runInspect = (options: Options): number => {
  needed(options, ['template'])
  const path = options.template ?? ''
  const inspection = unlessRefused(path, inspect(readBytes(path)))
  const items = options.items === undefined ? itemsOfForm(inspection) : readKnownItems(options.items)
  const proposal = proposeMapping(inspection, items)
  if (options.out !== undefined) write(options.out, `${JSON.stringify(proposal.mapping, null, 2)}\n`)
  if (options.json) {
    printJson({ inspection, proposal })
    return 0
  }
  const sheetName = (index: number) => inspection.sheets[index]?.name ?? ''
  const features = inspection.features.map((feature) => featureNames[feature])
  const found = proposal.matches.length === 0 ? '項目の番号（①、2-7、2⑦ など）が見つかりません。' : proposalTable(proposal, sheetName)
  const notes = proposal.notes.map((note) => `・${noteSentence(note, sheetName)}`)
  print(
    [
      ...(features.length > 0 ? [`入っているもの: ${features.join('、')}`, ''] : []),
      found,
      ...(notes.length > 0 ? ['', '見てほしい所:', ...notes] : []),
      '',
      options.out === undefined
        ? '対応表をファイルにするには --out FILE.json を付けます。'
        : `対応表を ${options.out} に書きました。見て、直してから使ってください。`,
    ].join('\n'),
  )
  return 0
}

/** `form.xlsx` → `form.filled.xlsx` */
const besides = (path: string): string => `${path.slice(0, path.length - extname(path).length)}.filled${extname(path) || '.xlsx'}`

const runFill = (options: Options): number => {
  needed(options, ['template', 'mapping', 'answers'])
  const [path = '', answersPath = ''] = [options.template, options.answers]
  const mapping = openMapping(options.mapping ?? '')
  const { answers, lines } = readItemAnswers(answersPath, itemsIn(mapping), roundOf(options))
  const filling = unlessRefused(path, fill(readBytes(path), mapping, answers, { overwriteFormulas: options['overwrite-formulas'] ?? false }))
  if (filling.kind === 'problems')
    throw new InputError([
      ...filling.problems.map((problem) => `${answersPath} ${lines.get(problem.item) ?? '?'}行目: ${problemSentence(problem)}`),
      `直すところが ${filling.problems.length} か所あります。何も書いていません。`,
    ])
  const out = options.out ?? besides(path)
  write(out, filling.bytes)
  if (options.json) printJson({ out, written: filling.written, notices: filling.notices })
  else
    print(
      [`${out} に、${filling.written.length} か所を書き込みました。`, ...filling.notices.map((notice) => `・${noticeSentence(notice)}`)].join('\n'),
    )
  return 0
}

const shown = (field: string, value: string | null): string => {
  if (value === null) return '（空）'
  return field === 'answer' && value in answerWord ? answerWord[value as keyof typeof answerWord] : value.replaceAll('\n', ' ')
}

const answersTable = (answers: readonly ReadAnswer[]): string =>
  table(
    [
      ['項目', ...Object.values(fieldNames)],
      ...answers.map(({ item, answer, date, target, remark, person }) => [
        item,
        answer === null ? '' : answerWord[answer],
        ...[date, target, remark, person].map((text) => (text ?? '').replaceAll('\n', ' ')),
      ]),
    ],
    'words',
  )

/** The answers of a file beside those read: what the file leaves empty is not compared. */
const comparedWith = (path: string, mapping: FormMapping, round: number, answers: readonly ReadAnswer[]) => {
  const given = new Map(readItemAnswers(path, itemsIn(mapping), round).answers.map((answer) => [answer.item, answer]))
  const before = answers.map((read): ReadAnswer => {
    const filled = Object.entries(given.get(read.item) ?? {}).filter(([, value]) => value !== null)
    return { ...read, ...Object.fromEntries(filled) }
  })
  return differences(before, answers)
}

const runRead = (options: Options): number => {
  needed(options, ['template', 'mapping'])
  const path = options.template ?? ''
  const mapping = openMapping(options.mapping ?? '')
  const round = roundOf(options)
  const reading = unlessRefused(path, read(readBytes(path), mapping))
  const problems = reading.problems.filter((problem) => problem.round === round || problem.field === null)
  if (problems.length > 0) {
    if (options.json) printJson({ problems })
    process.stderr.write(
      `${problems.map((problem) => `${path}: ${problemSentence(problem)}`).join('\n')}\n直すところが ${problems.length} か所あります。\n`,
    )
    return 1
  }
  const answers = reading.answers.filter((answer) => answer.round === round)
  const different = options.answers === undefined ? null : comparedWith(options.answers, mapping, round, answers)
  if (options.out !== undefined) write(options.out, itemAnswersCsv(answers))
  if (options.json) printJson({ answers, ...(different === null ? {} : { differences: different }) })
  else if (different === null) print(answersTable(answers))
  else if (different.length === 0) print('違いはありません。')
  else
    print(
      table(
        [
          ['項目', '欄', '答えのファイル', '様式', 'セル'],
          ...different.map(({ item, field, before, after, at }) => [
            item,
            fieldNames[field],
            shown(field, before),
            shown(field, after),
            at?.cell ?? '',
          ]),
        ],
        'words',
      ),
    )
  return 0
}

const actions: Record<string, (options: Options) => number> = { inspect: runInspect, fill: runFill, read: runRead }

/** Somebody else's Excel form: proposes a mapping, fills it in, reads it back. */
export const workbook: Command = {
  usage,
  run: async (args) => {
    const { options, words } = readArguments(args, types, { usage, most: 1 })
    const [what] = words
    const action = what === undefined ? undefined : actions[what]
    if (action === undefined)
      throw new InputError([
        what === undefined ? 'inspect・fill・read のどれかを書いてください。' : `「workbook ${what}」という命令はありません。`,
        '',
        usage,
      ])
    return action(options)
  },
}
