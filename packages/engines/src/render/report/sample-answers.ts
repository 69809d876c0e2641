// SPDX-License-Identifier: Apache-2.0
import type { ReportAnswer } from './input.ts'

const labels = {
  3: '3 できていて、見直している',
  2: '2 できていて、書いてある',
  1: '1 一部だけ・人による',
  0: '0 していない',
  na: '対象外',
  unknown: 'わからない',
}

const answer = (
  number: string,
  question: string,
  value: ReportAnswer['value'],
  levelText: string | null,
  more: Partial<ReportAnswer> = {},
): ReportAnswer => ({
  number,
  question,
  answer: labels[value],
  value,
  levelText,
  comment: '',
  answeredBy: '清水 しなの',
  answeredOn: '2026-11-20',
  vendor: null,
  previousAnswer: null,
  references: [],
  ...more,
})

/** Answers of a fictional clinic, for tests and measurements. */
export const sampleAnswers: { domain: string; about: string; answers: ReportAnswer[] }[] = [
  {
    domain: '体制と責任者',
    about: '困ったときに、誰が決め、誰に電話するか。',
    answers: [
      answer(
        'Q1',
        'コンピューターの安全に責任を持つ人を決め、連絡先を紙に書いてありますか。',
        2,
        '院長または職員の一人に決めてあり、電話番号を書いた紙が受付にある。',
        {
          comment: '院長。受付のレターケースの一段目。',
          previousAnswer: labels[1],
          references: ['guideline-7', 'checklist-r8'],
        },
      ),
    ],
  },
  {
    domain: '職員の教育',
    about: '怪しいメールや電話に気づき、すぐ言えるか。',
    answers: [
      answer(
        'Q2',
        '怪しいメールが届いたときにどうするか、全職員と年に一度は話していますか。',
        1,
        '気づいた人が注意を呼びかけることはあるが、決まった機会はない。',
        {
          comment: '朝礼で一度話した。非常勤の二人にはまだ伝えていない。',
          previousAnswer: labels[1],
          references: ['checklist-r8'],
        },
      ),
    ],
  },
  {
    domain: '機器の把握',
    about: '何がどこにあり、誰が面倒を見ているか。',
    answers: [
      answer('Q3', '院内のパソコン・サーバー・ルーターの一覧がありますか。', 2, '一覧があり、置き場所・使い道・保守の会社まで書いてある。', {
        previousAnswer: labels[0],
        references: ['checklist-r8'],
      }),
    ],
  },
  {
    domain: '外部との接続',
    about: '院外から入れる道が、いくつ、誰のためにあるか。',
    answers: [
      answer(
        'Q4',
        '外から院内につながる回線と、その使い道を全部言えますか。',
        'unknown',
        '電子カルテの保守回線、オンライン資格確認、画像の読影の三つは分かるが、ほかにあるかどうか分からない。',
        {
          comment: 'レセコンの会社が遠隔で直してくれるが、どうつないでいるのか知らない。',
          previousAnswer: labels.unknown,
          references: ['guideline-7', 'case-hospital-a'],
        },
      ),
      answer(
        'Q5',
        '遠隔保守の入口（VPN 装置など）は、使うときだけ開け、更新されていますか。',
        0,
        'いつでも開いている。更新は誰がしているのか分からない。',
        {
          vendor: '株式会社しおさいシステム（架空）',
          comment: '「装置の更新は契約に入っていません」との回答（11月12日、電話）。',
          previousAnswer: labels[0],
          references: ['guideline-7', 'case-hospital-a', 'alert-vpn'],
        },
      ),
    ],
  },
  {
    domain: '持ち込み媒体',
    about: 'USB メモリや CD-R から入らないか、なくさないか。',
    answers: [
      answer(
        'Q6',
        '患者さんや他院から届いた CD-R・USB メモリを、決めた一台で確かめてから使っていますか。',
        1,
        '気をつけてはいるが、どのパソコンでも読み込める。',
        {
          previousAnswer: labels[1],
          references: ['checklist-r8'],
        },
      ),
    ],
  },
  {
    domain: 'ウイルス対策',
    about: '入れてあるだけでなく、動いているか。',
    answers: [
      answer(
        'Q7',
        'すべてのパソコンでウイルス対策が動いていて、最新であることを確かめていますか。',
        3,
        '全台で動いており、毎月第一月曜に画面を見て表に記録している。',
        {
          previousAnswer: labels[2],
        },
      ),
    ],
  },
  {
    domain: '利用者とパスワード',
    about: '一人に一つの ID か、辞めた人の ID は消えるか。',
    answers: [
      answer('Q8', '電子カルテやレセコンを、一人ずつ別の ID で使っていますか。', 2, '全員が自分の ID を使い、退職の日に止める手順が書いてある。', {
        previousAnswer: labels[1],
        references: ['guideline-7'],
      }),
    ],
  },
  {
    domain: '更新プログラム',
    about: '古いままの機器が残っていないか。',
    answers: [
      answer(
        'Q9',
        'すべてのサーバーの更新を、機器ごとに書面で事業者に任せていますか（レセコン、画像の PC、CD-R で入れた電子カルテも）。',
        0,
        '任せているつもりだが、書面がない。または一部の機器だけ。',
        {
          vendor: '株式会社しおさいシステム（架空）',
          comment: '電子カルテは契約書あり。画像の PC は「お客様の管理」とのこと。',
          previousAnswer: labels.unknown,
          references: ['guideline-7', 'checklist-r8'],
        },
      ),
    ],
  },
  {
    domain: 'バックアップ',
    about: '全部なくなっても、診療の記録を取り戻せるか。',
    answers: [
      answer(
        'Q10',
        '線を抜いてある控え（つながっていないバックアップ）がありますか。',
        1,
        '控えは取っているが、同じサーバーの中か、つなぎっぱなしのディスクにしかない。',
        {
          previousAnswer: labels[1],
          references: ['checklist-r8', 'case-clinic-b'],
        },
      ),
      answer('Q11', '控えから戻す練習を、この一年にしましたか。', 0, '一度もしていない。やり方を知らない。', {
        previousAnswer: labels[0],
        references: ['case-clinic-b'],
      }),
    ],
  },
  {
    domain: '事業者との契約',
    about: '事故のとき、誰がどこまでしてくれるか。',
    answers: [
      answer(
        'Q12',
        '保守の契約書に、事故のときの連絡先と、してくれることが書いてありますか。',
        2,
        '主な会社の契約書に書いてあり、写しが院内にある。',
        {
          comment: '＝SUM(A1:A3) のような書き方でも文字のまま残ります。',
          previousAnswer: labels[2],
          references: ['guideline-7'],
        },
      ),
    ],
  },
  {
    domain: '診療を続ける備え',
    about: '電子カルテが止まった日に、診療を続けられるか。',
    answers: [
      answer('Q13', '電子カルテが使えない日のために、紙の様式と手順がありますか。', 'na', null, {
        comment: '在宅専門で、電子カルテを使わず紙で診療しているため。',
        previousAnswer: labels.na,
      }),
    ],
  },
]
