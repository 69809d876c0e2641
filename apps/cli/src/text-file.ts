// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { InputError } from './command.ts'

const unreadable: Record<string, string> = {
  ENOENT: 'ファイルが見つかりません。名前と場所を確かめてください。',
  EISDIR: 'フォルダです。ファイルの名前まで書いてください。',
  EACCES: '読む権限がありません。ファイルの権限を変えるか、読める人が実行してください。',
}

/** The number (from 1) of the first line that is not UTF-8. */
const firstBrokenLine = (bytes: Uint8Array): number => {
  const strict = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  let start = 0
  while (start < bytes.length) {
    const end = bytes.indexOf(10, start)
    const stop = end < 0 ? bytes.length : end
    try {
      strict.decode(bytes.subarray(start, stop))
    } catch {
      return line
    }
    start = stop + 1
    line += 1
  }
  return line
}

/** The text of a UTF-8 file, without a byte order mark. InputError where it cannot be read, with the line where it stops being UTF-8. */
export const readTextFile = (path: string): string => {
  let bytes: Buffer
  try {
    bytes = readFileSync(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new InputError(`${path}: ${unreadable[code] ?? `読めませんでした（${code}）。`}`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new InputError(
      `${path} ${firstBrokenLine(bytes)}行目: 文字コードが UTF-8 ではありません。Excel なら「CSV UTF-8（コンマ区切り）」を、メモ帳なら文字コード「UTF-8」を選んで保存し直してください。`,
    )
  }
}
