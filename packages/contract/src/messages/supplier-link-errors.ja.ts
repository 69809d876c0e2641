// SPDX-License-Identifier: Apache-2.0

/** What is said where a link for a vendor cannot be made, ended or answered by. */
export const linkErrorsJa = {
  'supplier-link.expiry': {
    title: 'リンクの期日は、今日から {last} までの日にしてください。',
    detail: '長くても 180 日です。過ぎたら、新しいリンクを出せます。',
  },
  'supplier-link.closed': {
    title: 'このリンクか依頼は、もう終わっています。',
    detail: '依頼が取り下げられたか、回答を受け取ったか、リンクを取り消しています。ページを開き直して、いまの様子を確かめてください。',
  },
  'supplier-link.not-sent': {
    title: '受け取れる回答がありません。',
    detail: 'まだ送られていないか、もう受け取ったか、取り消されたか、見たあとに中身が変わっています。ページを開き直してください。',
  },
} as const
