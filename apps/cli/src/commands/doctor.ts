// SPDX-License-Identifier: Apache-2.0
import { createClock, type Examined, examineHouse, gravest, readSettings } from '@shinayaka/server/ops'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'

const usage = `使い方: npx shinayaka doctor [--json]

動かしている環境を調べます: サーバとポート、データベースの設定と権限、ディスク、控え、証明書、
ファイルの権限、メール、時計、メモリ、Node.js。直すところがあれば、何をすればよいかを言います。
サーバが動いていても止まっていても使えます。何も変えません。
サーバと同じ利用者で、同じ環境変数を付けて実行してください（docs/settings.md）。

終了コード: 0 問題なし（注意はあってもよい） / 1 問題がある / 2 設定が読めない`

const marks = { ok: '  ok ', caution: '注意 ', problem: '問題 ' } as const

const lines = ({ title, findings }: Examined): string[] =>
  findings.flatMap(({ level, what, todo }) => [
    `${marks[level]} ${title}: ${what}`,
    ...(todo === null ? [] : [`      → ${todo.replaceAll('\n', '\n        ')}`]),
  ])

const summary = (examined: readonly Examined[]): string => {
  const count = (wanted: keyof typeof marks) => examined.flatMap(({ findings }) => findings).filter(({ level }) => level === wanted).length
  const [problems, cautions] = [count('problem'), count('caution')]
  if (problems > 0) return `問題が ${problems} 件、注意が ${cautions} 件あります。問題から先に直してください。`
  return cautions > 0 ? `問題はありません。注意が ${cautions} 件あります。` : '問題はありません。'
}

/** What stands in the way of working safely here, and what to do about it. */
export const doctor: Command = {
  usage,
  run: async (args) => {
    const { options } = readArguments(args, { json: 'boolean' }, { usage, most: 0 })
    const { settings, problems } = readSettings(process.env)
    if (problems !== null) throw new InputError(['設定に直すところがあります。', ...problems])
    const examined = await examineHouse(settings, process.env, createClock())
    const level = gravest(examined.map((one) => one.level))
    if (options.json) printJson({ level, checks: examined })
    else print([...examined.flatMap(lines), '', summary(examined)].join('\n'))
    return level === 'problem' ? 1 : 0
  },
}
