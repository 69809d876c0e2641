// SPDX-License-Identifier: Apache-2.0
import { isIP } from 'node:net'
import { isAbsolute, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FileSettings } from '../files/files.ts'
import { copySettingsTable } from './copy.ts'
import { fileSettingsTable, readFileSettings } from './files.ts'
import { type Listening, listeningTable, readListening } from './listening.ts'
import type { Setting } from './setting.ts'
import { readWatching, type Watching, watchingTable } from './watching.ts'

/** What the environment decides about one server. */
export interface Settings {
  /** TCP port, 0 for any free one. */
  readonly port: number
  /** Address or name to listen on. */
  readonly host: string
  /** Address that people type, without a slash at its end; null: `http://localhost:` and the port. */
  readonly publicUrl: string | null
  /** Absolute path of the folder with everything this installation keeps. */
  readonly dataDir: string
  /** An external PostgreSQL; null: the embedded one. */
  readonly database: ExternalSettings | null
  /** Machines that may be told what happens here, as `name` or `name:port`. */
  readonly webhookHosts: readonly string[]
  /** Machines that may be asked who somebody is, as `name` or `name:port`. */
  readonly providerHosts: readonly string[]
  /** How mail leaves; without a server nothing does. */
  readonly mail: { readonly url: string | null; readonly from: string }
  /** Who may reach the server, and how what travels is protected. */
  readonly listening: Listening
  /** What the server tells whoever watches over it. */
  readonly watching: Watching
  /** Files that people bring. */
  readonly files: FileSettings
  /** Days in which somebody who must have a second factor may still work without one. */
  readonly secondFactorGraceDays: number
  /** Changes that one person, or one program's token, may ask for in a minute; 0: any number. */
  readonly changesPerMinute: number
}

/** The addresses of an external database, as given. */
export interface ExternalSettings {
  readonly databaseUrl: string
  /** Null when it was forgotten: `checkExternal` then explains the two roles. */
  readonly ownerUrl: string | null
  readonly directUrl: string | null
}

/** Folder of the checkout, below which relative folders lie, whatever folder the command was given in. */
const checkout = fileURLToPath(new URL('../../../../../', import.meta.url))

const port: Setting<number> = {
  name: 'PORT',
  default: '8080',
  meaning: {
    ja: '待ち受けるポート番号。0 にすると空いている番号を選びます。',
    en: 'Port to listen on. 0 picks a free one.',
  },
  parse(given) {
    const value = Number(given)
    if (/^\d{1,5}$/.test(given) && value <= 65_535) return { value }
    return { problem: `PORT は 0 から 65535 までの半角の数字で指定してください（いまの値: 「${given}」）。` }
  },
}

const host: Setting<string> = {
  name: 'HOST',
  default: '127.0.0.1',
  meaning: {
    ja: '待ち受けるアドレス。はじめはこのマシンからだけ開けます。院内のほかの端末から開くときは 0.0.0.0 かこのマシンのアドレスにし、TLS_CERT と TLS_KEY を指定します（docs/https.md）。',
    en: 'Address to listen on. At first only this machine can open it; for other machines in the house say 0.0.0.0 or the address of this machine, with TLS_CERT and TLS_KEY (docs/https.md).',
  },
  parse(given) {
    if (isIP(given) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(given)) return { value: given }
    return {
      problem: `HOST は「127.0.0.1」のようなアドレスか名前だけを指定してください。http:// やポート番号は付けません（いまの値: 「${given}」）。`,
    }
  },
}

const publicUrl: Setting<string | null> = {
  name: 'PUBLIC_URL',
  default: '',
  meaning: {
    ja: '利用者がブラウザに入れるアドレス。招待の紙に刷ります。指定がなければ HOST から決め、このマシンからしか開けないあいだは刷りません。',
    en: 'Address that people type into their browser, printed on invitations. Unless given it follows from HOST; while only this machine can open the server, none is printed.',
  },
  parse(given) {
    const problem = `PUBLIC_URL は「https://shinayaka.example.jp」の形で、? や # を付けずに指定してください（いまの値: 「${given}」）。`
    if (!URL.canParse(given)) return { problem }
    const url = new URL(given)
    const plain = url.search === '' && url.hash === '' && url.username === '' && url.pathname === '/'
    return /^https?:$/.test(url.protocol) && plain ? { value: url.origin } : { problem }
  },
}

const dataDir: Setting<string> = {
  name: 'DATA_DIR',
  default: './data',
  meaning: {
    ja: 'すべてのデータを置くフォルダ。相対で書くと、この「しなやか」のフォルダの下になります。',
    en: 'Folder of all data. A relative one lies below the folder of this checkout.',
  },
  parse(given, root) {
    if (given.includes('\0')) return { problem: 'DATA_DIR に使えない文字が入っています。フォルダの場所を指定してください。' }
    return { value: isAbsolute(given) ? resolve(given) : join(root, given) }
  },
}

