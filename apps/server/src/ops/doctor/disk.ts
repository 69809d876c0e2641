// SPDX-License-Identifier: Apache-2.0
import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { backupFolder } from './backup.ts'
import { type Check, caution, type Finding, fine, sizeOf, trouble } from './check.ts'

const tooFew = 500e6
const few = 2e9

const judge = (what: string, folder: string): Finding => {
  // Of a folder that does not exist yet, the disk is that of the one above.
  let place = folder
  while (!existsSync(place) && dirname(place) !== place) place = dirname(place)
  const { bavail, bsize, files, ffree } = statfsSync(place)
  const left = bavail * bsize
  const said = `${what}（${folder}）のディスクの空きは ${sizeOf(left)} です。`
  if (left < tooFew) return trouble(`${said}いっぱいになると保存できなくなります。`, '要らないファイルを消すか、大きいディスクに移してください。')
  // Some file systems count no files at all.
  if (files > 0 && ffree < 1000)
    return trouble(
      `${what}（${folder}）のディスクに、これ以上ファイルを作れません。`,
      '小さなファイルが大量にある場所を探して減らしてください（df -i）。',
    )
  try {
    accessSync(place, constants.W_OK)
  } catch {
    return trouble(
      `${what}（${folder}）に書き込めません。読み取り専用か、この利用者に権限がありません。`,
      'サーバを動かす利用者で調べ直し、それでも出るならアクセス権とディスクの状態を確かめてください。',
    )
  }
  if (left < few) return caution(said, '空きを 2 GB 以上にしてください。控え（バックアップ）の置き場も同じなら、その分も要ります。')
  return fine(said)
}

export const disk: Check = {
  name: 'disk',
  title: 'ディスク',
  run: ({ settings, env }) => [judge('データ', settings.dataDir), judge('控えの置き場', backupFolder(settings, env))],
}
