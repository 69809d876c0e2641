// SPDX-License-Identifier: Apache-2.0

/** What happened and what to do, for errors about vendors. */
export const supplierErrorsJa = {
  'supplier.name-taken': {
    title: '「{name}」という事業者が、もうあります。',
    detail: '一覧から開いて、そこに書き足してください。別の会社なら、見分けの付く名前にします。',
  },
  'supplier.product-taken': {
    title: 'この事業者には、「{name}」という製品・サービスが、もうあります。',
    detail: '並んでいるものを直すか、見分けの付く名前にしてください。',
  },
  'supplier.retired': {
    title: 'この事業者か製品は、使わないことになっています。',
    detail: '依頼や回答を加えるには、先に「戻す」を押してください。',
  },
  'supplier.rows-invalid': {
    title: '{count} 行に直す所があるため、一行も加えていません。',
    detail: '行ごとのわけを見て、表を直してから、もう一度貼り付けてください。',
  },
  'supplier.form-unknown': {
    title: 'その様式は、事業者に頼めるものではありません。',
    detail: '事業者確認用の様式の中から選んでください。',
  },
  'supplier.edition-unknown': {
    title: 'この回答は、ここにない版の様式で書かれています。',
    detail: '事業者に、こちらの依頼の版で書き直してもらうか、新しい版のカタログを入れてから読み直してください。',
  },
  'supplier.product-foreign': {
    title: 'その製品・サービスは、この事業者のものではありません。',
    detail: '事業者と製品の組み合わせを確かめ、正しい事業者のページから選び直してください。',
  },
  'supplier.request-foreign': {
    title: 'その依頼は、この事業者・製品・様式への依頼ではありません。',
    detail: '依頼の番号を確かめてください。どの依頼への回答でもないときは、依頼を選ばずに残せます。',
  },
  'supplier.request-closed': {
    title: 'この依頼は取り下げてあるか、もう答えが届いています。',
    detail: '新しい答えが要るときは、もう一度頼んでください。',
  },
  'supplier.due-past': {
    title: '期日が今日より前です。',
    detail: '今日より後の日を選んでください。',
  },
  'supplier.asked-already': {
    title: '「{name}」には、同じ様式をもう頼んであり、答えを待っています。',
    detail: 'その依頼の期日を変えるか、取り下げてから頼み直してください。',
  },
  'supplier.answers-invalid': {
    title: '{count} 項目に直す所があるため、回答を残していません。',
    detail: '項目ごとのわけを見て、事業者に確かめてから直してください。',
  },
  'supplier.disclosure-invalid': {
    title: '{count} 行に直す所があるため、開示書を残していません。',
    detail: '行ごとのわけを見て、列の選び方か元の表を直してください。',
  },
  'supplier.file-unreadable': {
    title: 'このファイルは、Excel（.xlsx）として読めません。',
    detail: 'パスワードを外し、.xlsx の形で保存し直してください。20 MB までです。読めないときは、表を写して貼り付けることもできます。',
  },
} as const
