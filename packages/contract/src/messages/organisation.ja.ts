// SPDX-License-Identifier: Apache-2.0

/** Texts of the organisation profile. */
export const organisationJa = {
  title: '機関の情報',
  lead: '報告書の表紙に載り、設問の読み方の手がかりになります。分かるところだけで構いません。',
  why: '病床数、記録の残し方、サーバの世話をする人によって、同じ点数でも先にすべきことが変わります。一度入れれば、ほかの書類でも使います。',
  readOnly: '直せるのは管理者だけです。違うところがあれば、管理者に伝えてください。',
  notSaid: '選んでいない',
  fields: {
    name: { label: '機関の名前', support: '報告書に載る正式な名前' },
    institutionKind: { label: '種類' },
    beds: { label: '病床数', support: '病床がなければ 0。数字だけを入れてください。', unit: '床' },
    prefecture: { label: '都道府県' },
    recordKeeping: { label: '記録のしかた' },
    serverMaintenance: { label: 'サーバの世話をする人' },
    itStaffing: { label: '機械の係' },
  },
  institutionKind: {
    clinic: '診療所',
    dental: '歯科診療所',
    pharmacy: '薬局',
    care: '介護施設・事業所',
    'visiting-nurse': '訪問看護ステーション',
    midwifery: '助産所',
    hospital: '病院',
  },
  recordKeeping: {
    paper: '紙のカルテ',
    'on-premises': '院内に置いた電子カルテ',
    cloud: 'クラウドの電子カルテ',
    mixed: '院内とクラウドの両方',
  },
  serverMaintenance: {
    'vendor-all': 'すべて事業者に任せている',
    'vendor-some': '一部を事業者に任せている',
    self: '自分たちでしている',
    none: 'サーバはない',
    unknown: '分からない',
  },
  itStaffing: {
    none: 'いない',
    'part-time': 'ほかの仕事と兼ねる人がいる',
    one: '専任が一人いる',
    several: '専任が二人以上いる',
  },
  save: '保存する',
  saved: '保存しました {time}',
  saving: '保存しています…',
  errors: {
    name: '機関の名前を入れてください。',
    nameLong: '機関の名前は 100 文字までにしてください。',
    beds: '病床数は 0 から 3000 までの数字で入れてください。',
  },
  conflict: {
    title: 'ほかの人が先に直していました',
    text: '違うところを並べました。どちらを残すか選んでください。',
    caption: '違うところ',
    theirs: '保存されている内容',
    mine: 'あなたの入力',
    keepMine: 'あなたの入力で保存する',
    keepTheirs: '保存されている内容にする',
  },
} as const
