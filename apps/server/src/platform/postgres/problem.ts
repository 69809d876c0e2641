// SPDX-License-Identifier: Apache-2.0

/** What kept the database from being used; texts are chosen by the place that knows the circumstances. */
export type DatabaseProblemCode =
  | 'data_folder_busy'
  | 'data_folder_missing'
  | 'data_folder_version'
  | 'data_folder_secrets'
  | 'not_permitted'
  | 'disk_full'
  | 'no_binaries'
  | 'no_account'
  | 'start_failed'
  | 'external_url'
  | 'external_unreachable'
  | 'external_refused'
  | 'external_version'
  | 'external_encoding'
  | 'external_roles'
  | 'external_rights'

/** The database cannot be used as things stand. The message is a Japanese sentence for the person who starts the server: what happened, what to do. */
export class DatabaseProblem extends Error {
  override readonly name: string = 'DatabaseProblem'
  /** Tells the starter that the message alone is enough, without a stack. */
  readonly forPerson = true
  readonly code: DatabaseProblemCode

  constructor(code: DatabaseProblemCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.code = code
  }
}

/** Another running process owns the data folder; the message names it. */
export class DataFolderBusy extends DatabaseProblem {
  override readonly name = 'DataFolderBusy'
  /** The owner as far as it can be told; `since` is an instant in UTC. */
  readonly holder: { readonly pid: number | null; readonly host: string | null; readonly since: Date | null }

  constructor(message: string, holder: DataFolderBusy['holder']) {
    super('data_folder_busy', message)
    this.holder = holder
  }
}

/** The short code of a system or database error (`EACCES`, `28P01`), or an empty string. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** The words of an error, for the last part of a sentence. */
export function wordsOf(error: unknown): string {
  // Node reports a host with several addresses as one error without words of its own.
  if (error instanceof AggregateError && error.errors.length > 0) return wordsOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}

/** Turns what a file operation reports into a sentence; anything unknown is passed on as it is. */
export function fileProblem(error: unknown, path: string): unknown {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return new DatabaseProblem(
        'not_permitted',
        `「${path}」を読み書きできません。このフォルダの持ち主として起動するか、アクセス権を直すか、DATA_DIR に書き込めるフォルダを指定してください。`,
        error,
      )
    case 'EROFS':
      return new DatabaseProblem(
        'not_permitted',
        `「${path}」は読み取り専用の場所にあります。DATA_DIR に書き込めるフォルダを指定してください。`,
        error,
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path, error)
    case 'ENOTDIR':
    case 'EEXIST':
      return new DatabaseProblem(
        'not_permitted',
        `「${path}」をフォルダとして使えません（同じ名前のファイルがあります）。DATA_DIR に別のフォルダを指定してください。`,
        error,
      )
    default:
      return error
  }
}

/** The sentence for a disk without room left. */
export function diskFull(path: string, cause?: unknown): DatabaseProblem {
  return new DatabaseProblem('disk_full', `「${path}」のあるディスクに空きがありません。空きを作ってから、もう一度起動してください。`, cause)
}
