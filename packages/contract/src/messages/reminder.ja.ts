// SPDX-License-Identifier: Apache-2.0

/** Texts of what has a day on it, on the home page and in the daily letter. */
export const reminderJa = {
  title: '期日のあるもの',
  note: '一か月先までと、過ぎたものです。',
  past: '{days}日過ぎています',
  today: '今日まで',
  left: 'あと{days}日',
  kinds: {
    section: '「{name}」の設問に答える',
    decision: '「{title}」の決断を返す',
    token: '連携のトークン「{name}」が切れる',
    evidence: '証跡「{title}」の期限',
    'account-end': '{name} さんの利用が終わる',
    'post-end': '役職（{name} さん）の任期が終わる',
    'copy-offline': '控え（バックアップ）を、線を抜いて保管する',
    'restore-rehearsal': '控えから戻す練習をする',
  },
  letter: {
    subject: 'しなやか: 期日のあるものが {count} 件あります（{organisation}）',
    greeting: '{name} さん',
    lead: '{organisation}の「しなやか」で、あなたに見てほしい期日のあるものです。',
    line: '・{date}　{text}（{when}）',
    open: '開く: {url}',
    quiet: 'この手紙は、期日の30日前・7日前・前日・当日と、過ぎたあとは週に一度だけ届きます。済んだものは消えます。',
    stop: 'メールが要らないときは、「サインインと安全」の画面でメールアドレスを消してください。',
  },
} as const
