// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { shinayaka } from '../testing/run.ts'

const bin = fileURLToPath(new URL('../../bin/shinayaka.mjs', import.meta.url))
// Not tmpdir(): the database's own user must be able to enter it.
const dataDir = mkdtempSync('/tmp/shinayaka-organisation-')
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const run = (args: readonly string[], environment: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, 'organisation', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir, HOST: '', PUBLIC_URL: '', PORT: '', ...environment },
  })
  return { status, stdout, stderr }
}

describe.concurrent('organisation, badly asked', () => {
  it.each([
    [[], 'list・add・move・export・import のどれかを書いてください。'],
    [['fly'], '「organisation fly」という命令はありません。'],
    [['list', 'x'], '「x」は余分です。'],
    [['add', '--name', '　', '--kind', 'group'], '--name に、機関の名前を書いてください。'],
    [['add', '--name', 'グループ'], '--kind を書いてください。'],
    [['add', '--name', 'グループ', '--kind', 'castle'], '種類「castle」はありません。'],
    [['add', '--name', '病院', '--kind', 'medical'], '--institution-kind を書いてください。'],
    [['add', '--name', '病院', '--kind', 'medical', '--institution-kind', 'castle'], '施設の種類「castle」はありません。'],
    [['add', '--name', 'グループ', '--kind', 'group', '--institution-kind', 'hospital'], '--kind medical のときだけ付けます。'],
    [['move', '--alone'], '移す機関の名前か id を書いてください。'],
    [['move', '病院'], '--under（置く先）か --alone'],
    [['move', '病院', '--under', 'グループ', '--alone'], '--under（置く先）か --alone'],
  ])('refuses %j with a sentence and 2 before it opens anything', async (args, sentence) => {
    const { code, stdout, stderr } = await shinayaka('organisation', ...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
    expect(stderr).not.toContain('データベース')
  })
})

describe('organisation', () => {
  it('makes a group and a hospital below it, each with a code for its first administrator, and says where to use it', () => {
    const group = run(['add', '--name', '朝顔グループ', '--kind', 'group', '--json'])
    expect(group.status, group.stderr).toBe(0)
    expect(JSON.parse(group.stdout)).toMatchObject({ above: null, code: expect.stringMatching(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/), joinUrl: null })
    const hospital = run(['add', '--name', '朝顔病院', '--kind', 'medical', '--institution-kind', 'hospital', '--under', '朝顔グループ'], {
      PUBLIC_URL: 'http://192.0.2.10:8080',
    })
    expect(hospital.stdout).toContain('「朝顔病院」を作りました（「朝顔グループ」の下）。')
    expect(hospital.stdout).toMatch(/最初の管理者の招待コード（一度だけ、30 日まで）: ([2-9A-Z]{4}-){3}[2-9A-Z]{4}\n/)
    expect(hospital.stdout).toContain('コードを使う所: http://192.0.2.10:8080/join')
  })

  it('says that a code leads nowhere on other machines while only this one can open the server', () => {
    const { stdout } = run(['add', '--name', '百合診療所', '--kind', 'medical', '--institution-kind', 'clinic'])
    expect(stdout).toContain('コードを使う所: このマシンの http://localhost:8080/join')
    expect(stdout).toContain('ほかのマシンから開けません')
  })

  it('moves an institution, says who reads its results from then on, and lists all in their order', () => {
    expect(run(['move', '百合診療所', '--under', '朝顔グループ']).stdout).toContain(
      'これからは「朝顔グループ」の人が、「百合診療所」の提出した結果を読めます（書きかけは見えません）。',
    )
    const { stdout } = run(['list'])
    expect(stdout.split('\n').map((line) => line.replace(/ {2}.*/, ''))).toEqual(['名前', '朝顔グループ', '　朝顔病院', '　百合診療所', ''])
  })

  it('refuses what cannot be with a sentence and 2', () => {
    const { status, stdout, stderr } = run(['move', '朝顔グループ', '--under', '朝顔グループ'])
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('上下が輪になります。')
  })
}, 120_000)
