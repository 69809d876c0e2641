// SPDX-License-Identifier: Apache-2.0
import { isAbsolute, join, resolve } from 'node:path'
import type { FileSettings } from '../files/files.ts'
import type { Setting } from './setting.ts'

const whole = (name: string, standard: string, most: number, meaning: Setting<number>['meaning']): Setting<number> => ({
  name,
  default: standard,
  meaning,
  parse(given) {
    const value = Number(given)
    if (/^\d{1,7}$/.test(given) && value >= 1 && value <= most) return { value }
    return { problem: `${name} は 1 から ${most} までの半角の数字で指定してください（いまの値: 「${given}」）。` }
  },
})

const maxMb = whole('EVIDENCE_MAX_MB', '25', 1024, {
  ja: '証跡のファイル一つの大きさの上限（MB、1024 まで）。',
  en: 'Largest evidence file in MB, up to 1024.',
})
const totalGb = whole('EVIDENCE_TOTAL_GB', '5', 1_000_000, {
  ja: '一つの機関の証跡すべての大きさの上限（GB）。',
  en: 'Room for all evidence files of one institution in GB.',
})
const dayFiles = whole('EVIDENCE_DAY_FILES', '1000', 1_000_000, {
  ja: '一つの機関が一日に入れられる証跡のファイルの数。',
  en: 'How many evidence files one institution may add in a day.',
})

const folder: Setting<string> = {
  name: 'FILES_DIR',
  default: '',
  meaning: {
    ja: '証跡のファイルを、データベースではなくこのフォルダに置きます。サーバだけが入れるように作られます。指定がなければデータベースに置きます。',
    en: 'Keeps evidence files in this folder instead of the database; it is made so that only the server can enter it. Unless given they are in the database.',
  },
  parse(given, root) {
    if (given.includes('\0')) return { problem: 'FILES_DIR に使えない文字が入っています。フォルダの場所を指定してください。' }
    return { value: isAbsolute(given) ? resolve(given) : join(root, given) }
  },
}

const s3Url: Setting<string> = {
  name: 'FILES_S3_URL',
  default: '',
  meaning: {
    ja: '証跡のファイルを S3 互換の置き場に置きます（`https://s3.example.jp/バケット`、鍵は下の二つ）。FILES_DIR より優先されます。',
    en: 'Keeps evidence files in an S3-compatible store (`https://s3.example.jp/bucket`, with the two keys below). Goes before FILES_DIR.',
  },
  parse(given) {
    const plain = URL.canParse(given) ? new URL(given) : null
    const good = plain !== null && /^https?:$/.test(plain.protocol) && plain.pathname !== '/' && plain.search === '' && plain.username === ''
    return good
      ? { value: given }
      : { problem: `FILES_S3_URL は「https://s3.example.jp/バケット」の形で指定してください（いまの値: 「${given}」）。` }
  },
}
const plain = (name: string, standard: string, meaning: Setting<string>['meaning']): Setting<string> => ({
  name,
  default: standard,
  meaning,
  parse: (given) => ({ value: given }),
})
const s3Region = plain('FILES_S3_REGION', 'us-east-1', { ja: 'S3 の地域の名前。', en: 'Region of the S3 store.' })
const s3KeyId = plain('FILES_S3_KEY_ID', '', { ja: 'S3 の鍵の名前。', en: 'Access key id of the S3 store.' })
const s3Secret = plain('FILES_S3_SECRET', '', { ja: 'S3 の秘密の鍵。', en: 'Secret access key of the S3 store.' })

const clamd: Setting<string> = {
  name: 'CLAMD',
  default: '',
  meaning: {
    ja: 'ウイルスを調べる clamd の場所（`127.0.0.1:3310` か `/run/clamav/clamd.ctl`）。指定すると、調べ終わるまで証跡のファイルを取り出せません。',
    en: 'Where clamd listens (`127.0.0.1:3310` or `/run/clamav/clamd.ctl`). With it, evidence files can be fetched only after the scan.',
  },
  parse(given) {
    if (/^(\/[^\0]+|[^\s/]+:\d{1,5})$/.test(given)) return { value: given }
    return { problem: `CLAMD は「127.0.0.1:3310」か「/run/clamav/clamd.ctl」の形で指定してください（いまの値: 「${given}」）。` }
  },
}

/** The settings about files, in the order of the documentation. */
export const fileSettingsTable: readonly Setting<unknown>[] = [maxMb, totalGb, dayFiles, folder, s3Url, s3Region, s3KeyId, s3Secret, clamd]

/** Reads them; `read` gives a value or notes a problem, `refuse` notes a sentence of our own. */
export const readFileSettings = (read: <T>(setting: Setting<T>) => T | null, refuse: (problem: string) => void): FileSettings => {
  const url = read(s3Url)
  const [region, keyId, secret] = [read(s3Region) ?? '', read(s3KeyId), read(s3Secret)]
  if (url !== null && (keyId === null || secret === null))
    refuse('FILES_S3_URL を使うには FILES_S3_KEY_ID と FILES_S3_SECRET も要ります。置き場の管理画面で作った鍵を指定してください。')
  return {
    limits: {
      maxBytes: (read(maxMb) ?? 0) * 1024 ** 2,
      totalBytes: (read(totalGb) ?? 0) * 1024 ** 3,
      dayFiles: read(dayFiles) ?? 0,
    },
    folder: read(folder),
    s3: url === null ? null : { url, region, keyId: keyId ?? '', secret: secret ?? '' },
    clamd: read(clamd),
  }
}
