// SPDX-License-Identifier: Apache-2.0

/** Texts of letters about accounts. */
export const letterJa = {
  invitation: {
    subject: '「しなやか」への招待（{organisation}）',
    text: `{name} さん

{organisation}の「しなやか」に招待されました。次の手順で、自分のアカウントを作ってください。

1. 次の住所（URL）を開きます。
   {url}

2. 次の招待コードを入れます。
   {code}

3. 自分のログイン名とパスワード（13 文字以上）を決めます。
   もうアカウントがある方は、サインインして「機関の切り替え」でコードを使います。

コードは{day}まで、一度だけ使えます。ほかの人に見せないでください。
心当たりがないときは、このメールを捨ててください。
`,
  },
} as const
