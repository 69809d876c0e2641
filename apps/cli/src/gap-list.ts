// SPDX-License-Identifier: Apache-2.0
import type { CatalogGaps } from '@shinayaka/catalog'

const percent = (share: number | null): string => (share === null ? '－' : `${Math.round(share * 100)} %`)
const listed = (lines: readonly string[]): string[] => lines.map((line) => `  ・${line}`)

/** The gap list for people to read: what is open, each with its reason where one was written. */
export const gapLines = ({ practices, forms, guidelines, mappings }: CatalogGaps): string[] => [
  `取組：${practices.total} のうち、どの様式もどの条項も使っていないもの ${practices.unused.length}`,
  ...listed(practices.unused.map(({ practice, name }) => `${practice}　${name}`)),
  '',
  '様式：提案の出うる項目の割合（はいの決まりのある項目 ÷ 全部の項目）',
  ...forms.flatMap(({ form, items, withRule, share, withoutRule }) => [
    `  ${form}：${withRule} / ${items}（${percent(share)}）`,
    ...withoutRule.map(({ number, name, reason }) => `    ・${number} ${name}：${reason}`),
  ]),
  '',
  'ガイドライン：取組と結んだ条項と、まだ見ていない章',
  ...guidelines.flatMap(({ guideline, clauses, withPractices, withoutPractices, chapters, unseen }) => [
    `  ${guideline}：条項 ${withPractices} / ${clauses}、見ていない章 ${unseen.length} / ${chapters}`,
    ...withoutPractices.map(({ clause, name, reason }) => `    ・${clause} ${name}：${reason}`),
    ...unseen.map(({ chapter, number, name }) => `    ・（見ていない）${chapter} ${number} ${name}`),
  ]),
  '',
  '対応表：続く二つの版',
  ...mappings.flatMap(({ from, to, mapping, unmapped, unverified }) => {
    const open = [...unmapped.from.map((id) => `${from} の ${id}`), ...unmapped.to.map((id) => `${to} の ${id}`)]
    if (mapping === null) return [`  ${from} → ${to}：対応表がありません`]
    return [
      `  ${from} → ${to}（${mapping}）：${open.length === 0 ? '全部に対応があります' : `対応のない項目 ${open.length}`}、原文を見ていない組 ${unverified}`,
      ...open.map((id) => `    ・${id}`),
    ]
  }),
]
