// SPDX-License-Identifier: Apache-2.0
import { type ChainCheck, checkTrail, isWhole, type TrailBreak, type TrailPlace } from '@shinayaka/server/ops'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { inHouse } from '../house.ts'

const usage = `使い方: npx shinayaka audit verify [--organisation 機関] [--head 番号:封印] [--json]

操作記録の封印をすべて計算し直し、消された・書き換えられた・差し込まれた・並べ替えられた行を見つけます。
サーバが動いていても止まっていても使えます。データには触れません。

  --organisation   一つの機関だけを確かめる（名前か id）
  --head           紙やメールに残した「きょうの封印」が、いまもその機関の記録の中にあるかを確かめる。
                   記録の終わりを切り取られたことは、これでしか分かりません。--organisation と一緒に使います
                   書き方は 番号:封印（例 1204:3f9a-0c71-…）。封印は頭の 16 文字からでよく、ハイフンと空白は無視します
  --json           結果を JSON で出す

終了コード: 0 すべて合っている / 1 合わないところがある / 2 指定に直すところがある`

const shownBreaks = 20

const when = (at: string | null): string =>
  at === null ? '時刻は分からない' : new Date(at).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo', dateStyle: 'medium', timeStyle: 'medium' })
const called = ({ seq, at, action }: TrailPlace): string => (at === null ? `${seq} 番` : `${seq} 番（${when(at)}、${action ?? ''}）`)

const said: Record<TrailBreak['kind'], (found: TrailBreak) => string> = {
  missing: ({ from, to }) =>
    from === to ? `${from} 番の行が、封印ごと消されています。` : `${from} 番から ${to} 番までの行が、封印ごと消されています。`,
  'row-missing': ({ from }) => `${from} 番の行が消されています。封印だけが残っています。`,
  altered: ({ at, from }) => `${at ? called(at) : `${from} 番`}の行が、封印したときの内容と違います。書き換えられています。`,
  order: ({ at, from }) =>
    `${at ? called(at) : `${from} 番`}の行が、前の行につながっていません。並べ替え、差し込み、または前の封印の付け替えがあります。`,
}
const neighbours = ({ before, after }: TrailBreak): string =>
  `前後の行: ${[before ? called(before) : 'これより前は無い', after ? called(after) : 'これより後は無い'].join(' ／ ')}`

const nameOf = ({ organisation }: ChainCheck): string => organisation?.name ?? 'どの機関にも属さない記録（知らない名前でのサインインなど）'

const headSentences = (check: ChainCheck, seq: number): string[] => {
  switch (check.known) {
    case 'holds':
      return [`○ 控えの封印（${seq} 番）は、いまの記録の中にあります。そこまでは控えたときのままです。`]
    case 'differs':
      return [`× 控えの封印（${seq} 番）が、いまの記録の ${seq} 番と違います。${seq} 番かそれより前が、封印ごと作り直されています。`]
    case 'beyond-end':
      return [`× 控えの封印は ${seq} 番ですが、いまの記録は ${check.head?.seq ?? 0} 番で終わっています。終わりの行が切り取られています。`]
    case null:
      return []
  }
}

const tailSentences = ({ unsealed, outside }: ChainCheck): string[] => [
  ...(unsealed
    ? [`・まだ封印されていない行が ${unsealed.count} 行あります（${when(unsealed.first)} から）。サーバが動いていれば、1 秒ほどで封印されます。`]
    : []),
  ...(outside
    ? [
        `× 封印を待つ列を通らずに書かれた行が ${outside.count} 行あります（${when(outside.first)} から ${when(outside.last)} まで）。しなやか以外の手段で書かれたものです。`,
      ]
    : []),
]

const sentences = (check: ChainCheck, seq: number): string[] => {
  const { breaks, breakCount, head } = check
  return [
    `■ ${nameOf(check)}`,
    ...breaks.slice(0, shownBreaks).flatMap((found) => [`× ${said[found.kind](found)}`, `   ${neighbours(found)}`]),
    ...(breakCount > shownBreaks ? [`× ほかに ${breakCount - shownBreaks} か所あります。すべては --json で見られます（千か所まで）。`] : []),
    ...(breakCount === 0 ? [`○ 封印された ${check.sealed.toLocaleString('ja-JP')} 行は、すべて合っています。`] : []),
    ...tailSentences(check),
    ...headSentences(check, seq),
    ...(head ? [`  いまの封印: ${head.seq}:${head.hash}`] : []),
    '',
  ]
}

const readHead = (text: string | undefined, organisation: string | undefined): { seq: number; hash: string } | undefined => {
  if (text === undefined) return undefined
  if (organisation === undefined) throw new InputError('--head は、どの機関の封印かを --organisation で示して使います。')
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{16,64})$/.exec(text.normalize('NFKC').toLowerCase().replace(/[\s-]/g, '')) ?? []
  if (seq === undefined || hash === undefined || Number(seq) < 1)
    throw new InputError(`--head「${text}」を読めません。1204:3f9a-0c71-22d4-be05 のように、番号と、封印の頭の 16 文字以上を書いてください。`)
  return { seq: Number(seq), hash }
}

/** The audit trail as an auditor checks it: whether anything was removed, altered, inserted or reordered. */
export const audit: Command = {
  usage,
  run: async (args) => {
    const { options, words } = readArguments(args, { organisation: 'string', head: 'string', json: 'boolean' }, { usage, most: 1 })
    const [what] = words
    if (what !== 'verify')
      throw new InputError([what === undefined ? 'verify を書いてください。' : `「audit ${what}」という命令はありません。`, '', usage])
    const { organisation } = options
    const known = readHead(options.head, organisation)
    const wanted = { ...(organisation === undefined ? {} : { organisation }), ...(known ? { known } : {}) }
    const checks = await inHouse((house) => checkTrail(house.postgres, wanted))
    if (!checks) throw new InputError(`「${organisation}」という機関はありません。名前か id を npx shinayaka organisation list で確かめてください。`)
    if (known && checks.length > 1)
      throw new InputError([
        `「${organisation}」という名前の機関が ${checks.length} つあります。id で指定してください。`,
        ...checks.map((check) => check.organisation?.id ?? ''),
      ])
    const whole = checks.every(isWhole)
    if (options.json) printJson({ whole, chains: checks })
    else
      print(
        [
          ...checks.flatMap((check) => sentences(check, known?.seq ?? 0)),
          whole
            ? '操作記録に、合わないところはありません。'
            : '操作記録に、合わないところがあります。この表示を保管し、データのコピーを取ってから、管理者とシステムの担当で調べてください。',
        ].join('\n'),
      )
    return whole ? 0 : 1
  },
}
