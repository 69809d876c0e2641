// SPDX-License-Identifier: Apache-2.0
import { institutionKinds } from '@shinayaka/contract'
import { setUp } from '@shinayaka/server/ops'
import { openAsker } from '../ask.ts'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { inHouse } from '../house.ts'

const usage = `使い方: npx shinayaka setup [--organisation 名前] [--kind 種類] [--name 名前] [--login ログイン名] [--json]

ブラウザを使わずに、機関と最初の管理者を作ります。指定しなかったものは順に尋ねます。
パスワードは必ず尋ねます（13 文字以上。画面には出ません。パイプなら最後の行）。
サーバが動いていても止まっていても使えます。環境変数はサーバと同じです（docs/settings.md）。

  --kind   ${institutionKinds.join(' ')}

終了コード: 0 できた / 2 入力に直すところがある、またはもう使い始めている`

const isKind = (text: string): text is (typeof institutionKinds)[number] => (institutionKinds as readonly string[]).includes(text)

/** The first run without a browser. */
export const setup: Command = {
  usage,
  run: async (args) => {
    const { options } = readArguments(
      args,
      { organisation: 'string', kind: 'string', name: 'string', login: 'string', json: 'boolean' },
      { usage, most: 0 },
    )
    const kind = options.kind ?? 'clinic'
    if (!isKind(kind)) throw new InputError([`種類「${kind}」はありません。${institutionKinds.join('・')} のどれかにしてください。`])
    const asker = openAsker()
    try {
      const given = async (value: string | undefined, question: string): Promise<string> => {
        const text = (value ?? (await asker.ask(question))).trim()
        if (text === '') throw new InputError(`${question}が空です。もう一度実行して入力してください。`)
        return text
      }
      const first = {
        organisationName: await given(options.organisation, '機関の名前'),
        institutionKind: kind,
        name: await given(options.name, 'あなたの名前'),
        login: await given(options.login, 'ログイン名'),
        password: await asker.askSecret('パスワード（13 文字以上）'),
      }
      const made = await inHouse((house, clock) => setUp(house.postgres, clock, first))
      if (made === null)
        throw new InputError('もう使い始められています。サインインするか、入れないときは npx shinayaka reset-password を使ってください。')
      if (options.json) printJson(made)
      else print(`できました。ログイン名「${first.login}」でサインインしてください。`)
      return 0
    } finally {
      asker.close()
    }
  },
}
