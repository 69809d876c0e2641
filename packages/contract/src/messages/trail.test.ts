// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../endpoint.ts'
import { endpoints } from '../endpoints.ts'
import { trailGroups } from '../trail.ts'
import { trailEn } from './trail.en.ts'
import { trailJa } from './trail.ja.ts'
import { addressText, type TrailReader, trailChanges, trailSentence } from './trail.ts'

const called = new Map([
  ['Q1', '担当者を決める'],
  ['Q2', '一覧を持つ'],
  ['measure.mfa', '二つ目の確認を足す'],
  ['assets', '資産管理'],
  ['p-1', '中村 彩'],
])
const reader: TrailReader = {
  texts: trailJa,
  nameOf: (id) => called.get(id),
  dayText: (day) => `日付 ${day}`,
  dayTimeText: (at) => `日時 ${at.slice(0, 16)}`,
  scoreText: (score) => score.toFixed(2),
}

const row = (action: string, more: object = {}) => ({
  person: { name: '青木 直人' },
  action,
  target: { kind: 'submission', id: 'そこ' },
  before: null,
  after: null,
  address: '192.0.2.7',
  ...more,
})

describe('a row of the trail', () => {
  it.each([
    [row('assessment.submit', { after: { instrument: 'hospital-it' } }), '青木 直人さんが、病院の自己点検を提出しました。'],
    [row('account.invite', { after: { name: '山田 花子', role: 'viewer' } }), '青木 直人さんが、山田 花子さんを閲覧者として招待しました。'],
    [row('answer.save', { after: [{ question: 'a' }, { question: 'b' }] }), '青木 直人さんが、自己点検の答えを 2 問保存しました。'],
    [row('record.take', { after: { what: 'readReport' } }), '青木 直人さんが、報告書（PDF）を持ち出しました。'],
    [row('record.read', { after: { what: 'readNewThing' } }), '青木 直人さんが、記録（readNewThing）を読みました。'],
    [
      row('record.read-by-overseer', { person: null, after: { what: 'readOverseenSubmission', organisation: '朝顔グループ', person: '森 一郎' } }),
      '見守る機関「朝顔グループ」の森 一郎さんが、この機関の提出された結果を読みました。',
    ],
    [row('session.denied', { person: null }), '「そこ」としてのサインインが、断られました。'],
    [row('organisation.move', { person: null, address: 'command line' }), 'サーバのあるマシンで操作した人が、機関の置き場所（上下）を変えました。'],
    [row('evidence.create', { after: { title: '復元訓練の記録', revision: { n: 1 } } }), '青木 直人さんが、証跡「復元訓練の記録」を加えました。'],
    [row('account.invite'), '青木 直人さんが、（記録なし）さんを（記録なし）として招待しました。'],
    [row('not.known-yet'), '青木 直人さんの操作: not.known-yet（そこ）'],
    [row('toString'), '青木 直人さんの操作: toString（そこ）'],
  ])('%#: says what happened in a sentence', (told, sentence) => {
    expect(trailSentence(told, reader)).toBe(sentence)
  })

  it('says where from in words, where it was no address', () => {
    expect(['192.0.2.7', 'command line', 'toString'].map((address) => addressText(address, trailJa))).toEqual([
      '192.0.2.7',
      'サーバのあるマシンで操作した人',
      'toString',
    ])
  })

  it.each([
    [row('quote.save', { target: { kind: 'measure', id: 'measure.mfa' } }), '青木 直人さんが、対策「二つ目の確認を足す」の見積もりを書きました。'],
    [row('quote.save', { target: { kind: 'measure', id: 'measure.gone' } }), '青木 直人さんが、対策「measure.gone」の見積もりを書きました。'],
    [
      row('post.save', { target: { kind: 'post', id: 'safety-manager' } }),
      '青木 直人さんが、役職「医療情報システム安全管理責任者」に就く人を書きました。',
    ],
    [
      row('permission.denied', { target: { kind: 'permission', id: 'account.invite' } }),
      '青木 直人さんの操作「人を招待する」が、権限がないため断られました。',
    ],
    [row('assessment.assign', { after: { domain: 'assets' } }), '青木 直人さんが、自己点検の分野「資産管理」の受け持ちを決めました。'],
    // What a stranger typed is never taken for one of our ids.
    [row('session.denied', { person: null, target: { kind: 'session', id: 'measure.mfa' } }), '「measure.mfa」としてのサインインが、断られました。'],
  ])('%#: calls things by their names', (told, sentence) => {
    expect(trailSentence(told, reader)).toBe(sentence)
  })

  const changes = (before: unknown, after: unknown) => trailChanges({ before, after }, reader)

  it('shows what was otherwise before, field by field, in words', () => {
    expect(
      changes(
        [{ question: 'Q1', value: 1, comment: '', source: 'own', version: 0 }, { question: 'Q2' }],
        [
          { question: 'Q1', value: 2, comment: '', source: 'own', answeredBy: '青木', answeredAt: '2026-11-21T01:30:00.000Z', version: 1 },
          { question: 'Q2', value: 'na', source: 'vendor', version: 0 },
          { question: 'Q3', value: 0 },
        ],
      ),
    ).toEqual([
      { label: '担当者を決める › 答え', before: '到達度 1', after: '到達度 2' },
      { label: '一覧を持つ › 答え', before: '', after: '対象外' },
      { label: '一覧を持つ › 答えの出どころ', before: '', after: '事業者の回答' },
      { label: 'Q3 › 答え', before: '', after: '到達度 0' },
    ])
    expect(changes({ role: 'staff', name: '山田' }, { role: 'viewer', name: '山田', until: '2027-03-31' })).toEqual([
      { label: '役割', before: '職員', after: '閲覧者' },
      { label: 'この日まで', before: '', after: '日付 2027-03-31' },
    ])
    expect(changes({ yen: 860_000, overall: 1.44285 }, { yen: 1_980_000, overall: 2, at: '2026-11-21T01:30:00.000Z' })).toEqual([
      { label: '金額（円）', before: '860,000', after: '1,980,000' },
      { label: '総合の点', before: '1.44', after: '2.00' },
      { label: 'at', before: '', after: '日時 2026-11-21T01:30' },
    ])
    expect(changes(null, { how: 'totp' })).toEqual([{ label: '方法', before: '', after: '認証アプリ' }])
    expect(changes(null, { what: 'listTrail', query: { group: 'people' } })).toEqual([
      { label: '読んだもの', before: '', after: '操作記録' },
      { label: '条件 › 操作の種類', before: '', after: '使う人と役割' },
    ])
  })

  it('lists what only has a name, and leaves the number beside a name to the CSV', () => {
    const id = '0193a3b0-0000-7000-8000-000000000001'
    expect(
      changes(null, [
        { id, measure: 'measure.mfa' },
        { id, measure: 'measure.gone' },
      ]),
    ).toEqual([{ label: '対策', before: '', after: '二つ目の確認を足す、measure.gone' }])
    expect(changes({ people: ['p-1'] }, { people: ['p-1', id] })).toEqual([{ label: '人', before: '中村 彩', after: `中村 彩、${id}` }])
    expect(changes(null, { holder: { person: id, name: '青木', contact: '' } })).toEqual([
      { label: '就いている人 › 名前', before: '', after: '青木' },
    ])
  })

  it('loses nothing that nobody has a word for', () => {
    expect(changes(null, { newThing: { toString: 'own', deep: [1, { odd: 'Q1' }] }, constructor: 'x' })).toEqual([
      { label: 'newThing › toString', before: '', after: 'own' },
      { label: 'newThing › deep › 1', before: '', after: '1' },
      { label: 'newThing › deep › 2 › odd', before: '', after: 'Q1' },
      { label: 'constructor', before: '', after: 'x' },
    ])
  })
})

describe('the tables of the trail', () => {
  it('give every action of a group its sentence, each action in one group', () => {
    const grouped = Object.values(trailGroups).flat() as string[]
    expect(new Set(grouped).size).toBe(grouped.length)
    expect([...grouped].sort()).toEqual(Object.keys(trailJa.actions).sort())
    expect(Object.keys(trailGroups)).toEqual(Object.keys(trailEn.groups))
  })

  it('have codes for fields that have a name', () => {
    const fields = Object.keys(trailJa.fields)
    expect(Object.keys(trailJa.codes).filter((field) => !fields.includes(field))).toEqual([])
  })

  it('name what every sensitive endpoint shows', () => {
    const sensitive = Object.entries(endpoints).flatMap(([name, endpoint]) => ((endpoint as Endpoint).sensitive ? [name] : []))
    expect(sensitive.filter((name) => !(name in trailJa.reads))).toEqual([])
  })
})
