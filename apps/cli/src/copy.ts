// SPDX-License-Identifier: Apache-2.0
import {
  type CopyKey,
  type CopyLock,
  keyFrom,
  ownKey,
  ownLock,
  readCopySettings,
  readKeyFile,
  readPassphrase,
  readSettings,
  type Settings,
} from '@shinayaka/server/ops'
import { openAsker } from './ask.ts'
import { InputError } from './command.ts'

/** How the key is given, for the usage of every command that opens a backup. */
export const keyUsage = `  --key-file          控えの鍵を書いたファイル（金庫の紙を打ち直したもの）。なければ、この「しなやか」の鍵を使い、
                      それもなければ尋ねる
  --passphrase-file   合い言葉で閉じた控えのとき、合い言葉を一行目に書いたファイル`

/** What opens a backup: what was named, else the installation's own key, else what is typed from the paper. */
export const keyFor = async (dataDir: string, options: { 'key-file'?: string; 'passphrase-file'?: string }): Promise<CopyKey> => {
  const { 'key-file': keyFile, 'passphrase-file': passphraseFile } = options
  if (keyFile !== undefined && passphraseFile !== undefined) throw new InputError('--key-file と --passphrase-file は、どちらか一つにしてください。')
  if (passphraseFile !== undefined) return { passphrase: await readPassphrase(passphraseFile) }
  if (keyFile !== undefined) return readKeyFile(keyFile)
  const own = await ownKey(dataDir)
  if (own !== null) return own
  const asker = openAsker()
  try {
    return await keyFrom(await asker.askSecret('控えの鍵（金庫の紙の AGE-SECRET-KEY-1 から始まる文字。空白は入れても入れなくてもよい）'))
  } finally {
    asker.close()
  }
}

/** The settings of the environment, or an `InputError`. */
export const settingsHere = (): Settings => {
  const read = readSettings(process.env)
  if (read.problems !== null) throw new InputError(read.problems)
  return read.settings
}

/** For whom a file is closed: what was named, else the installation's own key and whoever else the settings name. */
export const lockFor = async (options: { recipient?: string; 'passphrase-file'?: string }): Promise<CopyLock & { fresh?: boolean }> => {
  const settings = settingsHere()
  if (options['passphrase-file'] !== undefined) {
    if (options.recipient !== undefined) throw new InputError('--recipient と --passphrase-file は、どちらか一つにしてください。')
    return { passphrase: await readPassphrase(options['passphrase-file']) }
  }
  if (options.recipient !== undefined) return { recipients: options.recipient.trim().split(/[\s,]+/) }
  const copies = readCopySettings(process.env, settings.dataDir)
  if (copies.problems !== null) throw new InputError(copies.problems)
  return ownLock(settings.dataDir, copies.settings.recipients)
}

/** Says something on the way, beside what is printed as the result. */
export const note = (line: string): boolean => process.stderr.write(`${line}\n`)

/** Runs work on backups; what a person can put right is printed as a sentence and ends the program with 1. */
export const orSentence = async (work: () => Promise<number>): Promise<number> => {
  try {
    return await work()
  } catch (error) {
    if (error instanceof InputError || !(error instanceof Error && 'forPerson' in error)) throw error
    process.stderr.write(`${error.message}\n`)
    return 1
  }
}

/** How many files came along, and the names of those whose bytes were nowhere to be found; nothing where all are rows of the database. */
export const filesSentences = ({ files, missing }: { files: number; missing: readonly string[] }): string[] => [
  ...(files > 0 ? [`データベースの外にある証跡のファイル ${files} 個も、中身まで入っています。`] : []),
  ...(missing.length > 0
    ? [
        `【注意】証跡のファイル ${missing.length} 個は、置き場に中身がなかったため入っていません。置き場（FILES_DIR か FILES_S3_URL）がつながっているかを確かめ、控えを取り直してください。ほかはすべて入っています。`,
        ...missing.slice(0, mostNames).map((name) => `  ・${name}`),
        ...(missing.length > mostNames ? [`  ほか ${missing.length - mostNames} 個（--json ですべて出ます）`] : []),
      ]
    : []),
]
const mostNames = 20

/** A duration in words. */
export const spent = (seconds: number): string => {
  const whole = Math.max(1, Math.round(seconds))
  return whole < 60 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分 ${whole % 60} 秒`
}

/** A size in words. */
export const size = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : bytes < 1_000_000_000
      ? `${(bytes / 1e6).toFixed(1)} MB`
      : `${(bytes / 1e9).toFixed(2)} GB`
