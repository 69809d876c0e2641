// SPDX-License-Identifier: Apache-2.0
import type { AssessmentReport, ReportChange, ReportDomain, ReportScore } from './input.ts'
import { reportLabelsJa } from './labels.ja.ts'
import { sampleAnswers } from './sample-answers.ts'
import { sampleWeak } from './sample-measures.ts'

const score = (value: number | null, range: string | null = null): ReportScore => ({ value, text: value === null ? '—' : value.toFixed(2), range })

const change = (before: number | null, after: number | null): ReportChange => {
  if (before === null || after === null) return { text: '—', direction: 'none' }
  const difference = after - before
  const text = `${difference > 0 ? '+' : difference < 0 ? '−' : '±'}${Math.abs(difference).toFixed(2)}`
  return { text, direction: difference > 0 ? 'up' : difference < 0 ? 'down' : 'same' }
}

type Row = [id: string, name: string, after: number | null, before: number | null, questions: number, unknown: number, range: string | null]
const rows: Row[] = [
  ['organisation', '体制と責任者', 2, 1, 1, 0, null],
  ['education', '職員の教育', 1, 1, 1, 0, null],
  ['assets', '機器の把握', 2, 0, 1, 0, null],
  ['external', '外部との接続', 0, 0, 2, 1, '0.00〜1.50'],
  ['media', '持ち込み媒体', 1, 1, 1, 0, null],
  ['malware', 'ウイルス対策', 3, 2, 1, 0, null],
  ['accounts', '利用者とパスワード', 2, 1, 1, 0, null],
  ['updates', '更新プログラム', 0, null, 1, 0, null],
  ['backup', 'バックアップ', 0.5, 0.5, 2, 0, null],
  ['contracts', '事業者との契約', 2, 2, 1, 0, null],
  ['continuity', '診療を続ける備え', null, null, 1, 0, null],
]

const domains: ReportDomain[] = rows.map(([id, name, after, before, questions, unknown, range]) => ({
  id,
  name,
  score: score(after, range),
  counted: after === null ? 0 : questions,
  notApplicable: after === null ? questions : 0,
  unknown,
  questions,
  belowThreshold: after !== null && after <= 1.5,
  previous: score(before),
  change: change(before, after),
}))

