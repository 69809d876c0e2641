// SPDX-License-Identifier: Apache-2.0
import { institutionKinds, type organisationKinds } from '@shinayaka/contract'
import { addOrganisation, addressForOthers, listOrganisations, moveOrganisation, type OrganisationRefusal, readSettings } from '@shinayaka/server/ops'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { inHouse } from '../house.ts'
import { exportOne, importOne } from '../organisation-copy.ts'
import { table } from '../table.ts'

const kinds = ['medical', 'group', 'prefecture', 'network'] as const satisfies readonly (typeof organisationKinds)[number][]
type Kind = (typeof kinds)[number]
type InstitutionKind = (typeof institutionKinds)[number]

const usage = `使い方: npx shinayaka organisation list [--json]
        npx shinayaka organisation add --name 名前 --kind 種類 [--institution-kind 施設の種類] [--under 上の機関] [--json]
        npx shinayaka organisation move 機関 --under 上の機関 [--json]
        npx shinayaka organisation move 機関 --alone [--json]
        npx shinayaka organisation export --id 機関の id --to ファイル [--recipient age1…] [--passphrase-file F] [--json]
        npx shinayaka organisation import ファイル [--key-file F] [--passphrase-file F] [--json]

一つの「しなやか」で、いくつもの機関を分けて使います。サーバが動いていても止まっていても使えます。

  list   すべての機関を、上下のとおりに並べる
  add    機関を作り、その最初の管理者の招待コードを出す（コードはこの一度だけ。30 日まで使えます）
  move   機関を、グループなどの下に移す。上の機関の人は、提出した結果だけを読めるようになる（書きかけは見えない）
  export 一つの機関のすべて（人、答え、提出、記録）を、一つの暗号化したファイルに書き出す。この「しなやか」からは消えない
  import 書き出したファイルを、同じ版かより新しい版の別の「しなやか」に読み込む。同じ機関が二つになることはない

  --kind               ${kinds.join(' ')}
                       （医療機関、グループ、県、地域のネットワーク）
  --institution-kind   medical のときに要る。${institutionKinds.join(' ')}
  --under              上に置く機関の id か名前。グループ・県・地域のネットワークだけが上に立てる
  --alone              どの機関の下にも置かない

終了コード: 0 できた / 2 指定に直すところがある`

const kindNames: Record<string, string> = {
  medical: '医療機関',
  group: 'グループ',
  prefecture: '県',
  network: '地域のネットワーク',
  vendor: '事業者',
  certifier: '認定する団体',
}

const isOneOf = <Word extends string>(words: readonly Word[], text: string): text is Word => (words as readonly string[]).includes(text)

const sentences = (refusal: OrganisationRefusal): string | string[] => {
  switch (refusal.refused) {
    case 'name-missing':
      return '--name に、機関の名前を書いてください。'
    case 'name-too-long':
      return '機関の名前は 100 文字までにしてください。'
    case 'unknown':
      return `「${refusal.wanted}」という機関はありません。名前か id を npx shinayaka organisation list で確かめてください。`
    case 'ambiguous':
      return [`「${refusal.wanted}」という名前の機関が ${refusal.ids.length} つあります。id で指定してください。`, ...refusal.ids]
    case 'not-overseeing':
      return `「${refusal.name}」の下には置けません。上に立てるのは、グループ（group）・県（prefecture）・地域のネットワーク（network）だけです。`
    case 'cycle':
      return `「${refusal.name}」は「${refusal.above}」より上にある（か同じ）ため、その下には置けません。上下が輪になります。`
  }
}

const unlessRefused = <T extends object>(result: T | OrganisationRefusal): T => {
  if ('refused' in result) throw new InputError(sentences(result))
  return result
}

const readKind = (text: string | undefined): Kind => {
  if (text === undefined) throw new InputError(['--kind を書いてください。', '', usage])
  if (!isOneOf(kinds, text)) throw new InputError(`種類「${text}」はありません。${kinds.join('・')} のどれかにしてください。`)
  return text
}

const readInstitutionKind = (kind: Kind, text: string | undefined): InstitutionKind => {
  if (kind !== 'medical') {
    if (text !== undefined) throw new InputError('--institution-kind は、--kind medical のときだけ付けます。外してもう一度実行してください。')
    // The column asks for one; nothing reads it of an organisation that is no place of care.
    return 'clinic'
  }
  if (text === undefined) throw new InputError(`--institution-kind を書いてください。${institutionKinds.join('・')} のどれかです。`)
  if (!isOneOf(institutionKinds, text))
    throw new InputError(`施設の種類「${text}」はありません。${institutionKinds.join('・')} のどれかにしてください。`)
  return text
}

