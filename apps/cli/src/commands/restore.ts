// SPDX-License-Identifier: Apache-2.0
import { createClock, restoreBackup, storesOf } from '@shinayaka/server/ops'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { filesSentences, keyFor, keyUsage, note, orSentence, settingsHere, spent } from '../copy.ts'

const usage = `使い方: npx shinayaka restore ファイル [--replace] [--key-file F] [--passphrase-file F] [--json]

控えのファイルから、すべてを元に戻します。サーバを止めてから使います。同じ版か、新しい版のプログラムで戻せます。
新しいデータベースを横に作り、控えのとおりであることを確かめてから入れ替えます。途中で止まっても、いまのデータはそのままです。
サインインの状態（セッション）と、まだ使われていない招待コードは戻しません。

  --replace   もうデータがあるときに付ける。いまのデータは DATA_DIR の中に日付の付いた名前で残る
${keyUsage}

終了コード: 0 戻した / 1 戻せなかった（データには触れていない） / 2 指定に直すところがある`

/** Makes the installation what a backup says. */
export const restore: Command = {
  usage,
  run: async (args) => {
    const types = { replace: 'boolean', 'key-file': 'string', 'passphrase-file': 'string', json: 'boolean' } as const
    const { options, words } = readArguments(args, types, { usage, most: 1 })
    const [file] = words
    if (file === undefined) throw new InputError(['控えのファイルを指定してください。', '', usage])
    const settings = settingsHere()
    return orSentence(async () => {
      const key = await keyFor(settings.dataDir, options)
      const stores = storesOf(settings, note)
      const restored = await restoreBackup(settings, { file, key, replace: options.replace ?? false, now: createClock().now(), stores, log: note })
      const { header, tables, rows, files, missing, seconds, aside, applied } = restored
      if (options.json)
        printJson({ version: header.version, made: header.made, tables, rows, files, missing, seconds, aside, applied: applied.length })
      else
        print(
          [
            `戻しました。${new Date(header.made).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' })} の控え（版 ${header.version}、${tables} 表 ${rows} 行）、${spent(seconds)}。`,
            ...filesSentences(restored),
            ...(aside === null ? [] : [`前のデータは「${aside}」に残しました。問題がないと分かったら消せます。`]),
            'npm start で起動し、サインインし直してください。使われていなかった招待コードは、作り直してください。',
          ].join('\n'),
        )
      return 0
    })
  },
}
