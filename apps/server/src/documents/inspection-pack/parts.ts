// SPDX-License-Identifier: Apache-2.0
import { fill, type Language, postMessages } from '@shinayaka/contract/messages'
import type { PackCell, PackGroup, PackPart } from '@shinayaka/engines'
import type { FilledItem } from '../../features/checklist/index.ts'
import { dayWords } from '../words.ts'
import type { NumberedEvidence, PackSource } from './read.ts'
import { answerWords, dayOrNone, evidenceNumber, isUnverified, itemWords, leftReason, packTexts } from './words.ts'

type Given = { source: PackSource; language: Language; today: string }

const underItem = ({ item, answer, contradiction }: FilledItem, { source, language }: Given): string[] => {
  const texts = packTexts(language)
  const { checklist } = texts
  const evidence = source.evidence.filter(({ items }) => items.some(({ id }) => id === item.id))
  const unexplained = contradiction !== null && answer !== null && answer.explanation === ''
  return [
    ...(isUnverified(item) ? [`［${texts.unverified}］`] : []),
    ...(answer?.exemption ? [checklist.exemption[answer.exemption]] : []),
    ...(answer?.explanation ? [fill(checklist.explanation, { text: answer.explanation })] : []),
    ...(unexplained ? [checklist.contradiction[contradiction]] : []),
    ...(answer?.risk ? [fill(checklist.risk, { text: answer.risk })] : []),
    ...(answer?.remark ? [fill(checklist.remark, { text: answer.remark })] : []),
    ...(evidence.length > 0
      ? [fill(checklist.evidence, { list: evidence.map(({ n }) => evidenceNumber(n, source.evidence, language)).join(texts.join) })]
      : []),
  ]
}

const checklistRow = (filled: FilledItem, given: Given): PackCell[] => {
  const { language } = given
  const { item, answer } = filled
  const { checklist, none } = packTexts(language)
  return [
    [item.number],
    [itemWords(item, language), ...underItem(filled, given)],
    [answerWords(answer, language), ...(answer?.planned ? [fill(checklist.planned, { day: dayOrNone(answer.planned, language) })] : [])],
    [dayOrNone(answer?.checked, language), ...(answer ? [fill(checklist.answeredBy, { name: answer.answeredBy })] : [])],
    [dayOrNone(answer?.target ?? answer?.planned, language)],
    [answer?.responsible?.name ?? none],
  ]
}

/** The form in its own order. */
export const checklistPart = (given: Given): PackPart => {
  const { source, language } = given
  const { checklist } = packTexts(language)
  const { form, items } = source.filled
  return {
    id: 'checklist',
    title: checklist.title,
    lines: [form.edition.title[language]],
    groups: form.edition.sections.map((section): PackGroup => {
      const rows = items.filter(({ item }) => section.items.some(({ id }) => id === item.id))
      return {
        title: section.name[language],
        lines: [],
        table: {
          caption: fill(checklist.caption, { section: section.name[language], count: rows.length }),
          heads: Object.values(checklist.heads),
          widths: [0.55, 2.7, 0.9, 1.3, 1.3, 0.95],
          rows: rows.map((row) => checklistRow(row, given)),
        },
      }
    }),
  }
}

/** What is いいえ, the nearest target day first. */
export const openPart = ({ source, language, today }: Given): PackPart => {
  const { open, none } = packTexts(language)
  const rows = source.filled.items
    .flatMap(({ item, answer }) => (answer?.value === 'no' ? [{ item, answer }] : []))
    .sort((one, other) => (one.answer.target ?? '9999').localeCompare(other.answer.target ?? '9999'))
  const table = {
    caption: fill(open.caption, { count: rows.length }),
    heads: Object.values(open.heads),
    widths: [0.55, 2.4, 1.3, 1, 2],
    rows: rows.map(({ item, answer }): PackCell[] => [
      [item.number],
      [item.name[language]],
      [
        answer.target === null ? open.noTarget : dayOrNone(answer.target, language),
        ...(answer.target !== null && answer.target < today ? [open.overdue] : []),
      ],
      [answer.responsible?.name ?? none],
      [answer.remark || none],
    ]),
  }
  return {
    id: 'open',
    title: open.title,
    lines: rows.length === 0 ? [open.none] : [],
    groups: [{ title: null, lines: [], table: rows.length === 0 ? null : table }],
  }
}

