// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path'
import { exportInstitution, importInstitution, storesOf } from '@shinayaka/server/ops'
import { InputError, print, printJson } from './command.ts'
import { filesSentences, keyFor, lockFor, note, orSentence, settingsHere, size } from './copy.ts'
import { inHouse } from './house.ts'

type Options = { id?: string; to?: string; recipient?: string; 'key-file'?: string; 'passphrase-file'?: string; json?: boolean }

/** Writes one institution into a file. */
export const exportOne = (options: Options): Promise<number> =>
  orSentence(async () => {
    const { id, to } = options
    if (id === undefined || to === undefined) throw new InputError('--id（機関の id）と --to（書き出すファイルの名前）を書いてください。')
    const stores = storesOf(settingsHere(), note)
    const written = await inHouse(async (house, clock) =>
      exportInstitution(house.postgres.owner, id, resolve(to), await lockFor(options), { made: clock.now(), stores }),
    )
    if (options.json) printJson(written)
    else
      print(
        [
          `「${written.name}」を書き出しました: ${written.path}（${size(written.bytes)}、${written.tables} 表 ${written.rows} 行）`,
          ...filesSentences(written),
        ].join('\n'),
      )
    return 0
  })

/** Takes one institution over from a file. */
export const importOne = (file: string | undefined, options: Options): Promise<number> =>
  orSentence(async () => {
    if (file === undefined) throw new InputError('読み込むファイルを指定してください。')
    const settings = settingsHere()
    const key = await keyFor(settings.dataDir, options)
    const stores = storesOf(settings, note)
    const taken = await inHouse((house, clock) => importInstitution(house.postgres, { file: resolve(file), key, now: clock.now(), stores }))
    if (options.json) printJson(taken)
    else
      print(
        [
          `「${taken.name}」（${taken.id}）を読み込みました。${taken.rows} 行が元と同じと確かめました。前のログイン名とパスワードで入れます。`,
          ...filesSentences(taken),
        ].join('\n'),
      )
    return 0
  })
