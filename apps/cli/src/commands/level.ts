// SPDX-License-Identifier: Apache-2.0
import { type NetworkControl, type NetworkGrades, type NetworkLevelResult, networkLevel, targetNetworkLevel } from '@shinayaka/domain'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { readJsonObject } from '../json-file.ts'

const usage = `使い方: npx shinayaka level --answers FILE.json [--json]

四つの答えから、ネットワーク類型（0〜3、目標は 2）と足りないものを出します。

  --answers FILE   {"identity":"ok", "external":"o", "media":"d", "internal":"x"} の形の JSON（UTF-8）
                   identity は ok か weak、ほかは o（○）・d（△）・x（×）
  --json           機械向けに出す

結果は標準出力だけに、うまくいかないときの説明は標準エラーだけに出します（--json でも同じ）。
終了コード: 0 計算した / 2 答えや指定に直すところがある`

const names: Record<NetworkControl, string> = {
  identity: 'IDとパスワードの管理',
  external: '外部との接続',
  media: '記憶媒体',
  internal: '部門システムの間',
}
const allowed: Record<NetworkControl, readonly string[]> = {
  identity: ['ok', 'weak'],
  external: ['o', 'd', 'x'],
  media: ['o', 'd', 'x'],
  internal: ['o', 'd', 'x'],
}
const controls = Object.keys(allowed) as NetworkControl[]

const readGrades = (path: string): NetworkGrades => {
  const value = readJsonObject(path, 'npx shinayaka level --help')
  const given = new Map<string, unknown>(Object.entries(value))
  const mistakes = controls.flatMap((control): string[] => {
    const options = allowed[control].join('・')
    if (!given.has(control)) return [`${path}: 「${control}」（${names[control]}）がありません。${options} のどれかを書いてください。`]
    const grade = given.get(control)
    if (typeof grade === 'string' && allowed[control].includes(grade)) return []
    return [`${path}: 「${control}」（${names[control]}）の ${JSON.stringify(grade)} は使えません。${options} のどれかにしてください。`]
  })
  const strays = [...given.keys()].filter((key) => !(controls as string[]).includes(key))
  for (const key of strays) mistakes.push(`${path}: 「${key}」という項目はありません。つづりを直すか、消してください。`)
  if (mistakes.length > 0) throw new InputError(mistakes)
  return value as unknown as NetworkGrades
}

const readable = ({ level, levelWithoutIdentityGate, missing }: NetworkLevelResult): string => {
  const gate =
    level === levelWithoutIdentityGate
      ? []
      : [`IDとパスワードの管理が弱いため 0 としています（この条件は当サービスのもの。なければレベル ${levelWithoutIdentityGate}）。`]
  const lacking = (['1', '2', '3'] as const).flatMap((wanted) =>
    missing[wanted].length === 0 ? [] : [`レベル ${wanted} に足りないもの: ${missing[wanted].map((control) => names[control]).join('、')}`],
  )
  return [`ネットワーク類型 ${level}（目標は ${targetNetworkLevel}）`, ...gate, ...lacking].join('\n')
}

/** The network level of a file of four answers, and what is missing for each higher one. */
export const level: Command = {
  usage,
  run: async (args) => {
    const { options } = readArguments(args, { answers: 'string', json: 'boolean' }, { usage, most: 0 })
    if (!options.answers) throw new InputError(['--answers を書いてください。', '', usage])
    const result = networkLevel(readGrades(options.answers))
    if (options.json) printJson(result)
    else print(readable(result))
    return 0
  },
}
