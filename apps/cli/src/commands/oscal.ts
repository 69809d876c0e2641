// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import type { Catalog, Checklist } from '@shinayaka/catalog'
import { type HeldClaim, japaneseDate, practicesOf, proposeAnswer } from '@shinayaka/domain'
import { formResults, type OscalDocument, oscalExport, practiceResults, practicesId, type ResultFrame } from '@shinayaka/engines/oscal/index'
import { formOf, readAttainments } from '../attainment-file.ts'
import { openCatalog } from '../catalog-folder.ts'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'

const usage = `使い方: npx shinayaka oscal catalog [--checklist ID | --guideline ID] [--out FILE.json] [--catalog DIR] [--json]
        npx shinayaka oscal profile --checklist ID [--out FILE.json] [--catalog DIR] [--json]
        npx shinayaka oscal mapping [--checklist ID] [--out FILE.json] [--catalog DIR] [--json]
        npx shinayaka oscal assessment-results --attainments FILE.json [--checklist ID] [--on 2026-11-21]
                                               [--organisation 名前] [--out FILE.json] [--catalog DIR] [--json]

OSCAL 1.2.1（NIST の、機械が読む形）の JSON を書き出します。同じ中身からは、いつも一字一句同じファイルができます。くわしくは docs/oscal.md へ。

  catalog             取組の全部。--checklist なら一つの用紙の項目、--guideline なら一つの版の条項
  profile             一つの用紙の「はい」の決まり（どの取組が、どの到達度まで要るか）
  mapping             取組・項目・条項の対応と、版どうしの対応。--checklist なら、その用紙に関わるものだけ
  assessment-results  到達度のファイルを結果として。--checklist なら、項目ごとの提案として（提案は答えではありません）

  --attainments FILE  {"assets.inventory": 2, "backup.separate-copy": "unknown"} の形の JSON（UTF-8）
  --on DAY            答えた日（2026-11-21）。書かなければ、到達度のファイルを最後に変えた日
  --organisation 名前 施設の名前。書かなければ「名前のない施設」
  --out FILE          書き出す先。同じ名前のファイルがあるときは書きません。書かなければ、画面に出します
  --catalog DIR       別のカタログを使う
  --json              --out のとき、書いたファイルの名・大きさ・UUID・ハッシュを機械向けに出す

結果は標準出力だけに、うまくいかないときの説明は標準エラーだけに出します（--json でも同じ）。
終了コード: 0 できた / 2 指定や中身に直すところがある`

const types = {
  checklist: 'string',
  guideline: 'string',
  attainments: 'string',
  on: 'string',
  organisation: 'string',
  out: 'string',
  catalog: 'string',
  json: 'boolean',
} as const
type Options = { [Name in keyof typeof types]?: (typeof types)[Name] extends 'string' ? string : boolean }

const isDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)

/** The day of the answers: the one given, else the day on which the file was last changed. */
const dayOf = (given: string | undefined, path: string): string => {
  if (given === undefined) return japaneseDate(statSync(path).mtime)
  if (!isDay(given)) throw new InputError(`--on の「${given}」は日付として読めません。2026-11-21 の形で書いてください。`)
  return given
}

const byForm = (catalog: Catalog, form: Checklist, claims: readonly HeldClaim[], frame: ResultFrame): OscalDocument => {
  const recorded = { claims, plans: [], passwords: null }
  const situation = { 'no-system': false, 'no-vendor': false }
  return formResults(
    { ...frame, name: form.id, catalog: form.id, edition: { id: form.id, edition: form.edition, hash: form.hash, title: form.title.ja } },
    form.sections.flatMap(({ items }) =>
      items.map(({ id, number, name, rule, exempt }) => {
        const proposal = proposeAnswer({ id, rule, exempt: exempt.map(({ when }) => when) }, recorded, situation)
        return {
          item: id,
          number,
          name: name.ja,
          practices: rule === null ? [] : practicesOf(rule).filter((practice) => catalog.practices.has(practice)),
          proposal: { answer: proposal.answer, reason: proposal.answer === 'none' ? proposal.reason : null },
          contradiction: null,
          answer: null,
        }
      }),
    ),
  )
}

