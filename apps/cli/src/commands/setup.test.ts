// SPDX-License-Identifier: Apache-2.0
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const bin = fileURLToPath(new URL('../../bin/shinayaka.mjs', import.meta.url))
// Not tmpdir(): the database's own user must be able to enter it.
const dataDir = mkdtempSync('/tmp/shinayaka-setup-')
const password = 'kawara-usagi-tegami-2048'

const run = (args: string[], lines: string[], environment: Record<string, string> = {}) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    input: lines.map((line) => `${line}\n`).join(''),
    encoding: 'utf8',
    env: { ...process.env, DATA_DIR: dataDir, ...environment },
  })
  return { status, stdout, stderr }
}

afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

describe('the first run without a browser', () => {
  it.each([
    ['a short password', ['朝顔診療所', '院長', 'incho', 'short'], '13文字以上'],
    ['a guessable password', ['朝顔診療所', '院長', 'incho', 'password123456'], '推測されやすい'],
    ['a login that cannot be', ['朝顔診療所', '院長', 'in cho', password], 'ログイン名に使えない文字'],
    ['an empty name', ['', '院長', 'incho', password], '機関の名前が空です'],
    ['input that ends early', ['朝顔診療所', '院長'], '入力されないまま終わりました'],
  ])('refuses %s', (_, lines, sentence) => {
    const { status, stderr, stdout } = run(['setup'], lines)
    expect(status).toBe(2)
    expect(stderr).toContain(sentence)
    expect(stdout).toBe('')
  })

  it('refuses an unknown kind and unusable settings before it asks', () => {
    expect(run(['setup', '--kind', 'castle'], []).stderr).toContain('種類「castle」はありません')
    expect(run(['setup'], ['朝顔診療所', '院長', 'incho', password], { PORT: 'eighty' }).stderr).toContain('PORT は')
  })

  it('makes the institution once, and lets a forgotten password be replaced', () => {
    const made = run(['setup', '--kind', 'dental', '--json'], ['朝顔診療所', '院長', 'incho', password])
    expect(made.stderr).not.toContain(password)
    expect(made.status, made.stderr).toBe(0)
    expect(Object.keys(JSON.parse(made.stdout))).toEqual(['person', 'organisation'])
    expect(run(['setup'], ['別の診療所', '院長', 'other', password])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('もう使い始められています'),
    })
    expect(run(['reset-password', '--login', 'nobody'], ['suzume-enpitsu-tsukue-77'])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('「nobody」の人はいません'),
    })
    expect(run(['reset-password', '--login', 'INCHO'], ['suzume-enpitsu-tsukue-77']).status).toBe(0)
  })
}, 120_000)
