// SPDX-License-Identifier: Apache-2.0
import { type AnswerProposal, proposeAnswer } from '@shinayaka/domain'
import { formOf, readAttainments } from '../attainment-file.ts'
import { openCatalog } from '../catalog-folder.ts'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { table } from '../table.ts'

const usage = `使い方: npx shinayaka checklist propose --checklist ID --attainments FILE.json [--no-vendor] [--catalog DIR] [--json]

取組の到達度から、チェックリストの各項目に「はい・いいえ」を提案します。言い切れないものには提案しません。

  --checklist ID      mhlw-r7、mhlw-r8、mhlw-vendor-r7、priority-areas-2026 など（npx shinayaka catalog list で見られます）
  --attainments FILE  {"assets.inventory": 2, "backup.separate-copy": "unknown"} の形の JSON（UTF-8）
                      値は 0・1・2・3・"na"（対象外）・"unknown"（わからない）。書いていない取組は「まだ聞いていない」と読みます
  --no-vendor         事業者と契約していない（2②・2③ などが記入不要になります）
  --catalog DIR       別のカタログを使う
  --json              機械向けに出す

計画とパスワードの決まりはこの命令では渡せないので、それだけで決まる「はい」は提案されません。
結果は標準出力だけに、うまくいかないときの説明は標準エラーだけに出します（--json でも同じ）。
終了コード: 0 提案した / 2 指定や中身に直すところがある`

const reasons: Record<Extract<AnswerProposal, { answer: 'none' }>['reason'], string> = {
  'no-rule': '取組で決まらない',
  unanswered: 'まだ聞いていない',
  unknown: 'わからないまま',
  disagree: '答えが分かれている',
  na: '対象外とされた',
}
const answers = { yes: 'はい', no: 'いいえ', exempt: '記入不要' } as const
const words = (proposal: AnswerProposal): string => (proposal.answer === 'none' ? `－（${reasons[proposal.reason]}）` : answers[proposal.answer])

/** Proposals for every item of an official form, from a file of attainments alone. */
export const checklist: Command = {
  usage,
  run: async (args) => {
    const types = { checklist: 'string', attainments: 'string', 'no-vendor': 'boolean', catalog: 'string', json: 'boolean' } as const
    const { options, words: plain } = readArguments(args, types, { usage, most: 1 })
    if (plain[0] !== 'propose') throw new InputError(['propose を書いてください。', '', usage])
    if (!options.checklist || !options.attainments) throw new InputError(['--checklist と --attainments を書いてください。', '', usage])
    const catalog = openCatalog(options.catalog)
    const form = formOf(catalog, options.checklist)
    const recorded = { claims: readAttainments(catalog, options.attainments, 'npx shinayaka checklist --help'), plans: [], passwords: null }
    const situation = { 'no-system': false, 'no-vendor': options['no-vendor'] ?? false }
    const items = form.sections.flatMap((section) =>
      section.items.map(({ id, number, name, rule, exempt }) => ({
        item: id,
        number,
        name: name.ja,
        proposal: proposeAnswer({ id, rule, exempt: exempt.map(({ when }) => when) }, recorded, situation),
      })),
    )
    if (options.json) printJson({ checklist: form.id, edition: form.edition, hash: form.hash, items })
    else print(table([['番号', '項目', '提案'], ...items.map(({ number, name, proposal }) => [number, name, words(proposal)])], 'words'))
    return 0
  },
}
