// SPDX-License-Identifier: Apache-2.0
import { isAbsolute, join, resolve } from 'node:path'

/** Where and for whom copies of the data are kept. */
export type CopySettings = {
  /** Folder of the nightly copies. */
  folder: string
  /** Who else can open them, beside the installation's own key. */
  recipients: readonly string[]
  /** Where a copy goes every night beside that; null: nowhere. */
  standby: Standby | null
}

/** A second place for a nightly copy: a folder (also a USB disk or a share), or another machine reached by ssh. */
export type Standby = { kind: 'folder'; folder: string } | { kind: 'ssh'; user: string; host: string; port: number; folder: string }

/** The settings about copies, in the order of the documentation. */
export const copySettingsTable = [
  {
    name: 'BACKUP_DIR',
    default: '',
    meaning: {
      ja: '毎晩の控えを置くフォルダ。指定がなければ DATA_DIR の下の backups。別のディスクを勧めます。',
      en: 'Folder of the nightly copies; unless given, backups below DATA_DIR. A disk of its own is better.',
    },
  },
  {
    name: 'BACKUP_RECIPIENT',
    default: '',
    meaning: {
      ja: 'この「しなやか」の鍵のほかに、控えを開ける鍵（age1 で始まる公開の側）。いくつかあれば空白で区切ります。',
      en: 'Public keys (age1…) that can open the copies too, beside the key of this installation; several with blanks between.',
    },
  },
  {
    name: 'STANDBY',
    default: '',
    meaning: {
      ja: '毎晩の控えをもう一つ置く所。控え用ノート PC の共有フォルダか USB の場所、または ssh://利用者@マシン/フォルダ。',
      en: 'A second place for each night’s copy: the shared folder of the standby laptop, a USB disk, or ssh://user@machine/folder.',
    },
  },
] as const

const standbyOf = (given: string): Standby | string => {
  if (!given.startsWith('ssh:'))
    return isAbsolute(given)
      ? { kind: 'folder', folder: resolve(given) }
      : `STANDBY は「/mnt/usb」のようなフォルダの場所か、「ssh://利用者@マシン/フォルダ」の形で指定してください（いまの値: 「${given}」）。`
  const problem = 'STANDBY は「ssh://利用者@マシン/フォルダ」の形で指定してください。パスワードは書けません（鍵で入れるようにしておきます）。'
  if (!URL.canParse(given)) return problem
  const url = new URL(given)
  // A name that begins with a hyphen would be an option of the ssh program.
  const plain = /^[A-Za-z0-9_][\w.-]*$/
  const folder = decodeURIComponent(url.pathname)
  if (!plain.test(url.username) || url.password !== '' || !plain.test(url.hostname) || !/^\/[\w./-]+$/.test(folder)) return problem
  return { kind: 'ssh', user: url.username, host: url.hostname, port: Number(url.port || 22), folder: folder.replace(/\/$/, '') }
}

/** Reads what the environment says about copies; `dataDir` is the installation's own folder. Problems are Japanese sentences. */
export const readCopySettings = (
  env: Readonly<Record<string, string | undefined>>,
  dataDir: string,
): { settings: CopySettings; problems: null } | { settings: null; problems: readonly string[] } => {
  const given = (name: string) => env[name]?.trim() || null
  const problems: string[] = []
  const recipients = (given('BACKUP_RECIPIENT') ?? '').split(/[\s,]+/).filter((one) => one !== '')
  for (const one of recipients)
    if (!/^age1[a-z0-9]+$/.test(one))
      problems.push(`BACKUP_RECIPIENT は「age1」で始まる公開の鍵を指定してください（「${one.slice(0, 12)}…」は使えません）。`)
  const folder = given('BACKUP_DIR')
  const wanted = given('STANDBY')
  const standby = wanted === null ? null : standbyOf(wanted)
  if (typeof standby === 'string') problems.push(standby)
  if (problems.length > 0 || typeof standby === 'string') return { settings: null, problems }
  const at = folder === null ? join(dataDir, 'backups') : isAbsolute(folder) ? resolve(folder) : join(dataDir, folder)
  return { settings: { folder: at, recipients, standby }, problems: null }
}