const secondFactorGraceDays: Setting<number> = {
  name: 'SECOND_FACTOR_GRACE_DAYS',
  default: '7',
  meaning: {
    ja: '二要素認証が要る人が、付けるまでに使える日数（0〜30）。過ぎると、付けるまでほかの画面は開けません。',
    en: 'Days (0 to 30) in which whoever needs a second factor may still work without one. After that no other page opens until they have it.',
  },
  parse(given) {
    const value = Number(given)
    if (/^\d{1,2}$/.test(given) && value <= 30) return { value }
    return { problem: `SECOND_FACTOR_GRACE_DAYS は 0 から 30 までの半角の数字で指定してください（いまの値: 「${given}」）。` }
  },
}

const changesPerMinute: Setting<number> = {
  name: 'CHANGES_PER_MINUTE',
  default: '600',
  meaning: {
    ja: '一人（またはプログラムの札一つ）が 1 分に送れる変更の数の上限。0 にすると上限なし。サインインなどの上限は別にあります。',
    en: 'How many changes one person, or one program’s token, may send in a minute; 0 for any number. Signing in and the like have limits of their own.',
  },
  parse(given) {
    if (/^\d{1,6}$/.test(given)) return { value: Number(given) }
    return { problem: `CHANGES_PER_MINUTE は 0 から 999999 までの半角の数字で指定してください（いまの値: 「${given}」）。` }
  },
}

const databaseUrl = databaseSetting('DATABASE_URL', {
  ja: '別に用意した PostgreSQL（15 以上）を使うときの、アプリ用の役割での接続先。指定がなければ、同梱の PostgreSQL を DATA_DIR の中で動かします。',
  en: 'Where to reach a PostgreSQL of your own (15 or later), as the role of the application. Unless given, the PostgreSQL that comes with it runs inside DATA_DIR.',
})

const ownerUrl = databaseSetting('DATABASE_OWNER_URL', {
  ja: '同じデータベースへの、表の持ち主の役割での接続先。表を作り、版を上げるときに使います。DATABASE_URL を指定したら必ず要ります。',
  en: 'The same database as the role that owns the tables, to make and upgrade them. Required with DATABASE_URL.',
})

const directUrl = databaseSetting('DATABASE_DIRECT_URL', {
  ja: 'DATABASE_URL が pgbouncer などの中継を指すときの、中継を通らない接続先（役割は DATABASE_URL と同じ）。指定がなければ DATABASE_URL と同じ。',
  en: 'Where DATABASE_URL points to a pooler such as pgbouncer: the same role without the pooler. Unless given: the same as DATABASE_URL.',
})

const smtpUrl: Setting<string | null> = {
  name: 'SMTP_URL',
  default: '',
  meaning: {
    ja: 'メールを送るサーバ（`smtp://利用者:パスワード@mail.example.jp:587`、はじめから暗号なら `smtps://…:465`）。末尾に `?requireTLS=true` を付けると、STARTTLS のないサーバには送りません。指定がなければメールは送らず、招待は紙、お知らせは画面だけになります。',
    en: 'Server that sends mail (`smtp://user:password@mail.example.jp:587`, or `smtps://…:465`). With `?requireTLS=true` at the end nothing goes to a server without STARTTLS. Unless given no mail is sent: invitations are printed, reminders stay in the product.',
  },
  parse(given) {
    // The value is never repeated in the sentence: it holds a password.
    if (/^smtps?:\/\/[^\s]+$/.test(given) && URL.canParse(given)) return { value: given }
    return {
      problem: 'SMTP_URL は「smtp://利用者:パスワード@mail.example.jp:587」の形で指定してください。パスワードの記号は %40 のように書き換えます。',
    }
  },
}

const mailFrom: Setting<string> = {
  name: 'MAIL_FROM',
  default: 'shinayaka@localhost',
  meaning: {
    ja: 'メールの差出人。`しなやか <shinayaka@example.jp>` の形でも書けます。',
    en: 'Sender of mail; `Shinayaka <shinayaka@example.jp>` is possible too.',
  },
  parse(given) {
    if (/^[^\r\n<>]*<?[^\s@<>]+@[^\s@<>]+>?$/.test(given)) return { value: given }
    return { problem: `MAIL_FROM は「shinayaka@example.jp」のようなメールアドレスで指定してください（いまの値: 「${given}」）。` }
  },
}

/** Machines that the server may turn to, as `name` or `name:port`. */
const hostsSetting = (name: string, example: string, meaning: Setting<readonly string[]>['meaning']): Setting<readonly string[]> => ({
  name,
  default: '',
  meaning,
  parse(given) {
    const hosts = given.split(/[\s,]+/).filter((one) => one !== '')
    const bad = hosts.find((one) => !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i.test(one))
    if (bad !== undefined) return { problem: `${name} は「${example}」のように、名前だけを区切って指定してください（いまの値: 「${bad}」）。` }
    return { value: hosts.map((one) => one.toLowerCase()) }
  },
})

