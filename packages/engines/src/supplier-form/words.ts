// SPDX-License-Identifier: Apache-2.0

/** The words of an answer in a vendor's form. */
export const answerWords = { yes: 'はい', no: 'いいえ', na: '対象外' } as const

/** What the script of the page says; `{number}` and the like are filled in. */
export const pageWords = {
  progress: '{all} 項目中 {done} 項目に答えました。',
  kept: 'この端末に書きとめました（{time}）。',
  notKept: 'このブラウザでは書きかけを残せません。閉じる前に、答えのファイルを作ってください。',
  count: '直すところが {count} か所あります。',
  answer: '{number}：はい・いいえ・対象外のどれかを選んでください。',
  checked: '{number}：確かめた日を入れてください。',
  future: '{number}：確かめた日が、署名の日より後です。',
  target: '{number}：「いいえ」には、はいになる日か、備考にわけを書いてください。',
  early: '{number}：はいになる日が、確かめた日より前です。',
  late: '{number}：計画の日は {until} までです。',
  reason: '{number}：「対象外」のわけを備考に書いてください。',
  supplier: '会社の名前を書いてください。',
  product: '製品かサービスの名前を書いてください。',
  name: '答えた方の名前を書いてください。',
  on: '署名の日を入れてください（先の日付は使えません）。',
  consent: 'ほかの施設へ渡してよいかを選んでください。',
  made: '「{name}」を作りました。このファイルをメールに付けて、依頼した施設へ返してください。',
  madeAlone: '「{name}」を作りました。この製品を使う施設へ渡してください。どの施設でも読み込めます。',
  print: 'この内容の指紋（SHA-256）：{sha256}',
  clear: '書いたものをこの端末から消しますか。作った答えのファイルは残ります。',
  file: '答え',
} as const

/** The words of the workbook: names of its sheets, heads of its columns, and what stands before each line of the signature. */
export const workbookWords = {
  answers: '回答',
  signature: '署名',
  guidance: '手引き',
  number: '番号',
  name: '項目',
  asks: '尋ねていること',
  answer: '答え',
  checked: '確かめた日',
  target: '「いいえ」のとき、はいになる日',
  remark: '備考',
  how: '確かめ方',
  supplier: '会社の名前',
  product: '製品・サービスの名前',
  release: '版（分かれば）',
  signedName: '答えた方の名前',
  signedTitle: '役職・部署',
  signedOn: '署名の日',
  consent: 'ほかの施設へ渡してよいか（承諾）',
  consents: { yes: 'はい、渡してよい', no: 'いいえ、この施設だけ' },
  unverified: '原文未照合',
  pick: '一覧から選んでください',
  pickAnswer: '一覧にある言葉だけを入れられます。',
  howTo: [
    '「回答」シートの答え・確かめた日・はいになる日・備考と、「署名」シートの B 列だけに記入します（パスワードはかかっていません）。',
    '日付は 2026/11/21 か 令和8年11月21日 のように、年から書いてください。',
    '「いいえ」には、はいになる日か、備考にわけを書いてください。「対象外」が選べる項目では、備考にわけを書いてください。',
    '書き終えたら .xlsx のまま保存し、依頼した施設へメールで返してください。',
  ],
} as const