/** Where the code is used; null while only the machine that runs the server can open it. */
const joinAddress = (): string | null => {
  const { settings } = readSettings(process.env)
  const address = settings === null ? null : addressForOthers(settings)
  return address === null ? null : `${address}/join`
}

const unreachable = (port: string): string[] => [
  `コードを使う所: このマシンの http://localhost:${port}/join`,
  '  いまの設定では、ほかのマシンから開けません。開けるようにするには、HOST と PUBLIC_URL と証明書を指定して起動します（docs/https.md）。',
]

type Options = { name?: string; kind?: string; 'institution-kind'?: string; under?: string; alone?: boolean; json?: boolean }

const add = async (options: Options): Promise<number> => {
  if (!options.name?.trim()) throw new InputError('--name に、機関の名前を書いてください。')
  const kind = readKind(options.kind)
  const wanted = { name: options.name, kind, institutionKind: readInstitutionKind(kind, options['institution-kind']), under: options.under ?? null }
  const made = unlessRefused(await inHouse((house, clock) => addOrganisation(house.postgres, clock, wanted)))
  const joinUrl = joinAddress()
  if (options.json) printJson({ ...made, joinUrl })
  else
    print(
      [
        `「${made.name}」を作りました（${made.above === null ? '単独' : `「${made.above}」の下`}）。id: ${made.id}`,
        `最初の管理者の招待コード（一度だけ、30 日まで）: ${made.code}`,
        ...(joinUrl === null ? unreachable(process.env.PORT?.trim() || '8080') : [`コードを使う所: ${joinUrl}`]),
      ].join('\n'),
    )
  return 0
}

const list = async (options: Options): Promise<number> => {
  const rows = await inHouse((house) => listOrganisations(house.postgres))
  if (options.json) printJson(rows)
  else if (rows.length === 0) print('まだ機関がありません。npx shinayaka setup か、ブラウザの初回コードの画面で作ります。')
  else
    print(
      table(
        [
          ['名前', '種類', '使う人', '提出', 'id'],
          ...rows.map(({ id, name, kind, depth, members, submissions }) => [
            `${'　'.repeat(depth)}${name}`,
            kindNames[kind] ?? kind,
            String(members),
            String(submissions),
            id,
          ]),
        ],
        'words',
      ),
    )
  return 0
}

const move = async (which: string | undefined, options: Options): Promise<number> => {
  if (which === undefined) throw new InputError(['移す機関の名前か id を書いてください。', '', usage])
  if ((options.under === undefined) === !options.alone)
    throw new InputError('--under（置く先）か --alone（どこの下にも置かない）の、どちらか一つを書いてください。')
  const moved = unlessRefused(await inHouse((house, clock) => moveOrganisation(house.postgres, clock, which, options.under ?? null)))
  if (options.json) printJson(moved)
  else {
    const gained =
      moved.above === null ? [] : [`これからは「${moved.above}」の人が、「${moved.name}」の提出した結果を読めます（書きかけは見えません）。`]
    const lost =
      moved.before === null || moved.before === moved.above ? [] : [`「${moved.before}」の人は、「${moved.name}」の結果を読めなくなりました。`]
    print(
      [`「${moved.name}」を${moved.above === null ? '、どの機関の下でもない所へ' : `「${moved.above}」の下へ`}移しました。`, ...gained, ...lost].join(
        '\n',
      ),
    )
  }
  return 0
}

/** The organisations of this installation: makes them, lists them, and puts them under one another. */
export const organisation: Command = {
  usage,
  run: async (args) => {
    const copying = { id: 'string', to: 'string', recipient: 'string', 'key-file': 'string', 'passphrase-file': 'string' } as const
    const types = {
      name: 'string',
      kind: 'string',
      'institution-kind': 'string',
      under: 'string',
      alone: 'boolean',
      json: 'boolean',
      ...copying,
    } as const
    const { options, words } = readArguments(args, types, { usage, most: 2 })
    const [what, which] = words
    if (which !== undefined && what !== 'move' && what !== 'import') throw new InputError([`「${which}」は余分です。`, '', usage])
    switch (what) {
      case 'add':
        return add(options)
      case 'list':
        return list(options)
      case 'move':
        return move(which, options)
      case 'export':
        return exportOne(options)
      case 'import':
        return importOne(which, options)
      default:
        throw new InputError([
          what === undefined ? 'list・add・move・export・import のどれかを書いてください。' : `「organisation ${what}」という命令はありません。`,
          '',
          usage,
        ])
    }
  },
}
