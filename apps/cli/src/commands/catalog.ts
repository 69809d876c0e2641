// SPDX-License-Identifier: Apache-2.0
import { type Catalog, catalogGaps, checkCatalog, type Mapping, type Problem, writeLock } from '@shinayaka/catalog'
import { mappingGaps } from '@shinayaka/domain'
import { catalogFolder, openCatalog } from '../catalog-folder.ts'
import { find, outline } from '../catalog-view.ts'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { gapLines } from '../gap-list.ts'
import { table } from '../table.ts'

const usage = `使い方: npx shinayaka catalog list|show ID|diff ID ID|gaps|check|lock [--catalog DIR] [--json]

  list       カタログにあるものを並べる
  show ID    一つを全部見せる（clinic、backup、backup.separate-copy、measure.…、handa-2021 など）。取組には、それを使う設問・項目・条項・
             対策とわけが付く。様式の項目は mhlw-r8/2-7、条項は mhlw-7.0/operations.14.t1 のように書く
  diff ID ID 二つの版（mhlw-r7 と mhlw-r8 など）で、項目が何に変わり、何がまだ対応づいていないかを見せる
  gaps       まだ結ばれていないもの（使われない取組、決まりのない項目、取組のない条項、見ていない章、版どうしの対応）と、提案の出うる割合を見せる
  check      形・数・参照・id・確度・似すぎた文・公開した版を検査する（直すところがあれば終了コード 1）
  lock       新しく公開（published）した版を catalog.lock に加える。加えた版は以後直せません

  --catalog DIR   別のカタログを使う
  --json          機械向けに出す

結果は標準出力だけに、うまくいかないときの説明は標準エラーだけに出します（--json でも同じ）。
終了コード: 0 よい / 1 カタログに直すところがある / 2 指定に直すところがある`

const list = ({ files }: Catalog, json: boolean): number => {
  // A domain in a file of its own is part of its self-assessment, which is listed.
  const whole = files.filter(({ kind }) => kind !== 'questions')
  const rows = whole.map(({ kind, id, edition, title }) => ({ kind, id, edition, title }))
  if (json) printJson(rows)
  else print(table([['種類', 'id', '版', '題'], ...rows.map(({ kind, id, edition, title }) => [kind, id, edition ?? '', title])], 'words'))
  return 0
}

const show = (catalog: Catalog, id: string | undefined, json: boolean): number => {
  if (id === undefined) throw new InputError(['何を見せるか、id を書いてください。id は npx shinayaka catalog list で見られます。', '', usage])
  const found = find(catalog, id)
  if (found === null) throw new InputError(`「${id}」はカタログにありません。id は npx shinayaka catalog list で見られます。`)
  if (json) printJson(found)
  else print(outline(found))
  return 0
}

const relations: Record<Mapping['pairs'][number]['relation'], string> = {
  same: 'そのまま',
  changed: '意味が変わった',
  unverified: '原文を見ていない',
  new: '新しい',
  gone: 'なくなった',
}

/** The ids of what can be mapped: items of a form, clauses of a guideline. */
const idsOf = ({ checklists, guidelines }: Catalog, id: string): string[] => {
  const form = checklists.get(id)
  if (form) return form.sections.flatMap(({ items }) => items.map((item) => item.id))
  return guidelines.get(id)?.volumes.flatMap(({ chapters }) => chapters.flatMap(({ clauses }) => clauses.map((clause) => clause.id))) ?? []
}

const diff = (catalog: Catalog, from: string | undefined, to: string | undefined, json: boolean): number => {
  if (from === undefined || to === undefined) throw new InputError(['前の版と後の版の id を、この順に書いてください。', '', usage])
  const mapping = catalog.mappings.find((one) => one.from === from && one.to === to)
  if (!mapping) {
    const known = catalog.mappings.map((one) => `${one.from} ${one.to}`).join('、')
    throw new InputError(`「${from}」から「${to}」への対応表（mappings）はカタログにありません。あるのは ${known} です。`)
  }
  const gaps = mappingGaps({ from: idsOf(catalog, from), to: idsOf(catalog, to) }, mapping.pairs)
  const pairs = mapping.pairs.map((pair) => ({ from: pair.from, to: pair.to, relation: pair.relation, reason: pair.reason }))
  if (json) printJson({ from, to, mapping: mapping.id, edition: mapping.edition, hash: mapping.hash, pairs, unmapped: gaps })
  else {
    const rows = pairs.map((pair) => [pair.from.join('・') || '－', pair.to.join('・') || '－', relations[pair.relation], pair.reason])
    print(table([[from, to, '関係', 'わけ'], ...rows], 'words'))
    const open = [...gaps.from, ...gaps.to]
    print(open.length === 0 ? 'どの項目にも対応があります。' : `まだ対応づいていない項目: ${open.join('、')}`)
  }
  return 0
}

const gaps = (catalog: Catalog, json: boolean): number => {
  const open = catalogGaps(catalog)
  if (json) printJson(open)
  else print(gapLines(open).join('\n'))
  return 0
}

const listed = (errors: readonly Problem[]): string => {
  const lines = errors.map(({ file, place, reason }) => `${[file, place].filter(Boolean).join(' ')}: ${reason}`)
  return [...lines, '', `直すところが ${errors.length} か所あります。`].join('\n')
}

const check = (dir: string, json: boolean): number => {
  const { ok, errors, counts } = checkCatalog(dir)
  const { instruments, practices, measures, sourceEntries } = counts
  const asked = Object.entries(instruments).map(([id, size]) => `${id} ${size.domains}分野${size.questions}問`)
  if (json) printJson({ ok, errors: errors.map(({ file, place, reason }) => ({ file, place, reason })), counts })
  else
    print(ok ? `直すところはありません（${asked.join('、')}、取組 ${practices}、対策 ${measures}、出典の項目 ${sourceEntries}）。` : listed(errors))
  return ok ? 0 : 1
}

const lock = (dir: string, json: boolean): number => {
  const { ok, errors, added, locked } = writeLock(dir)
  if (json) printJson({ ok, errors, added, locked })
  else if (!ok) print(`${listed(errors)}\ncatalog.lock は変えていません。`)
  else print([...added.map((path) => `加えました: ${path}`), `catalog.lock に ${locked} 個の版があります。`].join('\n'))
  return ok ? 0 : 1
}

/** Looks into the catalog, proves it, and locks what is published. */
export const catalog: Command = {
  usage,
  run: async (args) => {
    const { options, words } = readArguments(args, { catalog: 'string', json: 'boolean' }, { usage, most: 3 })
    const [what, id, other] = words
    const json = options.json ?? false
    const extra = what === 'diff' ? undefined : what === 'show' ? other : id
    if (extra !== undefined) throw new InputError([`「${extra}」は余分です。`, '', usage])
    switch (what) {
      case 'list':
        return list(openCatalog(options.catalog), json)
      case 'show':
        return show(openCatalog(options.catalog), id, json)
      case 'diff':
        return diff(openCatalog(options.catalog), id, other, json)
      case 'gaps':
        return gaps(openCatalog(options.catalog), json)
      case 'check':
        return check(catalogFolder(options.catalog), json)
      case 'lock':
        return lock(catalogFolder(options.catalog), json)
      default:
        throw new InputError([
          what === undefined ? 'list・show・diff・gaps・check・lock のどれかを書いてください。' : `「catalog ${what}」という命令はありません。`,
          '',
          usage,
        ])
    }
  },
}
