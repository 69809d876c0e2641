// SPDX-License-Identifier: Apache-2.0
import { managementPoints } from '@shinayaka/domain'
import { expect, it } from 'vitest'
import { managementSentences } from './standing.ts'

const facts = {
  overall: 1.345,
  weak: ['体制', 'バックアップ'],
  domainsCounted: 21,
  previous: null,
  level: null,
  unknown: 0,
  differs: [],
  decisions: 0,
}
const said = (more: Partial<Parameters<typeof managementPoints>[0]>) =>
  managementSentences(
    managementPoints({ ...facts, ...more }).map(({ code, ...params }) => ({
      code,
      params: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, Array.isArray(value) ? value.join('、') : value])),
    })),
    'ja',
  )

it('says where a hospital stands in sentences that can be read aloud', () => {
  expect(said({ previous: { overall: 1.1, year: 2025 }, level: { low: 0, high: 1 }, unknown: 2, differs: ['人とお金'], decisions: 3 })).toEqual([
    '全体の点は3点中1.35点で、点の付いた21分野のうち2分野が1.5点以下です。',
    '前回（令和7年度）より0.25点上がりました。',
    '対策を急ぐ分野は、点の低い順に、体制、バックアップです。',
    'ネットワーク類型はレベル0〜1で、目標のレベル2に届いていません。',
    '「わからない」という答えが2問あります。0点と数えているので、確かめると点が上がることがあります。',
    '経営層のほうが良いと見ている話題は、人とお金です。どちらが実際に近いか、話し合って確かめてください。',
    '経営層に決めていただきたいことが3件あります。',
  ])
})

it.each<[string, Parameters<typeof said>[0], string]>([
  ['a first time', {}, '初めての点検です。次の点検から、変化も示します。'],
  ['a fall', { previous: { overall: 1.5, year: 2019 } }, '前回（令和元年度）より0.16点下がりました。'],
  ['no change that can be seen', { previous: { overall: 1.346, year: 2025 } }, '前回（令和7年度）と同じ点です。'],
  ['no weak domain', { weak: [] }, '1.5点以下の分野はありません。'],
  ['a level reached', { level: { low: 2, high: 3 } }, 'ネットワーク類型はレベル2〜3で、目標のレベル2に届いています。'],
  [
    'a level that is open',
    { level: { low: 0, high: 2 } },
    'ネットワーク類型はレベル0〜2です。わからない項目があり、目標のレベル2に届くかどうか、まだ言えません。',
  ],
  ['nothing counted', { overall: null }, '点に数えた答えがないため、全体の点はありません。'],
])('says %s', (_, more, sentence) => {
  expect(said(more)).toContain(sentence)
})

it('speaks English with English names, and leaves out a code it does not know', () => {
  const points = [
    { code: 'weakest', params: { domains: '体制', domainsEn: 'Governance' } },
    { code: 'change', params: { difference: 0.5, year: 2025 } },
    { code: 'from-a-later-edition', params: {} },
  ]
  expect(managementSentences(points, 'en')).toEqual([
    'The domains to act on first, lowest score first: Governance.',
    'That is 0.50 points up since last time (FY2025).',
  ])
})
