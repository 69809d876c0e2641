// SPDX-License-Identifier: Apache-2.0
import type { ReportWeakDomain } from './input.ts'

const score = (value: number, range: string | null = null) => ({ value, text: value.toFixed(2), range })

/** Weak domains of a fictional clinic with their measures, for tests and measurements. */
export const sampleWeak: ReportWeakDomain[] = [
  {
    id: 'external',
    name: '外部との接続',
    score: score(0, '0.00〜1.50'),
    about: '攻撃の多くは、遠隔保守の入口など、院外とつながる道から入ります。',
    enquiries: [
      {
        number: 'Q4',
        question: '外から院内につながる回線と、その使い道を全部言えますか。',
        ask: '電子カルテ・レセコン・画像・検査・複合機・電話の保守会社',
        message:
          'お世話になっております。しなやか診療所です。御社が当院の機器を遠隔で保守するとき、どの回線・どの装置を通っていますか。装置の型番、更新を担当する会社、常時つながっているかどうかを教えてください。',
      },
    ],
    measures: [
      {
        title: '院外とつながる線を全部書き出す',
        raises: 'Q4を「わからない」から 2へ',
        steps: [
          { when: '今日', text: 'ルーターと壁の差込口を写真に撮り、線の行き先が分からないものに付せんを貼る。' },
          { when: '今月', text: '保守会社に上の文を送り、返事を一枚の表（会社・回線・装置・使う時間）にまとめる。' },
          { when: '今年', text: '使っていない回線を解約し、表を半年ごとに見直す日を決める。' },
        ],
        who: '院長、事務長',
        effort: '約4時間',
        cost: '0円',
        free: '厚生労働省の研修ポータルにある一覧の様式',
        references: ['checklist-r8'],
      },
      {
        title: '遠隔保守の入口は、使うときだけ開ける',
        raises: 'Q5を 0から 2へ',
        steps: [
          { when: '今日', text: '装置の電源と型番の位置を確かめ、写真を保守会社へ送る。' },
          { when: '今月', text: '「作業の前に電話をもらい、そのときだけ開ける」ことを会社と書面で取り決める。' },
          { when: '今年', text: '装置の更新を契約に入れるか、更新の要らない方式に替える見積もりを取る。' },
        ],
        who: '院長、保守会社',
        effort: '約6時間',
        cost: '3万円まで',
        free: '取り決めの文例（この製品の「文例」から）',
        references: ['guideline-7', 'case-hospital-a', 'alert-vpn'],
      },
    ],
  },
  {
    id: 'updates',
    name: '更新プログラム',
    score: score(0),
    about: '「任せているつもり」の機器が、いちばん長く古いまま残ります。',
    enquiries: [],
    measures: [
      {
        title: '機器ごとに「誰が更新するか」を書面で決める',
        raises: 'Q9を 0から 2へ',
        steps: [
          { when: '今日', text: '機器の一覧に「更新する会社」の欄を足し、契約書がある機器に印を付ける。' },
          { when: '今月', text: '印のない機器について保守会社に見積もりを頼む。断られた機器は院内のネットワークから外せるか相談する。' },
        ],
        who: '事務長、保守会社',
        effort: '約5時間',
        cost: '30万円まで',
        free: 'なし',
        references: ['guideline-7', 'checklist-r8'],
      },
      {
        title: '更新できない機器を、ほかから切り離す',
        raises: 'Q9を 0から 1へ',
        steps: [
          { when: '今日', text: '画像の PC でメールとインターネットを使うのをやめ、張り紙をする。' },
          { when: '今月', text: 'その PC がつながる相手を電子カルテだけにできるか、保守会社に確かめる。' },
          { when: '今年', text: '買い替えの年を決め、予算に入れる。' },
        ],
        who: '院長、保守会社',
        effort: '約3時間',
        cost: '3万円まで',
        free: '張り紙の見本',
        references: ['guideline-7'],
      },
    ],
  },
  {
    id: 'backup',
    name: 'バックアップ',
    score: score(0.5),
    about: '攻撃者は暗号化の前に、つながっている控えを先に消します。',
    enquiries: [],
    measures: [
      {
        title: '線を抜いた控えを一つ持つ',
        raises: 'Q10を 1から 2へ',
        steps: [
          { when: '今日', text: '外付けディスクを二台買い、曜日のラベルを貼る。' },
          { when: '今月', text: '診療の終わりに取り、取り終えたら線を抜いて鍵のかかる棚へ入れる。手順を紙一枚にする。' },
          { when: '今年', text: '月に一度、決まった人が取れ具合を見て、日付と名前を表に書く。' },
        ],
        who: '事務長',
        effort: '半日、あとは毎日3分',
        cost: '3万円まで',
        free: 'Windows に付いているバックアップの機能',
        references: ['checklist-r8', 'case-clinic-b'],
      },
      {
        title: '控えから戻す練習をする',
        raises: 'Q11を 0から 2へ',
        steps: [
          { when: '今月', text: '保守会社に立ち会いを頼み、予備の PC に一日分の記録を戻してみる。' },
          { when: '今年', text: 'かかった時間とつまずいた所を書き残し、毎年同じ月に繰り返す。' },
        ],
        who: '院長、事務長、保守会社',
        effort: '約4時間',
        cost: '3万円まで',
        free: '記録用紙の見本',
        references: ['case-clinic-b'],
      },
    ],
  },
  {
    id: 'education',
    name: '職員の教育',
    score: score(1),
    about: '最初に気づくのは機械ではなく、受付や病棟の人です。すぐ言える間柄が被害を小さくします。',
    enquiries: [],
    measures: [
      {
        title: '「おかしいと思ったら線を抜いて電話」を全員で話す',
        raises: 'Q2を 1から 2へ',
        steps: [
          { when: '今日', text: '連絡先を書いた紙を、全部のパソコンの横に貼る。' },
          { when: '今月', text: '朝礼で十五分、実際に届いた怪しいメールを見ながら話す。来られない人には紙で渡す。' },
          { when: '今年', text: '毎年同じ月に繰り返し、出た人の名前を残す。' },
        ],
        who: '院長',
        effort: '約2時間',
        cost: '0円',
        free: '警察庁・IPA の動画と張り紙',
        references: ['checklist-r8'],
      },
    ],
  },
  {
    id: 'media',
    name: '持ち込み媒体',
    score: score(1),
    about: '届いた CD-R や USB メモリは、院外とつながる道の一つです。',
    enquiries: [],
    measures: [
      {
        title: '読み込む一台を決める',
        raises: 'Q6を 1から 2へ',
        steps: [
          { when: '今日', text: '電子カルテにつながっていない一台を選び、「媒体はここで」と貼る。' },
          { when: '今月', text: 'ほかのパソコンでは自動で開かない設定にし、手順を受付に掲げる。' },
        ],
        who: '事務長',
        effort: '約2時間',
        cost: '0円',
        free: 'OS に付いている自動再生を止める設定',
        references: ['checklist-r8'],
      },
    ],
  },
]
