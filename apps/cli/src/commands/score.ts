// SPDX-License-Identifier: Apache-2.0
import { displayScore, type ScoreRange, scoreAssessment } from '@shinayaka/domain'
import { readAnswerFile } from '../answer-file.ts'
import { openCatalog } from '../catalog-folder.ts'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { table } from '../table.ts'

const usage = `使い方: npx shinayaka score --instrument clinic --answers FILE.csv [--partial] [--catalog DIR] [--json]

答えのファイルから、全体と分野ごとの点（0〜3）を出します。データベースもサーバーも使いません。

  --instrument ID   どの設問か（例: clinic）
  --answers FILE    答えの CSV（UTF-8）。列は question,answer,comment（順は自由、comment はなくてもよい）
                    answer は 0・1・2・3・na（対象外）・unknown（わからない）。全角の数字も読めます
  --partial         答えのない設問があっても計算し、unanswered に数える
  --catalog DIR     別のカタログを使う
  --json            機械向けに出す（丸めない値）

結果は標準出力だけに、うまくいかないときの説明は標準エラーだけに出します（--json でも同じ）。
終了コード: 0 計算した / 2 答えや指定に直すところがある`

type Result = {
  instrument: string
  edition: string
  overall: number | null
  overallRange: ScoreRange | null
  domains: {
    id: string
    name: string
    score: number | null
    range: ScoreRange | null
    counted: number
    notApplicable: number
    unknown: number
    unanswered: number
    belowThreshold: boolean
  }[]
}

const shown = (score: number | null, range: ScoreRange | null): string[] => {
  if (score === null || range === null) return ['—', '']
  return [displayScore(score), range[0] === range[1] ? '' : `${displayScore(range[0])}〜${displayScore(range[1])}`]
}

const readable = (title: string, result: Result): string => {
  const heading = ['分野', '点', '幅', '数えた', '対象外', 'わからない', '未回答', '']
  const rows = result.domains.map(({ name, score, range, counted, notApplicable, unknown, unanswered, belowThreshold }) => [
    name,
    ...shown(score, range),
    ...[counted, notApplicable, unknown, unanswered].map(String),
    belowThreshold ? '対策を見る' : '',
  ])
  const whole = ['全体', ...shown(result.overall, result.overallRange), '', '', '', '', '']
  return `${title}（${result.instrument} ${result.edition}）\n\n${table([heading, ...rows, whole], 'numbers')}\n\n点は 0〜3。1.5 以下の分野に「対策を見る」を付けています。幅は、わからないの答えが 0 のときから 3 のときまで。`
}

/** Scores a file of answers without a database: what auditors and researchers check the product by. */
export const score: Command = {
  usage,
  run: async (args) => {
    const { options } = readArguments(
      args,
      { instrument: 'string', answers: 'string', partial: 'boolean', catalog: 'string', json: 'boolean' },
      { usage, most: 0 },
    )
    if (!options.instrument || !options.answers) throw new InputError(['--instrument と --answers を書いてください。', '', usage])
    const { instruments } = openCatalog(options.catalog)
    const instrument = instruments.get(options.instrument)
    if (!instrument) throw new InputError(`設問「${options.instrument}」はありません。使えるのは ${[...instruments.keys()].join('・')} です。`)
    const questions = instrument.domains.flatMap((domain) => domain.questions.map(({ id }) => id))
    const answers = readAnswerFile(options.answers, new Set(questions), instrument.id)
    const missing = questions.filter((id) => !answers.has(id))
    if (missing.length > 0 && !options.partial)
      throw new InputError([
        `${options.answers}: 答えのない設問が ${missing.length} 問あります。答えを書き足すか、--partial を付けると未回答として計算します。`,
        ...missing,
      ])
    const { overall, overallRange, domains } = scoreAssessment(instrument, answers)
    const names = new Map(instrument.domains.map(({ id, name }) => [id, name.ja]))
    const result: Result = {
      instrument: instrument.id,
      edition: instrument.edition,
      overall,
      overallRange,
      domains: domains.map(({ id, ...rest }) => ({ id, name: names.get(id) ?? id, ...rest })),
    }
    if (options.json) printJson(result)
    else print(readable(instrument.title.ja, result))
    return 0
  },
}
