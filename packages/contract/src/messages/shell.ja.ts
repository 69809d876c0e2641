// SPDX-License-Identifier: Apache-2.0

/** Texts of the frame around every page of the application: navigation, saving, waiting, and what goes wrong on the way. */
export const shellJa = {
  product: 'しなやか',
  skip: '本文へ移る',
  menu: 'メニュー',
  navigation: '主なメニュー',
  nav: {
    home: 'ホーム',
    check: '点検',
    assessment: '自己点検',
    settings: '設定',
    organisation: '機関の情報',
    accounts: '使う人',
    password: 'パスワード',
  },
  otherLanguage: 'English',
  signedInAs: '{name} さん',
  signOut: 'サインアウト',
  demo: '架空の診療所のデータです。自由に試せます。',
  footer: {
    own: 'この画面の設問と点数は、しなやかが独自に作ったものです。厚生労働省や HAIP の公式なものではありません。',
    design: '画面の部品は、デジタル庁デザインシステムウェブサイトの定めを参考に作り直したものです。',
    api: '機械から使う（API）',
  },
  ui: {
    required: '※必須',
    optional: '任意',
    errorMark: '＊',
    cancel: 'やめる',
    newTab: '新しいタブで開きます',
    stepOf: '全{count}ステップ中',
    errorSummary: '入力を確かめてください',
  },
  errorTitle: 'エラー：{title}',
  waiting: '読み込んでいます…',
  why: 'なぜ必要か',
  retry: 'もう一度試す',
  toHome: 'ホームへ',
  reference: '受付番号 {instance}',
  network: {
    title: 'サーバにつながりません。',
    detail: '院内のネットワークと、しなやかを動かしているパソコンの電源を確かめてから、もう一度試してください。',
  },
  unreadable: {
    title: 'サーバから読めない返事が来ました。',
    detail: '少し待ってから、もう一度試してください。続くときは管理者に知らせてください。',
  },
  notFound: {
    title: 'この画面は見つかりません',
    lead: '住所（URL）が違うか、なくなった画面です。ホームから選び直してください。',
  },
  denied: {
    title: 'この画面を使う権限がありません',
    lead: '必要なときは、管理者に役割を変えてもらえるか相談してください。',
  },
  failed: { title: '読み込めませんでした' },
  sessionLost: {
    title: 'サインインが切れました',
    detail: '入力した内容はこの画面に残っています。新しいタブでサインインし、この画面に戻ると続きから保存します。',
    unsent: 'サインインが切れたため、できませんでした。サインインし直してから、もう一度試してください。',
    open: '新しいタブでサインインする',
    resume: 'サインインしたので続ける',
    still: 'まだサインインできていません。新しいタブでサインインしてから、もう一度押してください。',
    other: '別の人としてサインインされています。この画面の答えを混ぜないよう、ホームから開き直します。',
  },
  file: { preparing: '作っています…', saved: '「{name}」を保存しました。' },
  minutes: '約{count}分',
  about: {
    hours: '約{count}時間',
    days: '約{count}日',
  },
} as const
