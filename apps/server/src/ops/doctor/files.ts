// SPDX-License-Identifier: Apache-2.0
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { backupFolder } from './backup.ts'
import { type Check, type Finding, fine, type Surroundings, trouble } from './check.ts'

/** What people beside the owner may do: for a secret nothing; for the data folder pass through at most, which the database's own user needs. */
const mayNot = { secret: 0o077, folder: 0o066 } as const

const judge = (what: string, path: string, kind: keyof typeof mayNot): Finding[] => {
  let mode: number
  try {
    mode = statSync(path).mode & 0o777
  } catch {
    return []
  }
  if ((mode & mayNot[kind]) === 0) return []
  const repair = kind === 'secret' ? `chmod 600 '${path}'` : `chmod go-rw '${path}'`
  return [
    trouble(
      `${what}（${path}）を、このマシンのほかの利用者も読み書きできます（権限 ${mode.toString(8)}）。`,
      `「${repair}」を実行してください。誰かが読んだおそれがあるなら、中の鍵やパスワードを作り直してください。`,
    ),
  ]
}

const look = ({ settings, env }: Surroundings): Finding[] => [
  ...judge('データのフォルダ', settings.dataDir, 'folder'),
  ...judge('データベースのパスワード', join(settings.dataDir, 'secrets.json'), 'secret'),
  ...judge('控えの置き場', backupFolder(settings, env), 'folder'),
  ...(settings.listening.tls === null ? [] : judge('証明書の秘密鍵', settings.listening.tls.key, 'secret')),
]

export const files: Check = {
  name: 'files',
  title: 'ファイルの権限',
  run: (at) => {
    if (process.platform === 'win32')
      return [fine('Windows のアクセス権は調べません。データのフォルダを、動かす利用者だけが開けるようにしてください。')]
    const findings = look(at)
    return findings.length > 0 ? findings : [fine('データ、パスワード、秘密鍵は、動かす利用者だけが読めます。')]
  },
}
