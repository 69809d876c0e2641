// SPDX-License-Identifier: Apache-2.0

/** Texts of the files that people take away: the report, the Excel form, the Excel of results, the radar. */
export const documentJa = {
  none: '—',
  range: '{low}〜{high}',
  fiscalYear: '{era}',
  organisation: '機関',
  fileName: {
    form: '自己点検の回答用_{organisation}_{day}.xlsx',
    report: '自己点検報告書_{organisation}_{day}.pdf',
    radar: '自己点検の分野別の点_{organisation}_{day}.svg',
    result: '自己点検の結果_{organisation}_{day}.xlsx',
  },
  answers: {
    '3': '3 できていて、見直している',
    '2': '2 できていて、決まりがある',
    '1': '1 一部だけ',
    '0': '0 できていない',
    unknown: 'わからない',
    na: '対象外',
  },
  enquiry: {
    ask: '聞く相手：{ask}',
    askWithMessage: '聞く相手：{ask}　送る文：{message}',
  },
  measure: {
    raises: '{question} を {from} から {to} へ',
    raisesUnknown: '{question} を「わからない」から {to} へ',
    raisesJoin: '、',
    when: { today: '今日', month: '今月', year: '今年' },
    minutes: '約{minutes}分',
    hours: '約{hours}時間',
    hoursAndMinutes: '約{hours}時間{minutes}分',
    cost: { none: '0円', small: '3万円まで', medium: '30万円まで', large: '30万円超' },
    costWithNote: '{cost}（{note}）',
  },
  reason: {
    lowest: '「{domain}」は3点中{score}点で、いちばん低い分野です（{question}は「{answer}」）。',
    amongLowest: '「{domain}」は3点中{score}点で、いちばん低い分野の一つです（{question}は「{answer}」）。',
    weak: '「{domain}」は3点中{score}点で、1.5点以下です（{question}は「{answer}」）。',
    other: '「{domain}」は3点中{score}点です。{question}の答え「{answer}」を、{to}に上げられます。',
    unknown: '{question}の答えが「わからない」です（「{domain}」は3点中{score}点）。まず聞いて確かめます。聞く相手：{ask}。',
  },
  change: { up: '+{size}', down: '−{size}', same: '±{size}' },
  grades: {
    identity: { ok: '○ 守れている', weak: '× 弱いところがある' },
    control: { o: '○ 守れている', d: '△ 一部だけ', x: '× 守れていない' },
    unknown: '？ わからない',
    unknownMeaning: 'まだ確かめていません。レベルは、いちばん悪い場合といちばん良い場合の両方で計算しています。',
    unknownMissing: '確かめるまで分かりません。下の文で聞いてください。',
    notForTarget: 'レベル2では問いません。',
    beyondTarget: 'レベル2では問いません。レベル3をめざすとき：{missing}',
  },
  levelRange: '「{low}」から「{high}」まで',
  report: { title: '自己点検 報告書', prefecture: '所在地', beds: '病床', bedCount: '{beds} 床' },
  method: {
    points: {
      heading: '点の付け方',
      scale:
        '答えは、3（できていて、見直している）、2（できていて、決まりがある）、1（一部だけ）、0（できていない）の四段階です。段階の意味は、設問ごとに文で決めてあります。',
      mean: '分野の点は、その分野で点に数えた答えの平均です（0〜3点）。総合点は、数えた答えが一つでもある分野の点の平均です。設問が多い分野も少ない分野も、同じ重さで数えます。',
      unknown:
        '「わからない」は0点として数え、その数を別に示します。点に添えた幅は、「わからない」がすべて0点だった場合から、すべて3点だった場合までです。幅が広いほど、確かめていないことが多く残っています。',
      notApplicable: '「対象外」は、理由を書いたうえで分母から外します。数えた答えが一つもない分野に点はありません。0点ともしません。',
      threshold:
        '1.5点以下かどうかは、丸める前の値で決めます。表示は小数第2位までの四捨五入です。1.5点以下の分野に対策を示すという決め方は、HAIP の提言（第1版）にならいました。',
    },
    denominator: {
      heading: '今回の分母',
      text: '{questions}問のうち、点に数えた答えは{counted}問（うち「わからない」{unknown}問）、「対象外」は{notApplicable}問です。総合点は、{domains}分野のうち{domainsCounted}分野の平均です。',
    },
    network: {
      heading: 'ネットワーク類型の決め方',
      levels:
        '「{external}」「{media}」「{internal}」の三つを○・△・× で見ます。三つとも○ならレベル3、「{external}」と「{media}」が○ならレベル2、その二つが△以上ならレベル1、ほかはレベル0です。',
      gate: '「{identity}」に弱いところがあれば、ほかがどうであってもレベル0とします。この関門は当プロジェクトが加えたものなので、関門を外した場合のレベルも並べて示します。',
      unknown: '「わからない」があるときは、いちばん悪い場合からいちばん良い場合までを幅で示します。',
    },
    edition: {
      heading: '答えた点検票',
      text: '「{title}」の{edition}版に答えたものです。設問・段階・対策の文は版ごとに固定してあり、あとで文が直されても、この報告書は答えたときの文のままです。',
      hash: '版の全文から計算した SHA-256：{hash}',
    },
    fingerprint: {
      heading: '提出の指紋で分かること',
      text: '提出の指紋（SHA-256）は、提出した内容（機関の名前と種類、設問の版、答えとメモ、点、提出した日時と人）を、決まった書き方（RFC 8785 の JSON）に並べて計算した値です。控えておくと、あとで中身が変わっていないことを確かめられます。答えが正しいことや、誰が書いたかを証明するものではありません。',
    },
    estimates: {
      heading: '手間と費用は「編者の目安」',
      text: '手間は、人が手を動かす時間を足したおおよその値です。費用は、0円・3万円まで・30万円まで・30万円超の四つに分けました。どちらも編者の目安で、見積もりではありません。頼む前に、見積もりを取ってください。',
    },
    certainty: {
      heading: '出典の確度',
      grades:
        'A は原文と照らし合わせたもの、B は原文を引いている別の資料と照らし合わせたもの、C は一般に知られていることです。B と C には「原文未照合」と書き添えています。',
      words: '公的な文書は、文をそのまま写さず、要点を自分たちの言葉で言い直しています。大事な判断の前には、原文を見てください。',
    },
    standing: {
      heading: 'この報告書の位置づけ',
      own: '設問・段階・点は当プロジェクトが作ったものです。HAIP や厚生労働省の設問・配点ではないので、そちらの点とは比べられません。',
      official:
        '厚生労働省のサイバーセキュリティ対策チェックリストなど、公式の様式の代わりにはなりません。立入検査で求められる様式は、別に記入してください。',
      selfDeclared: '答えは、提出した日の自己申告です。「事業者の回答」と印のある答えは、その事業者の言葉であり、自院で確かめたものとは限りません。',
    },
  },
  radar: {
    title: '分野ごとの点（{organisation}）',
    description:
      '{count}分野の点を、中心を0、外周を3として表した図です。いちばん低いのは「{lowest}」の{lowestScore}点、いちばん高いのは「{highest}」の{highestScore}点です。',
    omitted: '点のない分野（{names}）は図にありません。',
    nameJoin: '、',
    empty: '点の付いた分野がないため、図に線はありません。',
    thisTime: '今回（{day}）',
    lastTime: '前回（{day}）',
  },
  answerForm: {
    title: '自己点検の回答用 Excel',
    unanswered: '空いたままの行は、読み込んでも何も変わりません。途中まででもかまいません。',
    secrets: '患者さんの名前やパスワードは書かないでください。',
  },
  resultWorkbook: { title: '自己点検の結果' },
  formProblem: {
    'question.unknown': '設問の番号「{value}」は、この点検票にありません。番号を元に戻してください。',
    'question.duplicate': '設問「{value}」は {firstRow} 行目にもあります。どちらか一行を消してください。',
    'answer.invalid': '「{value}」は答えとして読めません。一覧から選び直してください。',
    'answer.reason-required': '「対象外」の理由がありません。メモの列に一言書いてください。',
    'answer.not-applicable-not-allowed': 'この設問は「対象外」にできません。0〜3 か「わからない」を選んでください。',
    'answer.vendor-not-allowed': 'この設問は自院で答える設問です。「{own}」を選んでください。',
    'answer.vendor-name-required': '事業者の名前がありません。答えた会社の名前を書いてください。',
    'answered-by.invalid': '「{value}」は読めません。「{own}」か「{vendor}」を選んでください。',
    'answered-by.conflict': '「{own}」なのに、事業者の名前が書かれています。「{vendor}」に変えるか、名前を消してください。',
    'answer.missing': 'ほかの列に書いてあるのに、答えがありません。答えを選ぶか、書いたものを消してください。',
    'cell.formula': '数式が入っています。数式を消して、文字か数字を入れてください。',
    'cell.merged': 'セルが結合されています（{range}）。結合を解いてください。',
    'cell.error': 'Excel のエラー（{value}）が入っています。消して入れ直してください。',
    'text.too-long': '{length} 文字あります。{limit} 文字までに縮めてください。',
  },
  formUnreadable: {
    damaged: 'ファイルの中身が壊れています',
    'no-answer-sheet': '「{sheet}」のシートがありません',
    'no-meta-sheet': 'どの点検の Excel かを示す、隠れたシートがありません',
    'too-many-cells': '書き込まれたセルが多すぎます',
    'columns-missing': '列がありません（{columns}）',
    other: 'Excel の中身を読めません',
  },
} as const
