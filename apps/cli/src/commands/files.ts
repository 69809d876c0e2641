// SPDX-License-Identifier: Apache-2.0
import { fileStores, type Moved, moveFiles, ProblemError, reachPostgres, type StoreKind, storesOf } from '@shinayaka/server/ops'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { note, orSentence, settingsHere, size } from '../copy.ts'

const usage = `使い方: npx shinayaka files move --to database|folder|s3 [--json]

証跡のファイルの中身を、別の置き場に移します。サーバが動いていても使えます。
  database   データベースの中
  folder     フォルダ（FILES_DIR）
  s3         S3 互換の置き場（FILES_S3_URL と鍵）

一つずつ、写し、写した先から読み直して一字一句同じと確かめ、それから元を消します。途中で止めても、電源が落ちても、
ファイルは失われません。もう一度同じ命令を打つと、続きから進みます。
いまの置き場と移す先の、両方の設定を付けて、サーバと同じ利用者で実行してください（docs/operations.md の「証跡のファイルの置き場を変える」）。

終了コード: 0 すべて移した / 1 移せないファイルが残った / 2 指定に直すところがある`

const places: Record<StoreKind, { name: string; setting: string }> = {
  database: { name: 'データベース', setting: '' },
  folder: { name: 'フォルダ', setting: 'FILES_DIR' },
  s3: { name: 'S3 の置き場', setting: 'FILES_S3_URL と鍵' },
}

const reasons: Record<Moved['stayed'][number]['why'], string> = {
  missing: '中身が元の置き場にありません',
  changed: '中身が、入れたときと違います（壊れています）',
  'not-kept': '移した先から読み直すと違っていました',
  unreachable: '置き場につながりません（上の行に理由）',
}

const readPlace = (given: string | undefined): StoreKind => {
  const found = fileStores.find((kind) => kind === given)
  if (found === undefined) throw new InputError(['--to に、移す先を database・folder・s3 のどれかで書いてください。', '', usage])
  return found
}

const sentences = ({ to, moved, bytes, already, stayed }: Moved): string => {
  const { name } = places[to]
  return [
    moved === 0 && stayed.length === 0
      ? `移すものはありません。${already} 個すべてが${name}にあります。`
      : `${moved} 個（${size(bytes)}）を${name}に移しました。${already > 0 ? `${already} 個は、もうそこにありました。` : ''}`,
    ...(stayed.length === 0
      ? []
      : [
          `【注意】${stayed.length} 個は移せず、元の置き場のままです。元の置き場の設定は、外さないでください。`,
          ...stayed.map((one) => `  ・${one.name}: ${reasons[one.why]}`),
        ]),
  ].join('\n')
}

const move = async (to: StoreKind, json: boolean): Promise<number> => {
  const settings = settingsHere()
  const files = storesOf(settings, note)
  const postgres = await reachPostgres(settings, note, { as: 'visitor' })
  try {
    const progress = (moved: number) => void (moved % 100 === 0 && note(`${moved} 個を移しました…`))
    const moved = await moveFiles({ postgres, files, to, progress })
    if (json) printJson(moved)
    else print(sentences(moved))
    return moved.stayed.length === 0 ? 0 : 1
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'server.store-unavailable')
      throw new InputError(
        `移す先（${places[to].name}）が設定されていません。${places[to].setting} を付けて、もう一度実行してください。何も変えていません。`,
      )
    throw error
  } finally {
    await postgres.stop()
  }
}

/** Where the bytes of evidence files lie: moves them between the database, a folder and a store that speaks S3. */
export const files: Command = {
  usage,
  run: async (args) => {
    const { options, words } = readArguments(args, { to: 'string', json: 'boolean' }, { usage, most: 1 })
    const [what] = words
    if (what !== 'move')
      throw new InputError([what === undefined ? 'move と書いてください。' : `「files ${what}」という命令はありません。`, '', usage])
    const to = readPlace(options.to)
    return orSentence(() => move(to, options.json ?? false))
  },
}