const results = (catalog: Catalog, options: Options): OscalDocument => {
  const { attainments } = options
  if (attainments === undefined) throw new InputError(['--attainments を書いてください。', '', usage])
  const form = options.checklist === undefined ? null : formOf(catalog, options.checklist)
  const claims = readAttainments(catalog, attainments, 'npx shinayaka oscal --help')
  if (claims.length === 0) throw new InputError(`${attainments}: 取組が一つもありません。一つ以上書いてください。`)
  const hash = createHash('sha256').update(readFileSync(attainments)).digest('hex')
  const at = `${dayOf(options.on, attainments)}T00:00:00+09:00`
  const name = options.organisation ?? '名前のない施設'
  const practices = [...catalog.files].filter(({ kind }) => kind === 'practices')
  const edition =
    practices
      .map((file) => file.edition ?? '')
      .sort()
      .at(-1) ?? ''
  const frame: ResultFrame = {
    id: `${hash} ${form?.id ?? ''}`,
    name: 'attainments',
    catalog: practicesId,
    organisation: { id: name, name },
    by: null,
    at,
    edition: { id: practicesId, edition, hash: oscalExport(catalog).catalog()?.sha256 ?? '', title: 'しなやかの取組' },
    snapshot: hash,
    evidence: [],
  }
  if (form !== null) return byForm(catalog, form, claims, frame)
  const answers = claims.map(({ practice, value }) => ({
    question: null,
    questionText: null,
    practice,
    practiceName: catalog.practices.get(practice)?.name.ja ?? practice,
    value,
    comment: '',
    source: 'own' as const,
    vendorName: '',
    at,
  }))
  return practiceResults(frame, answers)
}

const content = (catalog: Catalog, options: Options): OscalDocument => {
  const { checklist, guideline } = options
  if (checklist !== undefined && guideline !== undefined) throw new InputError('--checklist と --guideline は、どちらか一つにしてください。')
  if (checklist !== undefined) formOf(catalog, checklist)
  const found = oscalExport(catalog).catalog(checklist ?? guideline)
  if (!found)
    throw new InputError(`ガイドライン「${guideline}」はカタログにありません。使えるのは ${[...catalog.guidelines.keys()].sort().join('・')} です。`)
  return found
}

const models: Record<string, (catalog: Catalog, options: Options) => OscalDocument> = {
  catalog: content,
  profile: (catalog, { checklist }) => {
    if (checklist === undefined) throw new InputError(['--checklist に、用紙の id を書いてください。', '', usage])
    const found = oscalExport(catalog).profile(formOf(catalog, checklist).id)
    if (!found) throw new Error(`no profile of ${checklist}`)
    return found
  },
  mapping: (catalog, { checklist }) => {
    const found = oscalExport(catalog).mapping(checklist === undefined ? undefined : formOf(catalog, checklist).id)
    if (!found) throw new Error(`no mapping of ${checklist}`)
    return found
  },
  'assessment-results': results,
}

const keep = (path: string, { text, model, uuid, sha256 }: OscalDocument, json: boolean): void => {
  const bytes = Buffer.from(text, 'utf8')
  try {
    writeFileSync(path, bytes, { flag: 'wx' })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new InputError(
      code === 'EEXIST'
        ? `${path}: 同じ名前のファイルがあります。別の名前にするか、先に片付けてください。何も書いていません。`
        : `${path}: 書けませんでした（${code}）。フォルダがあるか、書く権限があるかを確かめてください。`,
    )
  }
  if (json) printJson({ model, file: path, bytes: bytes.length, uuid, sha256 })
  else print(`${path} に書きました（${model}、${bytes.length} バイト、UUID ${uuid}）。`)
}

/** The catalog, its forms and mappings, and attainments, as OSCAL: from files alone. */
export const oscal: Command = {
  usage,
  run: async (args) => {
    const { options, words } = readArguments(args, types, { usage, most: 1 })
    const [what] = words
    const make = what === undefined ? undefined : models[what]
    if (make === undefined)
      throw new InputError([
        what === undefined ? 'catalog・profile・mapping・assessment-results のどれかを書いてください。' : `「oscal ${what}」という命令はありません。`,
        '',
        usage,
      ])
    const document = make(openCatalog(options.catalog), options)
    if (options.out === undefined) process.stdout.write(document.text)
    else keep(options.out, document, options.json ?? false)
    return 0
  },
}
