// SPDX-License-Identifier: Apache-2.0

/** Texts of the home page. */
export const homeJa = {
  title: '今日、何をすればよいか',
  lead: '役に立つ順に、三つまで示します。一つ目から始めてください。',
  leadGroup: '下にある機関が提出した結果から、先に声をかける所を見つけます。',
  leadNone: 'いま急いですることはありません。下に今の状態を示します。',
  step: '{number}つ目',
  steps: {
    section: {
      title: '「{name}」の設問に答える',
      reason: 'あなたの受け持ちです。あと {left} 問（全 {questions} 問）。わからない問いは「わからない」で進めてかまいません。',
      action: '受け持ちを開く',
    },
    decide: {
      title: '待っている決断が {count} 件あります',
      reason: '情報の担当者が、費用と理由を添えて決断を求めています。承認・見送り・保留のどれかを選ぶと、相手に伝わります。',
      action: '決断を見る',
    },
    management: {
      title: '経営層の自己点検に答える',
      reason: '一人で10分、15問です。現場の答えと並べると、見え方の違いと、先に決めることが分かります。',
      action: '点検を始める',
    },
    profile: {
      title: '機関の情報を入れる',
      reason: '病床数や記録のしかたを入れておくと、報告書にそのまま載り、同じことを二度書かずにすみます。',
      action: '機関の情報を開く',
    },
    start: {
      title: '自己点検を始める',
      reason: '答え終わると、どこが弱いか、今日何をすればよいかが分かります。途中でやめても、続きから答えられます。',
      action: '点検を始める',
    },
    resume: {
      title: '自己点検の続きに答える',
      reason: 'あと {left} 問です（全 {questions} 問）。ここまでの答えは保存されています。',
      action: '続きに答える',
    },
    submit: {
      title: '答えを確かめて提出する',
      reason: '{questions} 問すべてに答えました。提出すると、結果と今日やることが出ます。',
      action: '答えを確かめる',
    },
    measure: { title: '{title}', reason: '{step}', action: 'やり方を見る' },
    'read-result': {
      title: '点検の結果を読む',
      reason: '提出された結果から、自分の受け持ちで始められることを探せます。',
      action: '結果を開く',
    },
    network: {
      title: 'ネットワーク類型を調べる',
      reason: '四つの短い質問で、外とのつなぎ方が目標の水準にあるかが分かります。',
      action: '質問に答える',
    },
    'second-account': {
      title: '使う人をもう一人増やす',
      reason: '入れる人が一人だけだと、その人が休んだ日やパスワードを忘れた日に、だれも結果を見られません。',
      action: '使う人を開く',
    },
    repeat: {
      title: '今年度の自己点検をする',
      reason: '前回は {year} 年度でした。前回の答えを横に見ながら答えられ、どこが良くなったかが分かります。',
      action: '点検を始める',
    },
    institutions: {
      title: '下にある機関の結果を見る',
      reason: '点の低い所、下がった所、まだ提出のない所から、声をかける順を決められます。',
      action: '機関の一覧を開く',
    },
  },
  state: {
    title: '今の状態',
    asOf: '{day}に提出した自己点検から。',
    score: '自己点検の点数',
    scoreUnit: '点（3点満点）',
    scoreNone: '点が付く設問がありませんでした。',
    range: 'わからない設問があるため、実際は {low}〜{high} 点の間です。',
    up: '前回より {points} 点上がりました。',
    down: '前回より {points} 点下がりました。',
    same: '前回と同じ点です。',
    first: '初めての点検です。次回から、変化も示します。',
    level: 'ネットワーク類型',
    levelValue: 'レベル {level}',
    levelUnit: '（目標はレベル {target}）',
    levelReached: '目標に届いています。',
    levelBelow: '目標に届いていません。',
    levelOpen: 'わからない項目があり、目標に届くかどうか、まだ言えません。',
    levelNone: '未回答',
    levelNoneText: '四つの質問に答えると分かります。',
    weak: '対策が要る分野',
    weakUnit: '／ {domains} 分野（1.5点以下）',
    weakNone: '1.5点以下の分野はありません。',
    weakSome: 'どの分野に何をするかは、結果にあります。',
    open: '結果を開く',
  },
  empty: {
    title: 'ここに、今の状態が出ます',
    text: '自己点検を一度提出すると、点数、ネットワーク類型、対策が要る分野の数を、前回からの変化とともにここに示します。',
  },
  why: 'ホームが三つだけを示すのは、診療の合間に全部はできないからです。一つ終えると、次の一つが上がってきます。',
} as const
