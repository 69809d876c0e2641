// SPDX-License-Identifier: Apache-2.0
import type { AssessmentReport, ReportAnswer, ReportMeasure, ReportScore } from './input.ts'
import { reportLabelsJa } from './labels.ja.ts'
import { sampleReport } from './sample.ts'

const names =
  '体制 教育 資産管理 導入 運用 アクセス制御 ネットワーク メディア モバイル ウイルス対策 暗号化 認証 変更 手順 バックアップ 保守 廃棄 監視 ログ 障害対応 BCP'.split(
    ' ',
  )
const questionsOf = (domain: number): number => (domain % 5 === 4 ? 3 : 4)
const weak = [1, 4, 8, 11, 14, 16, 19]
const words = { 0: '0 できていない', 1: '1 一部だけ', 2: '2 できていて、決まりがある', 3: '3 できていて、見直している' }
const score = (value: number): ReportScore => ({ value, text: value.toFixed(2), range: null })
const pointsOf = (domain: number): number => (weak.includes(domain) ? 1 + (domain % 3) / 4 : 1.75 + (domain % 6) / 5)

const sources: AssessmentReport['sources'] = Array.from({ length: 150 }, (_, index) => ({
  id: `source-${index}`,
  title: `医療機関の情報の守りについての文書 ${Math.floor(index / 14) + 1}（架空）`,
  label: `システム運用編 ${index + 1}章`,
  statement: '台帳の整備、外との接続の管理、つながっていない控えの用意と、戻す練習を、決まった月に確かめることを求めている。',
  url: `https://example.jp/document-${Math.floor(index / 14) + 1}`,
  checked: '2026-11-20',
  certainty: index % 3 === 0 ? 'B' : 'A',
}))
const cited = (from: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `source-${(from * 7 + index * 11) % sources.length}`)

const answer = (domain: number, number: number): ReportAnswer => {
  const value = ((number * 7) % 4) as 0 | 1 | 2 | 3
  return {
    number: `Q${number}`,
    question: `「${names[domain]}」について、決まりを紙に書き、担当の人と確かめる月を決め、抜けた所を直していますか（その${number}）。`,
    answer: words[value],
    value,
    levelText: '部署ごとに決まりがあり、全部の部署で同じ紙を使っている。半年に一度、情報の担当が数か所を見に行き、抜けた所を書き留めて直している。',
    comment: number % 4 === 0 ? `外来と病棟は${number % 12}月に確かめた。検査科は来月。` : '',
    answeredBy: ['情報 太郎', '看護 花子', '医事 一'][domain % 3] ?? '',
    answeredOn: `2026-11-${String(2 + domain).padStart(2, '0')}`,
    vendor: number % 11 === 0 ? '株式会社しおさいシステム（架空）' : null,
    previousAnswer: words[((number * 7 + 3) % 4) as 0 | 1 | 2 | 3],
    references: cited(number, 3),
  }
}

const numbered = names.map((_, domain) => names.slice(0, domain).reduce((sum, _name, index) => sum + questionsOf(index), 0))
const answers: AssessmentReport['answers'] = names.map((name, domain) => ({
  domain: name,
  about: '院内の決まりと、毎日の働き方がそろっているかを見ます。',
  answers: Array.from({ length: questionsOf(domain) }, (_, index) => answer(domain, (numbered[domain] ?? 0) + index + 1)),
}))

const measure = (domain: number, index: number): ReportMeasure => ({
  title: ['一覧を一枚にまとめる', '入口を使うときだけ開ける', '戻す練習を一度する'][index] ?? '',
  raises: `Q${(numbered[domain] ?? 0) + index + 1} を 0 から 2 へ`,
  steps: [
    { when: '今日', text: `「${names[domain]}」の決まりを書いた紙を集め、足りない物に付せんを貼る。` },
    { when: '今月', text: '各部署の責任者に三つの問いを送り、返事を一枚の表にする。会社に頼んでいる分は、契約書の写しを添える。' },
    { when: '今月', text: '決まりの下書きを会議に出し、困る所を聞いて直す。看護部と医事課から一人ずつ入ってもらう。' },
    { when: '今年', text: '半年に一度見直す月を決め、予定表に書く。替わった人に渡す紙も一緒に直す。' },
  ],
  who: '情報の担当（決めるのは院長と看護部長）',
  effort: `約${6 + index * 4}時間`,
  cost: ['0円', '3万円まで（鍵付きの棚）', '30万円まで（設定の作業費）'][index] ?? '',
  free: '表計算ソフトと、今ある会議の時間',
  references: cited(domain + index, 3),
})

const years = ['令和4年度', '令和5年度', '令和6年度', '令和7年度', '令和8年度']

