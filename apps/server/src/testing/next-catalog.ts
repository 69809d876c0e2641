// SPDX-License-Identifier: Apache-2.0
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A copy of the catalog in a folder of its own, to which a test adds what an author would. */
export const copyCatalog = (from: string, folder = mkdtempSync(join(tmpdir(), 'shinayaka-catalog-'))): string => {
  cpSync(from, folder, { recursive: true })
  return folder
}

/** Changes one file as an author would; what is looked for must be there. */
export const reword = (folder: string, file: string, ...changes: readonly (readonly [string, string])[]): void => {
  let text = readFileSync(join(folder, file), 'utf8')
  for (const [from, to] of changes) {
    if (!text.includes(from)) throw new Error(`${file} does not say: ${from}`)
    text = text.replace(from, to)
  }
  writeFileSync(join(folder, file), text)
}

type Relation = 'same' | 'changed' | 'unverified'
/** What next year's author does to this year's form: every other item is mapped as `rest`. What is gone must not be the last of its section. */
export type NextYear = {
  from: string
  to: string
  year: number
  rest: Relation
  changed: readonly string[]
  gone: readonly string[]
  added: readonly string[]
}

const reference = '[{ source: mhlw-checklist-r8/unseen, certainty: C }]'
const author = (one: string) => `reason: 新しい年度の用紙と見くらべて、編者がそう決めました（${one}）。\n    references: ${reference}`

// 4-2 is 4②.
const numberOf = (id: string): string => id.replace(/-(\d+)$/, (_, n) => String.fromCodePoint(0x245f + Number(n)))

const itemBlock = (id: string): string => `      - id: ${id}
        number: ${numberOf(id)}
        name: { ja: 新しく加わった項目, en: An item that was added }
        asks: 新しい年度に加わった備えを、決めた紙に書いているかを尋ねます。
        how: その紙を開いて、日付と名前があるかを見ます。
        evidence: [備えを書いた紙]
        misunderstandings: [話し合っただけで足りると思うこと。紙に書いて初めて示せます。]
        target: organisation
        exempt: []
        plan: null
        rule: null
        reason: 新しい項目で、答える取組がまだ結び付いていません。
        clauses: []
        references: ${reference}
`

/** Adds next year's form and, unless `mapped` is false, the mapping to it: two YAML files and no code. */
export const addNextYear = (folder: string, next: NextYear, mapped = true): void => {
  const { from, to, year, changed, gone, added } = next
  const before = readFileSync(join(folder, 'checklists', `${from}.yaml`), 'utf8')
  const blocks = before.split(/(?=^ {6}- id: )/m)
  const ids = blocks.slice(1).map((block) => /^ {6}- id: (\S+)/.exec(block)?.[1] ?? '')
  const kept = blocks.filter((_, index) => index === 0 || !gone.includes(ids[index - 1] ?? ''))
  // Published or not, what is written here is a file of its own.
  const text = `${kept.join('').trimEnd()}\n${added.map(itemBlock).join('')}`
    .replace(`id: ${from}`, `id: ${to}`)
    .replace(/^status: .*$/m, 'status: draft')
    .replace(/^year: .*$/m, `year: ${year}`)
    .replace(/^deadline: .*$/m, `deadline: "${year + 1}-03-31"`)
    .replace(/^title: .*$/m, `title: { ja: サイバーセキュリティ対策チェックリスト ${year}年度版, en: Checklist of fiscal ${year} }`)
  writeFileSync(join(folder, 'checklists', `${to}.yaml`), text)
  if (!mapped) return
  const pairs = [
    ...ids
      .filter((id) => !gone.includes(id))
      .map((id) => `  - from: [${id}]\n    to: [${id}]\n    relation: ${changed.includes(id) ? 'changed' : next.rest}\n    ${author(id)}`),
    ...gone.map((id) => `  - from: [${id}]\n    to: []\n    relation: gone\n    ${author(id)}`),
    ...added.map((id) => `  - from: []\n    to: [${id}]\n    relation: new\n    ${author(id)}`),
  ]
  writeFileSync(
    join(folder, 'mappings', `${from}-to-${to}.yaml`),
    `kind: mapping\nid: ${from}-to-${to}\nedition: "2027.1"\nstatus: draft\ntitle: { ja: ${year}年度版へ, en: To fiscal ${year} }\nof: checklist\nfrom: ${from}\nto: ${to}\nnote: 新しい年度の用紙を編者が見くらべて、項目ごとに結びました。\npairs:\n${pairs.join('\n')}\n`,
  )
}
