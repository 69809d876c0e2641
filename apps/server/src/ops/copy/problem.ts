// SPDX-License-Identifier: Apache-2.0
import { codeOf, wordsOf } from '../../platform/postgres/problem.ts'

/** What kept a backup from being made, read or restored. */
export type CopyProblemCode =
  | 'not-a-backup'
  | 'wrong-key'
  | 'wrong-passphrase'
  | 'key-unusable'
  | 'damaged'
  | 'cut-off'
  | 'newer'
  | 'differs'
  | 'file-exists'
  | 'file-missing'
  | 'disk-full'
  | 'not-permitted'
  | 'folder-missing'
  | 'in-use'
  | 'not-empty'
  | 'empty'
  | 'other-kind'
  | 'already-there'
  | 'store-unavailable'
  | 'unsupported'

/** A backup cannot be made, read or restored as things stand. The message is a Japanese sentence for the person at the terminal: what happened, what to do. */
export class CopyProblem extends Error {
  override readonly name = 'CopyProblem'
  /** Tells the starter that the message alone is enough, without a stack. */
  readonly forPerson = true
  readonly code: CopyProblemCode

  constructor(code: CopyProblemCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.code = code
  }
}

/** Turns what reading or writing a backup file reports into a sentence; anything unknown is passed on as it is. */
export const copyFileProblem = (error: unknown, path: string): unknown => {
  // A database that cannot be reached uses the same codes, and means no file.
  if (error instanceof Error && 'syscall' in error && error.syscall === 'connect') return error
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new CopyProblem(
        'disk-full',
        `「${path}」のあるディスクに空きがありません。書きかけのファイルは消しました。空きを作るか、別のディスクを指定して、もう一度実行してください。`,
        error,
      )
    case 'EACCES':
    case 'EPERM':
      return new CopyProblem('not-permitted', `「${path}」を読み書きする権限がありません。権限を直すか、別の場所を指定してください。`, error)
    case 'EROFS':
      return new CopyProblem('not-permitted', `「${path}」は読み取り専用の場所にあります。書き込める場所を指定してください。`, error)
    case 'ENOENT':
      return new CopyProblem('folder-missing', `「${path}」が見つかりません。名前と場所（USB ならつながっているか）を確かめてください。`, error)
    case 'ENOTDIR':
      return new CopyProblem('folder-missing', `「${path}」の途中に、フォルダでないものがあります。場所を確かめてください。`, error)
    case 'EISDIR':
      return new CopyProblem('folder-missing', `「${path}」はフォルダです。ファイルの名前まで書いてください。`, error)
    case 'EEXIST':
      return fileExists(path)
    case 'EIO':
    case 'ENODEV':
    case 'ENXIO':
      return new CopyProblem(
        'not-permitted',
        `「${path}」のあるディスクが応えません（${wordsOf(error)}）。つなぎ直すか、別のディスクを使ってください。`,
        error,
      )
    default:
      return error
  }
}

/** The sentence for a name that is taken: a backup never replaces a file. */
export const fileExists = (path: string): CopyProblem =>
  new CopyProblem('file-exists', `「${path}」はもうあります。上書きはしません。別の名前を指定してください。`)
