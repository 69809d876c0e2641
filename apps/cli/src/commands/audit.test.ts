// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../../bin/shinayaka.mjs', import.meta.url))
// Not tmpdir(): the database's own user must be able to enter it.
const dataDir = mkdtempSync('/tmp/shinayaka-audit-')
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir, HOST: '', PUBLIC_URL: '', PORT: '' },
  })
  return { status, stdout, stderr }
}

describe('audit verify', () => {
  it.each([
    [['audit'], 'verify を書いてください。'],
    [['audit', 'fly'], '「audit fly」という命令はありません。'],
    [['audit', 'verify', '--head', `3:${'a'.repeat(64)}`], '--organisation で示して使います。'],
    [['audit', 'verify', '--organisation', '病院', '--head', '3:abcd'], '--head「3:abcd」を読めません。'],
    [['audit', 'verify', '--organisation', '病院', '--head', `0:${'a'.repeat(64)}`], 'を読めません。'],
  ])('refuses %j with a sentence and 2', (args, sentence) => {
    const { status, stdout, stderr } = run(...args)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
  })

  it('works while no server runs, and names what nobody has sealed yet', () => {
    expect(run('organisation', 'add', '--name', '封印病院', '--kind', 'medical', '--institution-kind', 'hospital').status).toBe(0)
    const { status, stdout, stderr } = run('audit', 'verify')
    expect(status, stderr).toBe(0)
    expect(stdout).toContain('■ 封印病院')
    expect(stdout).toContain('まだ封印されていない行が 1 行あります')
    expect(stdout).toContain('操作記録に、合わないところはありません。')
  })

  it('says that a head from paper is not in the chain, and ends with 1', () => {
    const { status, stdout } = run('audit', 'verify', '--organisation', '封印病院', '--head', '１２０：3F9A-0c71 22d4-be05')
    expect(status).toBe(1)
    expect(stdout).toContain('× 控えの封印は 120 番ですが、いまの記録は 0 番で終わっています。')
  })

  it('says so where there is no such organisation', () => {
    const { status, stderr } = run('audit', 'verify', '--organisation', '無い病院')
    expect(status).toBe(2)
    expect(stderr).toContain('「無い病院」という機関はありません。')
  })
}, 120_000)