const evidenceRow = (one: NumberedEvidence, item: string, { source, language, today }: Given): PackCell[] => {
  const { evidence: texts } = packTexts(language)
  const { evidence, items } = one
  const number = evidenceNumber(one.n, source.evidence, language)
  const [first] = items
  // What belongs to several items is written out once.
  if (first && first.id !== item) return [[number], [evidence.title, fill(texts.elsewhere, { number: first.number })], [''], [''], [''], ['']]
  const left = leftReason(one)
  return [
    [number],
    [evidence.title, evidence.savedName, ...(left === null ? [] : [texts.left[left]])],
    [dayOrNone(evidence.effective, language)],
    [
      evidence.expires === null ? texts.noExpiry : dayOrNone(evidence.expires, language),
      ...(evidence.expires !== null && evidence.expires < today ? [texts.expired] : []),
    ],
    [fill(texts.revision, { n: evidence.latest.n })],
    [evidence.latest.sha256.slice(0, 16)],
  ]
}

/** The evidence, item by item. */
export const evidencePart = (given: Given): PackPart => {
  const { source, language } = given
  const { evidence: texts, join } = packTexts(language)
  const of = (id: string) => source.evidence.filter(({ items }) => items.some((item) => item.id === id))
  const bare = source.filled.items.filter(({ item }) => of(item.id).length === 0).map(({ item }) => item.number)
  const groups = source.filled.items.flatMap(({ item }): PackGroup[] => {
    const rows = of(item.id)
    if (rows.length === 0) return []
    const table = {
      caption: fill(texts.caption, { number: item.number }),
      heads: Object.values(texts.heads),
      widths: [0.6, 2.4, 1.3, 1.3, 0.6, 1.4],
      rows: rows.map((row) => evidenceRow(row, item.id, given)),
    }
    return [{ title: fill(texts.group, { number: item.number, name: item.name[language], count: rows.length }), lines: [], table }]
  })
  return {
    id: 'evidence',
    title: texts.title,
    lines: [
      source.evidence.length === 0 ? texts.none : texts.note,
      ...(source.evidence.length > 0 && bare.length > 0 ? [fill(texts.noneOf, { items: bare.join(join) })] : []),
    ],
    groups,
  }
}

/** Who is called, and who stands in. */
export const postsPart = ({ source, language }: Given): PackPart[] => {
  if (source.posts === null) return []
  const { posts: texts, none } = packTexts(language)
  const rows = source.posts.flatMap(({ post, current }) => (current === null ? [] : [{ post, current }]))
  const table = {
    caption: fill(texts.caption, { count: rows.length }),
    heads: Object.values(texts.heads),
    widths: [1.6, 1.5, 1.9, 1.15],
    rows: rows.map(({ post, current }): PackCell[] => [
      [postMessages[language].names[post]],
      [current.holder.name, ...current.deputies.map(({ name }, index) => fill(texts.deputy, { n: index + 1, name }))],
      [
        current.holder.contact || none,
        ...current.deputies.map(({ contact }, index) => fill(texts.deputyContact, { n: index + 1, contact: contact || none })),
      ],
      [dayWords(`${current.since}T00:00:00+09:00`, language)],
    ]),
  }
  const group: PackGroup = { title: null, lines: [], table: rows.length === 0 ? null : table }
  return [{ id: 'posts', title: texts.title, lines: [rows.length === 0 ? texts.none : texts.note], groups: [group] }]
}
