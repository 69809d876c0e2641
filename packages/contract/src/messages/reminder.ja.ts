// SPDX-License-Identifier: Apache-2.0

/** Texts of what has a day on it, on the home page and in the daily letter. */
export const reminderJa = {
  title: '期日のあるもの',
  note: '一か月先までと、過ぎたものです。',
  past: '{days} 日過ぎています',
  today: '今日まで',
  left: 'あと {days} 日',
  kinds: {
    section: '「{name}」の設問に答える',
    'yearly-check': '今年度の「{name}」を提出する',
    decision: '「{title}」の決断を返す',
    token: '連携のトークン「{name}」が切れる',
    evidence: '証跡「{title}」の期限',
    'checklist-target': 'チェックリスト {item} を「はい」にする',
    'second-factor-plan': '「{name}」で二要素認証を使い始める',
    'supplier-request': '{name} への依頼の答えを受け取る',
    'supplier-requests': '事業者 {count} 社への依頼の答えを受け取る',
    'account-end': '{name} さんの利用が終わる',
    'post-end': '役職（{name} さん）の任期が終わる',
    'second-factor': '二要素認証を付ける（過ぎると、ほかの画面が開かなくなります）',
    'copy-missing': '控え（バックアップ）が取れていない訳を調べる',
    'copy-offline': '控え（バックアップ）を、線を抜いて保管する',
    'restore-rehearsal': '控えから戻す練習をする',
  },
  letter: {
    subject: 'しなやか: 期日のあるものが {count} 件あります（{organisation}）',
    greeting: '{name} さん',
    lead: '{organisation}の「しなやか」で、あなたに見てほしい期日のあるものです。',
    line: '・{date}　{text}（{when}）',
    open: '開く: {url}',
    quiet: 'この手紙は平日の朝、期日の 30 日前・7 日前・前日・当日と、過ぎたあとは週に一度だけ届きます。済んだものは消えます。',
    stop: 'この手紙が要らないときは、「メールの受け取り」の画面で止められます: {url}',
  },
} as const
