// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { file, shinayaka } from '../testing/run.ts'

const good = { identity: 'ok', external: 'o', media: 'd', internal: 'x' }

describe.concurrent('level', () => {
  it('gives the level and what is missing, for machines', async () => {
    const { code, stdout, stderr } = await shinayaka('level', '--answers', file('good.json', `\ufeff${JSON.stringify(good)}`), '--json')
    expect([code, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual({ level: 1, levelWithoutIdentityGate: 1, missing: { '1': [], '2': ['media'], '3': ['media', 'internal'] } })
  })

  it('keeps the level without our gate readable', async () => {
    const answers = file('weak.json', JSON.stringify({ ...good, identity: 'weak', media: 'o' }))
    const machine = await shinayaka('level', '--answers', answers, '--json')
    expect(JSON.parse(machine.stdout)).toEqual({
      level: 0,
      levelWithoutIdentityGate: 2,
      missing: { '1': ['identity'], '2': ['identity'], '3': ['identity', 'internal'] },
    })
    const { stdout } = await shinayaka('level', '--answers', answers)
    expect(stdout).toBe(
      'ネットワーク類型 0（目標は 2）\nIDとパスワードの管理が弱いため 0 としています（この条件は当サービスのもの。なければレベル 2）。\nレベル 1 に足りないもの: IDとパスワードの管理\nレベル 2 に足りないもの: IDとパスワードの管理\nレベル 3 に足りないもの: IDとパスワードの管理、部門システムの間\n',
    )
  })

  it.each([
    ['wrong value', JSON.stringify({ ...good, media: '○' }), '「media」（記憶媒体）の "○" は使えません。o・d・x のどれかにしてください。'],
    [
      'a control’s grade for the gate',
      JSON.stringify({ ...good, identity: 'o' }),
      '「identity」（IDとパスワードの管理）の "o" は使えません。ok・weak のどれか',
    ],
    ['not a word', JSON.stringify({ ...good, internal: 0 }), '「internal」（部門システムの間）の 0 は使えません。'],
    ['missing', JSON.stringify({ ...good, external: undefined }), '「external」（外部との接続）がありません。o・d・x のどれかを書いてください。'],
    ['misspelt', JSON.stringify({ ...good, inernal: 'o' }), '「inernal」という項目はありません。'],
    ['a list', '[]', '答えは { } で囲んでください。'],
    ['nothing', 'null', '答えは { } で囲んでください。'],
    ['broken', '{\n "identity": "ok",\n "external" "o" }', ' 3行目: JSON として読めません。'],
    ['empty', ' \n', ' 1行目: 中身がありません。'],
  ])('refuses a file that is %s with a sentence and 2', async (name, content, sentence) => {
    const { code, stdout, stderr } = await shinayaka('level', '--answers', file(`${encodeURIComponent(name)}.json`, content), '--json')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
  })

  it('names every mistake at once', async () => {
    const { stderr } = await shinayaka('level', '--answers', file('many.json', '{"identity":"maybe","media":"x"}'))
    expect(stderr.trim().split('\n')).toHaveLength(3)
  })
})
