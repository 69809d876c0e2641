// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../endpoint.ts'
import { endpoints } from '../endpoints.ts'
import { trailGroups } from '../trail.ts'
import { trailEn } from './trail.en.ts'
import { trailJa } from './trail.ja.ts'
import { addressText, trailChanges, trailSentence } from './trail.ts'

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
    expect(trailSentence(told, trailJa)).toBe(sentence)
  })

  it('says where from in words, where it was no address', () => {
    expect(['192.0.2.7', 'command line', 'toString'].map((address) => addressText(address, trailJa))).toEqual([
      '192.0.2.7',
      'サーバのあるマシンで操作した人',
      'toString',
    ])
  })

  it('shows what was otherwise before, field by field', () => {
    expect(
      trailChanges(
        {
          before: [{ question: 'Q1', value: 1, comment: '' }],
          after: [
            { question: 'Q1', value: 2, comment: '', answeredAt: '2026-11-21T01:30:00.000Z' },
            { question: 'Q2', value: 'na' },
          ],
        },
        trailJa,
      ),
    ).toEqual([
      { label: 'Q1 › 答え', before: '1', after: '2' },
      { label: 'Q1 › 答えた日時', before: '', after: '2026-11-21 10:30' },
      { label: 'Q2 › 設問', before: '', after: 'Q2' },
      { label: 'Q2 › 答え', before: '', after: 'na' },
    ])
    expect(trailChanges({ before: { role: 'staff', name: '山田' }, after: { role: 'viewer', name: '山田' } }, trailJa)).toEqual([
      { label: '役割', before: '職員', after: '閲覧者' },
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

  it('name what every sensitive endpoint shows', () => {
    const sensitive = Object.entries(endpoints).flatMap(([name, endpoint]) => ((endpoint as Endpoint).sensitive ? [name] : []))
    expect(sensitive.filter((name) => !(name in trailJa.reads))).toEqual([])
  })
})
