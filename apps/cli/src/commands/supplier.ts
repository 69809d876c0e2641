// SPDX-License-Identifier: Apache-2.0
import { writeFileSync } from 'node:fs'
import { type SupplierAnswerFile, supplierAnswerFile } from '@shinayaka/contract'
import { createSigningKey, proofOf, readSigningKey, signAnswer, supplierFormPage } from '@shinayaka/engines/supplier-form/index'
import { openCatalog } from '../catalog-folder.ts'
import { type Command, InputError, print, printJson, readArguments } from '../command.ts'
import { readJsonObject } from '../json-file.ts'
import { readTextFile } from '../text-file.ts'

const usage = `使い方: npx shinayaka supplier keygen --out KEY.pem
        npx shinayaka supplier form --form mhlw-vendor-r8 --product 名前 [--kind product|service] [--release 版]
                                    [--supplier 会社の名前] [--catalog DIR] --out FILE.html
        npx shinayaka supplier sign ANSWER.json --key KEY.pem [--out FILE.json]
        npx shinayaka supplier verify ANSWER.json [--json]

製品やサービスを納める会社のための命令です。ファイルだけで動き、データベースもサーバーも使いません。
くわしくは docs/suppliers.md へ。

  keygen   署名の鍵（Ed25519）を作り、指紋を出す。鍵のファイルはあなただけが持ちます。渡すのは指紋だけです
  form     だれにも頼まれていなくても答えられる、一枚の HTML の用紙を作る
  sign     用紙が作った答えのファイル（.shinayaka.json）に、会社の鍵で署名する
  verify   答えのファイルが書き換わっていないか、署名が合うかを確かめる

--out に同じ名前のファイルがあるときは書きません（sign だけは、--out がなければ元のファイルに書き足します）。
終了コード: 0 できた / 1 確かめたら合わなかった / 2 指定や中身に直すところがある`

const types = {
  out: 'string',
  form: 'string',
  product: 'string',
  kind: 'string',
  release: 'string',
  supplier: 'string',
  catalog: 'string',
  key: 'string',
  json: 'boolean',
} as const
type Options = { [Name in keyof typeof types]?: (typeof types)[Name] extends 'string' ? string : boolean }

const needed = (value: string | undefined, name: string): string => {
  if (value === undefined || value.trim() === '') throw new InputError([`${name} を書いてください。`, '', usage])
  return value
}

const writeNew = (path: string, content: string, mode = 0o644): void => {
  try {
    writeFileSync(path, content, { flag: 'wx', mode })
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new InputError(
      exists
        ? `${path}: 同じ名前のファイルがあります。消さずに、別の名前を書いてください。`
        : `${path}: 書けませんでした。場所と権限を確かめてください。`,
    )
  }
}

const keygen = ({ out }: Options): number => {
  const path = needed(out, '--out')
  const { privateKey, fingerprint } = createSigningKey()
  // Nobody else on this machine may read it.
  writeNew(path, privateKey, 0o600)
  print(
    `鍵を ${path} に書きました。金庫にも写しを置き、ほかの人に渡さないでください。\n指紋: ${fingerprint}\n施設には、この指紋を電話や契約書で伝えます。`,
  )
  return 0
}

const form = async (options: Options): Promise<number> => {
  const [id, product, path] = [needed(options.form, '--form'), needed(options.product, '--product'), needed(options.out, '--out')]
  const kind = options.kind ?? 'product'
  if (kind !== 'product' && kind !== 'service') throw new InputError('--kind は product（製品）か service（サービス）です。')
  // Only here: the others need nothing of the server's, and are quick without.
  const { Forms, offlineForm } = await import('@shinayaka/server/ops')
  const forms = new Forms(openCatalog(options.catalog))
  const offered = forms.current.filter(({ edition }) => edition.kind === 'vendor')
  const asked = offered.find(({ edition }) => edition.id === id)
  if (!asked)
    throw new InputError(`様式「${id}」は事業者の様式ではありません。使えるのは ${offered.map(({ edition }) => edition.id).join('・')} です。`)
  const whom = { supplier: options.supplier ?? null, product: { name: product, kind, release: options.release ?? '' }, request: null } as const
  writeNew(path, supplierFormPage(offlineForm(asked, whom)))
  print(`${path} を作りました。ブラウザで開き、書き終えたら答えのファイルができます。`)
  return 0
}

const readAnswer = (path: string): SupplierAnswerFile => {
  const read = supplierAnswerFile.safeParse(readJsonObject(path, 'docs/suppliers.md'))
  if (read.success) return read.data
  const places = [...new Set(read.error.issues.map((issue) => issue.path.join('.') || 'ファイル全体'))].slice(0, 5)
  throw new InputError(`${path}: 答えのファイルの形になっていません（${places.join('、')}）。用紙の「答えのファイルを作る」で作り直してください。`)
}

const sign = (path: string, options: Options): number => {
  const key = readSigningKey(readTextFile(needed(options.key, '--key')))
  if (key === null) throw new InputError(`${options.key}: Ed25519 の鍵として読めません。npx shinayaka supplier keygen で作った鍵を書いてください。`)
  const file = readAnswer(path)
  if (!proofOf(file).whole) throw new InputError(`${path}: 作られたあとで書き換わっています。署名しません。用紙から作り直してください。`)
  const signed = { ...file, proof: { ...file.proof, signature: signAnswer(key, file.content) } }
  const text = `${JSON.stringify(signed, null, 1)}\n`
  if (options.out === undefined) writeFileSync(path, text)
  else writeNew(options.out, text)
  print(`${options.out ?? path} に署名しました。\n指紋: ${key.fingerprint}`)
  return 0
}

const signatureWords = { none: '電子の署名はない', good: '署名が合う', bad: '署名が合わない' } as const

const verify = (path: string, { json }: Options): number => {
  const file = readAnswer(path)
  const { content } = file
  const proof = proofOf(file)
  const sound = proof.whole && proof.signature !== 'bad'
  const product = content.product?.name ?? null
  if (json)
    printJson({
      sound,
      ...proof,
      sha256: file.proof.sha256,
      form: content.form,
      supplier: content.supplier.name,
      product,
      request: content.request,
      signed: content.signed,
      consent: content.consent,
      answers: content.answers.length,
    })
  else
    print(
      [
        proof.whole ? '書き換わっていません。' : '作られたあとで書き換わっています。受け取らないでください。',
        `${signatureWords[proof.signature]}${proof.fingerprint === null ? '' : `（鍵の指紋 ${proof.fingerprint}）`}`,
        `会社: ${content.supplier.name}　対象: ${product ?? '全部'}　様式: ${content.form.id} ${content.form.edition}`,
        `署名: ${content.signed.name} ${content.signed.on}　ほかの施設へ渡すこと: ${content.consent ? '承諾あり' : '承諾なし'}`,
      ].join('\n'),
    )
  return sound ? 0 : 1
}

/** For vendors: keys, forms that nobody asked for, and answer files, without any server. */
export const supplier: Command = {
  usage,
  run: async (args) => {
    const { options, words } = readArguments(args, types, { usage, most: 2 })
    const [what, path] = words
    if (what === 'keygen') return keygen(options)
    if (what === 'form') return form(options)
    if (what === 'sign') return sign(needed(path, '答えのファイル'), options)
    if (what === 'verify') return verify(needed(path, '答えのファイル'), options)
    throw new InputError(['keygen、form、sign、verify のどれかを書いてください。', '', usage])
  },
}