/** The report of a fictional clinic with one earlier year: for tests and measurements. Nothing in it is about a real place. */
export const sampleReport: AssessmentReport = {
  language: 'ja',
  labels: reportLabelsJa,
  title: '自己点検 報告書',
  organisation: {
    name: 'しなやか診療所（架空）',
    kind: '診療所（無床）',
    profile: [
      { term: '所在', value: '長野県' },
      { term: '記録', value: '電子カルテ（院内サーバー）' },
      { term: '保守', value: '事業者に任せている' },
    ],
  },
  instrument: { title: '診療所・歯科・薬局・介護の自己点検', edition: '2026.1', questions: 13, domains: 11 },
  submission: {
    on: '令和8年11月21日（2026年11月21日）',
    by: '清水 しなの',
    fiscalYear: '令和8年度（2026年度）',
    sha256: '9f2c4b1de07a5f86c3d19e4470b8a25e6c1f03d9a7b4528e1d60f9c37ab8e214',
  },
  produced: { text: '令和8年11月21日（2026年11月21日）', day: '2026-11-21' },
  front: 'today',
  paragraph: ['全体の点は3点中1.35点で、点の付いた10分野のうち5分野が1.5点以下です。', '前回（令和7年度）より0.41点上がりました。'],
  weakest: [],
  decisions: [],
  first: [
    {
      title: '院外とつながる線を全部書き出す',
      domain: '外部との接続',
      today: 'ルーターと壁の差込口を写真に撮り、線の行き先が分からないものに付せんを貼る。',
      reason: 'どの道から入られるか分からないままでは、ほかの対策の効き目も分かりません。保守会社に送る文は3ページにあります。',
      who: '院長、事務長',
      effort: '約4時間',
      cost: '0円',
    },
    {
      title: '線を抜いた控えを一つ持つ',
      domain: 'バックアップ',
      today: '外付けディスクを二台買い、曜日のラベルを貼る。',
      reason: '攻撃者はつながっている控えを先に消します。抜いてある一つがあれば、診療の記録を取り戻せます。',
      who: '事務長',
      effort: '半日、あとは毎日3分',
      cost: '3万円まで',
    },
    {
      title: '機器ごとに「誰が更新するか」を書面で決める',
      domain: '更新プログラム',
      today: '機器の一覧に「更新する会社」の欄を足し、契約書がある機器に印を付ける。',
      reason: '画像の PC は「お客様の管理」との返事でした。誰も更新しない機器から入られた例が続いています。',
      who: '事務長、保守会社',
      effort: '約5時間',
      cost: '30万円まで',
    },
  ],
  overall: { score: score(1.35, '1.35〜1.50'), counted: 12, notApplicable: 1, unknown: 1, belowThreshold: 5, domainsCounted: 10 },
  previous: {
    on: '令和7年11月18日（2025年11月18日）',
    fiscalYear: '令和7年度（2025年度）',
    overall: score(0.94),
    change: { text: '+0.41', direction: 'up' },
    level: '0',
  },
  network: {
    level: '0〜1',
    levelName: '入口の管理がこれから',
    levelWithoutGate: '0〜1',
    target: '2',
    targetReached: 'no',
    previousLevel: '0',
    levels: [
      {
        level: '3',
        name: '内側まで管理できている',
        meaning: '外部との接続・媒体・院内のネットワークのすべてに決まりと記録がある。',
        current: false,
        target: false,
      },
      {
        level: '2',
        name: '入口を管理できている',
        meaning: '外部との接続と媒体に決まりと記録がある。すべての医療機関に勧める段階。',
        current: false,
        target: true,
      },
      { level: '1', name: '一部を管理できている', meaning: '外部との接続と媒体の両方に、一部でも管理がある。', current: true, target: false },
      {
        level: '0',
        name: '管理がこれから',
        meaning: '外部との接続か媒体のどちらかに管理がない。または ID・パスワードの管理が弱い。',
        current: true,
        target: false,
      },
    ],
    controls: [
      {
        name: 'ID・パスワード',
        grade: '○ できている',
        meaning: '一人に一つの ID があり、初めのパスワードのまま使っていない。',
        missing: null,
        ask: null,
      },
      {
        name: '外部との接続',
        grade: 'わからない',
        meaning: '保守回線がほかにあるかどうか分からない。',
        missing: 'すべての接続を表にし、使うときだけ開け、いつ誰が使ったかの記録を残す。',
        ask: '当院の機器につながる回線と装置を、常時つながるものも含めてすべて教えてください。接続の記録は、どこに何か月分残っていますか。',
      },
      {
        name: '持ち込み媒体',
        grade: '△ 一部',
        meaning: '気をつけてはいるが、どのパソコンでも読み込める。',
        missing: '読み込む一台を決め、読み込んだ日と人を書き残す。',
        ask: null,
      },
      {
        name: '院内のネットワーク',
        grade: '× していない',
        meaning: '電子カルテと事務のパソコンが同じネットワークにある。',
        missing: null,
        ask: null,
      },
    ],
    note: 'ID・パスワードの管理を問う段は当プロジェクトが加えたものです。そのため、問わない場合のレベルも並べて示します。',
    references: ['haip-proposal'],
  },
  asksNetwork: true,
  domains,
  years: null,
  themes: null,
  areas: [],
  measures: 'first in full',
  weak: sampleWeak,
  answers: sampleAnswers,
  method: [
    {
      heading: '点の付け方',
      paragraphs: [
        '一つの設問は 0〜3点です。0は「していない」、1は「一部だけ、または人による」、2は「できていて、書いてある」、3は「できていて、決まった時期に確かめ、直している」。',
        '分野の点は、その分野で数えた設問の点の平均です。総合点は、数えた設問が一つでもある分野の点の平均です。平均は丸めずに比べ、紙の上でだけ小数第二位まで（四捨五入）示します。',
      ],
    },
    {
      heading: '分母',
      paragraphs: [
        '13問のうち 12問を数えました。「対象外」1問は理由を添えて分母から外しています。「わからない」1問は 0点として数え、確かめた後にどこまで上がり得るかを幅で示しています。',
        '11分野のうち 10分野に点があります。「診療を続ける備え」は数えた設問がないので、点を付けていません。0点という意味ではありません。',
      ],
    },
    { heading: '対策を示す境目', paragraphs: ['1.5点以下の分野に対策を示します。手間と費用は編者の目安で、見積もりの代わりにはなりません。'] },
  ],
  sources: [
    {
      id: 'guideline-7',
      title: '医療情報システムの安全管理に関するガイドライン 第7.0版',
      label: '遠隔保守・事業者との取り決め',
      statement: '遠隔保守の経路を把握し、責任の分かれ目を書面で決めることを求めている。',
      url: 'https://www.mhlw.go.jp/stf/shingi/0000516275_00006.html',
      checked: '令和8年11月20日',
      certainty: 'B',
    },
    {
      id: 'checklist-r8',
      title: '医療機関におけるサイバーセキュリティ対策チェックリスト 令和8年度版',
      label: '機器の台帳、媒体、バックアップ',
      statement: '台帳の整備、媒体の制限、つながっていない控えの用意を項目に挙げている。',
      url: 'https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/kenkou_iryou/iryou/johoka/cyber-security.html',
      checked: '令和8年11月20日',
      certainty: 'A',
    },
    {
      id: 'haip-proposal',
      title: '医療機関のネットワーク類型の提案 初版',
      label: '類型 0〜3',
      statement: '三つの管理から類型を決め、すべての医療機関に類型 2を勧めている。',
      url: 'https://haip-cip.org/news/20241105',
      checked: '令和8年11月20日',
      certainty: 'B',
    },
    {
      id: 'case-hospital-a',
      title: '病院の被害事例（架空の要約）',
      label: '遠隔保守の装置からの侵入',
      statement: '更新されていない装置から入られ、二か月のあいだ通常の診療ができなかった。',
      url: 'https://example.jp/case-a',
      checked: '令和8年11月20日',
      certainty: 'C',
    },
    {
      id: 'case-clinic-b',
      title: '診療所の被害事例（架空の要約）',
      label: '控えごと暗号化',
      statement: 'つなぎっぱなしの控えも暗号化され、過去の記録を失った。',
      url: 'https://example.jp/case-b',
      checked: '令和8年11月20日',
      certainty: 'C',
    },
    {
      id: 'alert-vpn',
      title: 'VPN 装置の弱点についての注意喚起（架空）',
      label: '装置の更新',
      statement: '弱点が公表された装置を更新しないまま使うと、外から入られる。',
      url: 'https://example.jp/alert-vpn',
      checked: '令和8年11月20日',
      certainty: 'C',
    },
  ],
}
