// SPDX-License-Identifier: Apache-2.0
import { accountJa } from './account.ja.ts'
import { assessmentJa } from './assessment.ja.ts'
import { evidenceJa } from './evidence.ja.ts'
import { integrationJa } from './integration.ja.ts'
import { organisationJa } from './organisation.ja.ts'
import { peopleJa } from './people.ja.ts'
import { planJa } from './plan.ja.ts'
import { postJa } from './post.ja.ts'
import { prefectures } from './prefectures.ts'

const ways = { password: 'パスワード', totp: '認証アプリ', passkey: 'パスキー', 'recovery-code': '回復コード' }

/** What the codes that stand in the trail mean, by the field they stand in. */
export const trailCodesJa = {
  role: accountJa.roles,
  instrument: { clinic: '診療所などの自己点検', 'hospital-it': '病院の自己点検', executive: '経営層の自己点検' },
  state: planJa.states,
  value: {
    ...assessmentJa.values,
    '3': '到達度 3',
    '2': '到達度 2',
    '1': '到達度 1',
    '0': '到達度 0',
    yes: 'はい',
    no: 'いいえ',
    exempt: '記入不要',
  },
  source: {
    own: '自院の答え',
    vendor: '事業者の回答',
    proposal: '提案のとおり',
    hand: '手で答えた',
    workbook: '様式の Excel',
    carried: '前の版から',
  },
  control: { identity: 'IDとパスワード', external: '外とつながる線', media: 'USBメモリなどの媒体', internal: '院内の部門の間' },
  grade: { o: '○ 守れている', d: '△ 一部だけ', x: '× 守れていない', ok: '○ 守れている', weak: '× 弱いところがある', unknown: '？ わからない' },
  prefecture: Object.fromEntries(prefectures('ja').map(({ code, name }) => [code, name])),
  institutionKind: organisationJa.institutionKind,
  recordKeeping: organisationJa.recordKeeping,
  serverMaintenance: organisationJa.serverMaintenance,
  itStaffing: organisationJa.itStaffing,
  kind: {
    interim: '途中',
    final: '最終',
    ...evidenceJa.kinds,
    medical: '医療機関など',
    group: 'グループ',
    vendor: '事業者',
    prefecture: '都道府県',
    network: '地域のネットワーク',
    certifier: '認定する機関',
  },
  how: ways,
  by: { ...ways, invitation: '招待コード', 'first-run': 'はじめの設定' },
  password: { new: '付け直した' },
  secondFactors: { cleared: '外した' },
  sessions: { ended: '切った' },
  permission: peopleJa.permissions,
  permissions: peopleJa.permissions,
  events: integrationJa.add.event,
  post: postJa.names,
  /** Why an answer of the identity provider was refused. */
  reason: {
    denied: '認証基盤で断られたか、やめた',
    unlinked: 'まだ結び付いていない',
    down: 'つながらない',
    discovery: '認証基盤の案内が読めない',
    issuer: '発行者が違う',
    audience: '宛先が違う',
    nonce: '頼んだときの印が違う',
    expired: '期限が過ぎている',
    algorithm: '署名の方式が弱いか、決まりにない',
    signature: '署名が正しくない',
    code: '引き換えの番号が使えない',
    ended: '時間切れか、別の画面から、または二度目',
    answer: '返事の形が違う',
  },
  systemKind: { client: '端末', server: 'サーバ', 'medical-device': '医療機器' },
  secondFactorState: {
    'in-use': '使っている',
    planned: '使い始める日が決まっている',
    'next-renewal': '次の改修を待つ',
    none: 'まだ決まっていない',
    unknown: 'わからない',
  },
  readingRoute: { delegated: '概説編と保守委託機関編', full: '全部の編' },
  listed: { unknown: 'わからない' },
  exemption: { 'no-system': '医療情報システムがない', 'no-vendor': '事業者との契約がない' },
  language: { ja: '日本語', en: '英語' },
} as const
