// SPDX-License-Identifier: Apache-2.0
import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createClock, noteRehearsal, readSettings, restoreNewest, storesOf } from '@shinayaka/server/ops'
import { type Command, InputError, print, readArguments } from '../command.ts'
import { filesSentences, keyFor, keyUsage, note, orSentence, spent } from '../copy.ts'

const usage = `使い方: npx shinayaka standby open --from フォルダ [--key-file F] [--passphrase-file F]

控え用のノート PC で使います。フォルダ（または USB）の控えのうち、使えるいちばん新しいものを、この PC に戻して起動します。
院内のネットワークは要りません。読み書きできます。かかった時間を表示し、フォルダに練習の記録を残します（サーバの画面に出ます）。
この PC に前に戻したものは、DATA_DIR の中に日付の付いた名前で残ります。DATA_DIR の指定がなければ ./data-standby に置きます。
本物のサーバが直ったあと、この PC で書いたものは、npx shinayaka backup --to でここから控えを取り、サーバに戻して引き継ぎます。

${keyUsage}

終了コード: 0 動かして、止めた / 1 戻せなかった / 2 指定に直すところがある`

const starter = fileURLToPath(new URL('../../../../scripts/start.mjs', import.meta.url))
const longestStart = 5 * 60 * 1000

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2000) })).ok
  } catch {
    return false
  }
}

const untilUp = async (server: ChildProcess, port: number): Promise<boolean> => {
  const until = Date.now() + longestStart
  while (Date.now() < until && server.exitCode === null) {
    if (await answers(`http://127.0.0.1:${port}/sign-in`)) return true
    await sleep(200)
  }
  return false
}

const run = async (folder: string, options: { 'key-file'?: string; 'passphrase-file'?: string }): Promise<number> => {
  const environment = {
    ...process.env,
    DATA_DIR: process.env.DATA_DIR?.trim() || './data-standby',
    DATABASE_URL: '',
    DATABASE_OWNER_URL: '',
    STANDBY: '',
  }
  const read = readSettings(environment)
  if (read.problems !== null) throw new InputError(read.problems)
  const { dataDir, port } = read.settings
  const key = await keyFor(dataDir, options)
  const clock = createClock()
  const begun = clock.now()
  const restored = await restoreNewest({ folder, dataDir, key, now: begun, stores: storesOf(read.settings, note), log: note })
  print([`${restored.file} を戻しました（${restored.rows} 行、${spent(restored.seconds)}）。起動しています…`, ...filesSentences(restored)].join('\n'))
  const server = spawn(process.execPath, [starter], { env: environment, stdio: 'inherit' })
  const ended = new Promise<number>((done) => server.on('exit', (code) => done(code ?? 1)))
  // Ctrl-C at this terminal reaches the server too, which says itself how it ends.
  process.on('SIGINT', () => undefined)
  process.on('SIGTERM', () => void server.kill('SIGTERM'))
  if (await untilUp(server, port)) {
    const seconds = (clock.now().getTime() - begun.getTime()) / 1000
    print(`使えるようになりました。始めてから ${spent(seconds)} です。`)
    if (!(await noteRehearsal(folder, clock.now(), seconds / 60)))
      print('このフォルダには書けないため、練習の記録は残していません。サーバの「控え」の画面に、人が記してください。')
  }
  return ended
}

/** Opens the newest copy on the standby laptop, when the server fell with the hospital or to practise that. */
export const standby: Command = {
  usage,
  run: async (args) => {
    const { options, words } = readArguments(args, { from: 'string', 'key-file': 'string', 'passphrase-file': 'string' }, { usage, most: 1 })
    if (words[0] !== 'open') throw new InputError(['open と書いてください。', '', usage])
    const { from } = options
    if (from === undefined) throw new InputError(['--from に、控えのあるフォルダを指定してください。', '', usage])
    return orSentence(() => run(resolve(from), options))
  },
}