/** The report of a fictional hospital: 21 domains, 80 questions, seven weak domains, five years, management beside the departments. */
export const sampleHospital: AssessmentReport = {
  ...sampleReport,
  labels: reportLabelsJa,
  organisation: { name: 'しなやか総合病院（架空）', kind: '病院', profile: [{ term: '病床', value: '199 床' }] },
  instrument: { title: '病院の自己点検（情報システム）', edition: '2026.1', questions: 80, domains: 21 },
  front: 'management',
  paragraph: [
    '全体の点は3点中1.84点で、点の付いた21分野のうち7分野が1.5点以下です。',
    '前回（令和7年度）より0.39点上がりました。',
    '対策を急ぐ分野は、点の低い順に、モバイル、認証、廃棄です。',
    'ネットワーク類型はレベル0〜1で、目標のレベル2に届いていません。',
    '経営層のほうが良いと見ている話題は、人とお金、職員の気づきです。どちらが実際に近いか、話し合って確かめてください。',
    '経営層に決めていただきたいことが3件あります。',
  ],
  weakest: weak.slice(0, 3).map((domain) => ({
    name: names[domain] ?? '',
    about: '持ち歩く端末をなくしても、院外から見る道を狙われても、患者さんの記録が守られるようにします。',
    score: score(pointsOf(domain)),
    change: '+0.25',
  })),
  decisions: weak.slice(0, 3).map((domain, index) => ({
    title: measure(domain, index).title,
    domain: `${names[domain]}　${pointsOf(domain).toFixed(2)}点`,
    reason: `Q${(numbered[domain] ?? 0) + 1}「${names[domain]}について、決まりを紙に書き、担当の人と確かめていますか。」の答えが「0 できていない」です。これを2まで上げます。`,
    who: '情報の担当',
    effort: index === 0 ? '約24時間（自院の数字）' : '約12時間（編者の目安）',
    cost: index === 0 ? '300万円（自院の見積もり：株式会社しおさいシステム（架空））' : '30万円まで（編者の目安）',
    state: index === 0 ? '承認（院長 樹、2026-11-22）：来年度の予算に入れる' : null,
  })),
  overall: { score: score(1.84), counted: 80, notApplicable: 0, unknown: 0, belowThreshold: weak.length, domainsCounted: 21 },
  domains: names.map((name, domain) => ({
    id: `domain-${domain}`,
    name,
    score: score(pointsOf(domain)),
    counted: questionsOf(domain),
    notApplicable: 0,
    unknown: 0,
    questions: questionsOf(domain),
    belowThreshold: weak.includes(domain),
    previous: score(pointsOf(domain) - 0.25),
    change: { text: '+0.25', direction: 'up' },
  })),
  years: {
    columns: years.map((fiscalYear, index) => ({ fiscalYear, on: `${2022 + index}-11-14`, edition: '2026.1' })),
    rows: [
      { name: '総合点', domain: false, values: ['0.84', '1.09', '1.34', '1.59', '1.84'], change: '+1.00' },
      { name: 'ネットワーク類型', domain: false, values: ['—', '0', '0', '0', '0〜1'], change: '' },
      { name: '1.5点以下の分野', domain: false, values: ['21 / 21', '19 / 21', '15 / 21', '11 / 21', '7 / 21'], change: '' },
      ...names.map((name, domain) => ({
        name,
        domain: true,
        values: years.map((_, index) => (pointsOf(domain) - (4 - index) / 4).toFixed(2)),
        change: '+1.00',
      })),
    ],
    note: null,
  },
  themes: {
    note: '分け方は「しなやか」の編者によるもので、公の区分ではありません。',
    department: '令和8年度（2026-11-20提出）',
    management: '令和8年度（2026-11-19提出）',
    themes: ['旗を振る人と話し合い', '人とお金', '職員の気づき', '委託先と買い物', '何があるかを知る'].map((name, index) => ({
      name,
      department: '1.25',
      departmentCounted: 4,
      management: index === 4 ? null : index < 2 ? '2.50' : '1.50',
      managementCounted: index === 4 ? 0 : 2,
      difference: index < 2 ? '経営層のほうが一段以上高く見ています' : index === 4 ? '現場だけが答えています' : '見方はそろっています',
      differs: index < 2,
    })),
    practices: [{ name: '守りの費用を一行で見る', department: '0 できていない', management: '2 できていて、決まりがある' }],
  },
  areas: [
    {
      title: '八つの重点事項',
      note: '厚生労働省の事務連絡が挙げた八つの重点事項に、この点検の取組を編者が当てはめたもの。当てはめ方は公のものではありません。',
      areas: Array.from({ length: 8 }, (_, index) => ({
        number: String(index + 1),
        name: `重点事項の見出し（${index + 1}つ目）`,
        about: '大事な仕組みを知り、線を分け、入れる人を限り、外に頼む受け持ちをはっきりさせているか。',
        score: '1.50',
        counted: '8 / 10 取組',
        open: '止まった日の費用を見る（わからない）、つながりの図を今に合わせる（1）、外とつながる線を数えて閉める（1）',
        references: cited(index, 1),
      })),
    },
  ],
  measures: 'in full',
  weak: weak.map((domain) => ({
    id: `domain-${domain}`,
    name: names[domain] ?? '',
    score: score(pointsOf(domain)),
    about: '院内の決まりと、毎日の働き方がそろっているかを見ます。',
    enquiries: [],
    measures: [0, 1, 2].map((index) => measure(domain, index)),
  })),
  answers,
  sources: [...sources, ...sampleReport.sources],
}
