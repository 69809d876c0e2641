// SPDX-License-Identifier: Apache-2.0

/** What happened and what to do, for errors about a vendor's files. */
export const supplierFileErrorsJa = {
  'supplier-file.unreadable': {
    title: 'このファイルは、事業者の回答として読めません（{reason}）。',
    detail:
      '「しなやか」の依頼から作られた .shinayaka.json か .xlsx を選んでください。メールの本文に貼られた文字なら、そのまま .json のファイルに保存します。',
  },
  'supplier-file.tampered': {
    title: 'このファイルは、作られたあとで書き換わっています。',
    detail: '中身と指紋（SHA-256）が合いません。事業者に、答えのファイルをもう一度作って送ってもらってください。',
  },
  'supplier-file.signature': {
    title: '事業者の署名が、ファイルの中身と合いません。',
    detail: '署名のあとで書き換わったか、別の鍵の署名です。受け取らずに、事業者へ電話で確かめてください。',
  },
  'supplier-file.not-ours': {
    title: 'これは「{organisation}」の依頼への回答です。こちらの依頼への回答ではありません。',
    detail: '事業者が「ほかの施設へ渡してよい」と承諾していないので、読み込めません。事業者に、こちらの依頼のファイルで答えてもらってください。',
  },
  'supplier-file.altered': {
    title: '依頼の部分が、こちらで作ったものと違います（番号 {code}）。',
    detail: '依頼の番号・施設の名前・様式のどれかが書き換わっています。依頼のファイルを作り直して送り、それに答えてもらってください。',
  },
  'supplier-file.withdrawn': {
    title: '依頼 {code} は取り下げてあります。',
    detail: '答えが要るときは、もう一度頼んでから、新しい依頼のファイルに答えてもらってください。',
  },
  'supplier-file.other-edition': {
    title: '依頼とは別の版の様式で答えています。',
    detail: '依頼 {code} は {asked} の版です。その依頼のファイルに答えてもらってください。',
  },
  'supplier-file.other-product': {
    title: '依頼した相手と違います。依頼は「{asked}」、ファイルは「{named}」です。',
    detail: '事業者が別の製品の答えを送っていないか確かめてください。依頼のあとで名前を直したときは、依頼のファイルを作り直します。',
  },
  'supplier-file.consent': {
    title: 'この回答は、渡してよいという承諾がないので読み込めません。',
    detail: 'こちらの依頼への回答ではないファイルには、事業者の承諾が要ります。承諾を付けて作り直してもらってください。',
  },
  'supplier-file.duplicate': {
    title: '同じファイルを、{day} に {by} さんがもう受け取っています。',
    detail: '何もしていません。新しい答えのはずなら、事業者に日付を確かめてください。',
  },
  'supplier-file.faults': {
    title: '直す所が {count} か所あるので、受け取れません。',
    detail: '下の一覧を事業者に伝え、直したファイルを送ってもらってください。何も保存していません。',
  },
  'supplier-file.other': {
    title: '見くらべたときと違うファイルです。',
    detail: 'もう一度ファイルを読み込み、違いを見てから受け取ってください。',
  },
  'supplier-file.key-changed': {
    title: 'この事業者の、これまでと違う鍵で署名されています。',
    detail: 'なりすましのおそれがあります。前から知っている電話番号で事業者に確かめ、鍵の指紋を読み合わせてから、承知の印を付けてください。',
  },
  'supplier-file.not-handed-on': {
    title: 'この回答は、ほかの施設へ渡せません。',
    detail: '事業者が承諾していないか、ファイルで届いた回答ではありません。相手の施設から事業者へ頼んでもらってください。',
  },
} as const