const webhookHosts = hostsSetting('WEBHOOK_HOSTS', 'tool.example.jp,192.0.2.20:9000', {
  ja: '院内のほかのプログラムへ出来事を知らせてよい相手の名前（`tool.example.jp,192.0.2.20:9000` のように区切る）。指定がなければどこへも知らせません。',
  en: 'Machines that programs of the house may be told on (`tool.example.jp,192.0.2.20:9000`). Unless given nobody is told.',
})

const providerHosts = hostsSetting('IDENTITY_PROVIDER_HOSTS', 'login.microsoftonline.com,sso.example.jp:8443', {
  ja: '院内の認証基盤として問い合わせてよい相手の名前（`login.microsoftonline.com,sso.example.jp:8443` のように区切る。院内だけの番地でもよい）。指定がなければ、認証基盤でのサインインは使えません。',
  en: 'Machines that may be asked as identity providers (`login.microsoftonline.com,sso.example.jp:8443`; addresses inside the house as well). Unless given nobody signs in by a provider.',
})

/** Every setting of the environment, in the order of the documentation. */
export const settingsTable: readonly Pick<Setting<unknown>, 'name' | 'default' | 'meaning'>[] = [
  port,
  host,
  publicUrl,
  dataDir,
  databaseUrl,
  ownerUrl,
  directUrl,
  smtpUrl,
  mailFrom,
  webhookHosts,
  providerHosts,
  ...listeningTable,
  ...watchingTable,
  ...copySettingsTable,
  ...fileSettingsTable,
  secondFactorGraceDays,
  changesPerMinute,
]

/** The settings, or every reason why they cannot be used: Japanese sentences for the person who starts the server. */
export type SettingsRead =
  | { readonly settings: Settings; readonly problems: null }
  | { readonly settings: null; readonly problems: readonly string[] }

/** Reads the settings from an environment (`process.env`); an empty value counts as not given. `root`: folder for relative paths. */
export function readSettings(env: Readonly<Record<string, string | undefined>>, root: string = checkout): SettingsRead {
  const problems: string[] = []
  const read = <T>(setting: Setting<T>): T | null => {
    const given = env[setting.name]?.trim() || setting.default
    if (given === '') return null
    const parsed = setting.parse(given, root)
    if ('value' in parsed) return parsed.value
    problems.push(parsed.problem)
    return null
  }
  const plain = { port: read(port), host: read(host), publicUrl: read(publicUrl), dataDir: read(dataDir) }
  const hosts = { webhookHosts: read(webhookHosts) ?? [], providerHosts: read(providerHosts) ?? [] }
  const files = readFileSettings(read, (problem) => void problems.push(problem))
  const mail = { url: read(smtpUrl), from: read(mailFrom) ?? '' }
  const [grace, changes] = [read(secondFactorGraceDays), read(changesPerMinute)]
  const urls = { databaseUrl: read(databaseUrl), ownerUrl: read(ownerUrl), directUrl: read(directUrl) }
  const listening = readListening(read, problems, plain)
  const watching = readWatching(read, problems)
  if (!env.DATABASE_URL?.trim() && (urls.ownerUrl !== null || urls.directUrl !== null)) problems.push(forgottenUrl)
  const { databaseUrl: url, ...others } = urls
  // A default that cannot be parsed is a mistake of this file, so null can only mean that a problem was noted above.
  if (problems.length > 0 || plain.port === null || plain.host === null || plain.dataDir === null || grace === null || changes === null)
    return { settings: null, problems }
  const { port: number, host: address, dataDir: folder } = plain
  const database = url === null ? null : { databaseUrl: url, ...others }
  const extras = { mail, files, ...hosts, listening, watching, secondFactorGraceDays: grace, changesPerMinute: changes }
  return { settings: { port: number, host: address, publicUrl: plain.publicUrl, dataDir: folder, database, ...extras }, problems: null }
}

const forgottenUrl =
  'DATABASE_OWNER_URL か DATABASE_DIRECT_URL が指定されていますが、DATABASE_URL がありません。別の PostgreSQL を使うなら DATABASE_URL も指定し、同梱のものを使うなら 3 つとも外してください。'

function databaseSetting(name: string, meaning: Setting<string>['meaning']): Setting<string> {
  return {
    name,
    default: '',
    meaning,
    parse(given) {
      // The value is never repeated in the sentence: it holds a password.
      if (/^postgres(ql)?:\/\/[^\s]+$/.test(given)) return { value: given }
      return {
        problem: `${name} は「postgres://役割:パスワード@サーバ:5432/データベース」の形で指定してください。パスワードの記号は %40 のように書き換えます。`,
      }
    },
  }
}
