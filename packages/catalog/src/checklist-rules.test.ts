// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PasswordRequirement, YesRule } from '@shinayaka/domain'
import { describe, expect, it } from 'vitest'
import { catalogGaps, loadCatalog } from './index.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const catalog = loadCatalog(`${root}catalog`)
const page = readFileSync(`${root}docs/checklist-rules.md`, 'utf8')

const asked: Partial<Record<keyof PasswordRequirement, string>> = {
  lettersAndDigits: '英数',
  symbols: '記号',
  changedRegularly: '変更',
  secondFactor: '二要素',
  noReuse: '使い回し禁止',
}
const wayText = ({ minimum, ...rest }: PasswordRequirement): string =>
  [...(minimum === undefined ? [] : [String(minimum)]), ...Object.keys(rest).map((name) => asked[name as keyof typeof rest] ?? name)].join(' ')

/** A rule as the page writes it: the outermost without parentheses. */
const ruleText = (rule: YesRule, inner = false): string => {
  if ('practice' in rule) return `${rule.practice}≥${rule.at}`
  if ('planned' in rule) return `計画(${rule.planned}≥${rule.at}, ${rule.by})`
  if ('passwords' in rule) return `パスワード[${rule.passwords.map(wayText).join('｜')}]`
  const [parts, word] = 'all' in rule ? [rule.all, ' かつ '] : [rule.any, ' または ']
  const text = parts.map((part) => ruleText(part, true)).join(word)
  return inner ? `(${text})` : text
}

/** The tables of the page, written by hand and read again item by item: the form of each heading → item → rule. */
const written = new Map(
  page
    .split('\n## ')
    .slice(1)
    .flatMap((part): [string, Map<string, string>][] => {
      const form = /（([a-z0-9-]+)）/.exec(part.split('\n')[0] ?? '')?.[1]
      if (form === undefined) return []
      return [[form, new Map([...part.matchAll(/^\| ([0-9a-z-]+) \| `([^`]+)` \|/gm)].map(([, item = '', rule = '']) => [item, rule]))]]
    }),
)

describe('the rules of はい, as reviewed by hand', () => {
  it('cover every form of the catalog', () => {
    expect([...written.keys()].sort()).toEqual([...catalog.checklists.keys()].sort())
  })

  it.each([...catalog.checklists.values()].map((form) => [form.id, form] as const))('are those of %s', (id, form) => {
    const rules = form.sections.flatMap(({ items }) => items.map((item) => [item.id, item.rule === null ? 'なし' : ruleText(item.rule)]))
    expect(Object.fromEntries(written.get(id) ?? [])).toEqual(Object.fromEntries(rules))
  })

  it('state the share of items that can be proposed, as it is', () => {
    const stated = [...page.matchAll(/^\| [^|]*（([a-z0-9-]+)） \| (\d+) \| (\d+)[^|]* \| (\d+) % \|$/gm)].map(([, form, all, ruled, share]) => [
      form,
      Number(all),
      Number(ruled),
      Number(share),
    ])
    const counted = catalogGaps(catalog).forms.map(({ form, items, withRule, share }) => [form, items, withRule, Math.round((share ?? 0) * 100)])
    expect(stated.sort()).toEqual(counted.sort())
  })

  it('say of each item without a rule why no practice answers it', () => {
    const silent = [...catalog.checklists.values()].flatMap(({ sections }) =>
      sections.flatMap(({ items }) => items.filter(({ rule, reason }) => rule === null && (reason ?? '').length < 10)),
    )
    expect(silent).toEqual([])
  })
})
