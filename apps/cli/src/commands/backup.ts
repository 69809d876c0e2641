// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path'
import { createClock, ensureKey, inGroups, keyFileOf, makeBackup, reachPostgres, storesOf, verifyBackup } from '@shinayaka/server/ops'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { filesSentences, keyFor, keyUsage, lockFor, note, orSentence, settingsHere, size, spent } from '../copy.ts'

const usage = `使い方: npx shinayaka backup --to ファイル [--recipient age1…] [--passphrase-file F] [--json]
        npx shinayaka backup verify ファイル [--key-file F] [--passphrase-file F] [--json]
        npx shinayaka backup key

データの控え（バックアップ）を取ります。サーバが動いていても止まっていても使えます。
控えは一つの暗号化されたファイル（age 形式）で、証跡のファイルと操作の記録を含むすべてが入ります（サインインの状態は除く）。

  --to ファイル       その名前で控えを作る。もうある名前には書かない
  --recipient         この鍵（公開の側）でだけ開けるようにする。空白で区切っていくつでも
  --passphrase-file   鍵の代わりに合い言葉で閉じる（16 文字以上、一行目に書く）
  verify              控えを、その場限りのデータベースに戻して、一字一句同じか確かめる。いまのデータには触れない
  key                 控えの鍵を表示する。印刷して金庫に入れる。これがないと、このマシンを失ったとき控えを開けない
${keyUsage}

終了コード: 0 できた / 1 できなかった、または控えが壊れている / 2 指定に直すところがある`

type Options = {
  to?: string
  recipient?: string
  'passphrase-file'?: string
  'key-file'?: string
  json?: boolean
}

const make = async (to: string, options: Options): Promise<number> => {
  const settings = settingsHere()
  const postgres = await reachPostgres(settings, note, { as: 'visitor' })
  try {
    const lock = await lockFor(options)
    const made = await makeBackup(postgres.owner, resolve(to), lock, { made: createClock().now(), stores: storesOf(settings, note) })
    if (options.json) printJson(made)
    else
      print(
        [
          `控えを取りました: ${made.path}（${size(made.bytes)}、${made.tables} 表 ${made.rows} 行、${spent(made.seconds)}）`,
          ...filesSentences(made),
          `SHA-256: ${made.sha256}`,
          `確かめるには: npx shinayaka backup verify ${to}`,
          ...(lock.fresh ? ['控えの鍵を新しく作りました。npx shinayaka backup key で表示し、印刷して金庫に入れてください。'] : []),
        ].join('\n'),
      )
    return 0
  } finally {
    await postgres.stop()
  }
}

const verify = async (file: string, options: Options): Promise<number> => {
  const key = await keyFor(settingsHere().dataDir, options)
  const proven = await verifyBackup(resolve(file), key)
  const { header, tables, rows, files, missing, seconds } = proven
  if (options.json) printJson({ version: header.version, made: header.made, tables, rows, files, missing, seconds })
  else
    print(
      [
        `この控えは使えます。${new Date(header.made).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' })} の控え（版 ${header.version}）を実際に戻し、${tables} 表 ${rows} 行がすべて同じと確かめました（${spent(seconds)}）。`,
        ...filesSentences(proven),
      ].join('\n'),
    )
  return 0
}

const showKey = async (): Promise<number> => {
  const { dataDir } = settingsHere()
  const { identity, recipient } = await ensureKey(dataDir)
  print(
    [
      '「しなやか」の控えの鍵',
      '',
      ...inGroups(identity).map((row) => `    ${row}`),
      '',
      'この紙を印刷するか書き写して、金庫に入れてください。この文字を知る人は、控えの中身をすべて読めます。',
      'このマシンを失ったときは、新しいマシンに「しなやか」を入れ、npx shinayaka restore 控えのファイル を実行し、この文字を入れます。',
      `鍵の公開の側（秘密ではありません）: ${recipient}`,
      `このマシンでの置き場所: ${keyFileOf(dataDir)}`,
    ].join('\n'),
  )
  return 0
}

/** Makes copies of everything, proves them, and shows the key that opens them. */
export const backup: Command = {
  usage,
  run: async (args) => {
    const types = { to: 'string', recipient: 'string', 'passphrase-file': 'string', 'key-file': 'string', json: 'boolean' } as const
    const { options, words } = readArguments(args, types, { usage, most: 2 })
    const [what, file] = words
    return orSentence(async () => {
      if (what === 'key') return showKey()
      if (what === 'verify') {
        if (file === undefined) throw new InputError(['確かめる控えのファイルを指定してください。', '', usage])
        return verify(file, options)
      }
      if (what !== undefined) throw new InputError([`「${what}」は余分です。`, '', usage])
      if (options.to === undefined) throw new InputError(['--to に、控えのファイルの名前を指定してください。', '', usage])
      return make(options.to, options)
    })
  },
}
