// SPDX-License-Identifier: Apache-2.0
import { resetPassword as reset } from '@shinayaka/server/ops'
import { openAsker } from '../ask.ts'
import { type Command, InputError, print, readArguments } from '../command.ts'
import { inHouse } from '../house.ts'

const usage = `使い方: npx shinayaka reset-password --login ログイン名 [--second-factor]

パスワードを忘れて入れなくなった人に、サーバのあるマシンから新しいパスワードを付けます。
その人の開いていたサインインはすべて切れ、操作記録に残ります。

  --second-factor   認証アプリ・パスキー・回復コードも外す（スマートフォンをなくしたとき）

終了コード: 0 できた / 2 入力に直すところがある`

/** A new password for somebody who cannot get in, given at the server itself. */
export const resetPassword: Command = {
  usage,
  run: async (args) => {
    const { options } = readArguments(args, { login: 'string', 'second-factor': 'boolean' }, { usage, most: 0 })
    const { login, 'second-factor': secondFactor = false } = options
    if (!login) throw new InputError(['--login を書いてください。', '', usage])
    const asker = openAsker()
    try {
      const password = await asker.askSecret('新しいパスワード（13 文字以上）')
      const done = await inHouse((house, clock) => reset(house.postgres, clock, login, password, { secondFactor }))
      if (!done) throw new InputError(`ログイン名「${login}」の人はいません。つづりを確かめてください。`)
      print(secondFactor ? '新しいパスワードを付け、二要素認証を外しました。次のサインインで付け直します。' : '新しいパスワードを付けました。')
      return 0
    } finally {
      asker.close()
    }
  },
}
