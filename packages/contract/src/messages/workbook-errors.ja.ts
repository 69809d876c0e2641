// SPDX-License-Identifier: Apache-2.0

/** What is said where a workbook of somebody else's cannot be taken. */
export const workbookErrorsJa = {
  'workbook.not-excel': {
    title: 'Excel のファイルではありません。',
    detail: '配られた様式の .xlsx か .xlsm を選んでください。PDF や Word は読み取れません。',
  },
  'workbook.old-excel': {
    title: '古い形式（.xls）の Excel です。',
    detail: 'Excel か LibreOffice で開き、「.xlsx」で保存し直してから選んでください。',
  },
  'workbook.binary-excel': {
    title: 'バイナリ形式（.xlsb）の Excel です。',
    detail: 'Excel で開き、「.xlsx」で保存し直してから選んでください。',
  },
  'workbook.ods': {
    title: 'OpenDocument（.ods）の表です。',
    detail: 'LibreOffice で開き、「.xlsx」で保存し直してから選んでください。',
  },
  'workbook.csv': {
    title: '様式のない、文字だけのファイルです。',
    detail: '様式の .xlsx か .xlsm を選んでください。',
  },
  'workbook.encrypted': {
    title: 'パスワードがかかっていて、開けません。',
    detail: 'Excel で開き、パスワードを外して保存し直してから選んでください。',
  },
  'workbook.too-large': {
    title: 'この Excel は大きすぎます（{limit} まで）。',
    detail: '写真などを小さくするか外して、保存し直してから選んでください。',
  },
  'workbook.zip-bomb': {
    title: '開くと異常に大きくなるファイルなので、開きませんでした。',
    detail: '受け取った相手に、ファイルの出どころを確かめてください。',
  },
  'workbook.unreadable': {
    title: 'Excel のファイルとして読めませんでした。',
    detail: 'Excel か LibreOffice で開いて保存し直すと、読めるようになることがあります。',
  },
  'workbook.too-many-cells': {
    title: '行やセルが多すぎて、読めません。',
    detail: '使っていない行やシートを消し、保存し直してから選んでください。',
  },
  'workbook.no-rows': {
    title: '項目の番号（①、2-7、2⑦ など）が見つかりません。',
    detail: '項目に番号の付いた様式を選んでください。番号のない様式は、まだ扱えません。',
  },
  'workbook.full': {
    title: 'Excel を置ける量（{limit}）を超えます。',
    detail: '前と同じファイルは数えません。新しい様式がこれ以上要るときは、管理者に相談してください。',
  },
  'workbook.same': {
    title: 'いま使っている Excel と同じファイルです。',
    detail: '新しく届いたファイルを選んでください。同じものなら、入れ直さなくて大丈夫です。',
  },
  'workbook.unconfirmed': {
    title: '対応表が、まだ確かめられていません。',
    detail: '先に「対応表」のページで、行と項目の対応を見て確かめてください。',
  },
  'workbook.empty-mapping': {
    title: '項目に結び付いた行がありません。',
    detail: '少なくとも一つの行に項目を選び、答えを書く列を決めてください。',
  },
  'workbook.mapping-invalid': {
    title: '対応表に、使えない所があります（{place}）。',
    detail: 'その行や列を選び直してください。ファイルから取り込んだときは、書き出した側で作り直してもらってください。',
  },
  'workbook.mapping-differs': {
    title: 'この対応表は、ここにある Excel と合いません（ちがう行 {count}）。',
    detail: '同じ版の Excel どうしで使ってください。ちがう行: {rows}',
  },
  'workbook.round-unknown': {
    title: 'この様式に、{round} 回目の欄はありません。',
    detail: '{rounds} 回目までから選んでください。',
  },
  'workbook.answers-refused': {
    title: '残せない答えが {count} あります。まだ何も残していません。',
    detail: 'それぞれの項目のわけを見て直すか、印をはずして、もう一度押してください。',
  },
} as const
