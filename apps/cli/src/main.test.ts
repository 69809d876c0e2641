// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { file, shinayaka } from './testing/run.ts'

describe.concurrent('the program', () => {
  it('says its version', async () => {
    const { code, stdout } = await shinayaka('--version')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })

  it.each([[[]], [['help']], [['--help']]])('lists its commands with %j', async (args) => {
    const { code, stdout, stderr } = await shinayaka(...args)
    expect([code, stderr]).toEqual([0, ''])
    for (const command of ['score', 'level', 'catalog']) expect(stdout).toMatch(new RegExp(`^  ${command} +\\S`, 'm'))
  })

  it.each([
    [['help', 'score'], '--partial'],
    [['score', '--help'], '--partial'],
    [['level', '-h'], 'identity'],
    [['catalog', 'check', '--help'], 'lock'],
  ])('explains a command with %j', async (args, word) => {
    const { code, stdout, stderr } = await shinayaka(...args)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^使い方: npx shinayaka /)
    expect(stdout).toContain(word)
  })

  it.each([
    [['fly'], '「fly」という命令はありません。'],
    [['help', 'fly'], '「fly」という命令はありません。'],
    [['score', '--fly'], '「--fly」という指定はありません。'],
    [['score', '--answers'], '書き方が違います'],
    [['score', '--json=yes'], '書き方が違います'],
    [['score', '--instrument', 'clinic'], '--instrument と --answers を書いてください。'],
    [['level'], '--answers を書いてください。'],
    [['level', 'a.json'], '「a.json」は余分です。'],
    [['catalog'], 'list・show・diff・gaps・check・lock のどれかを書いてください。'],
    [['catalog', 'burn'], '「catalog burn」という命令はありません。'],
    [['catalog', 'list', 'clinic'], '「clinic」は余分です。'],
    [['catalog', 'show'], 'id を書いてください。'],
    [['catalog', 'show', 'nothing.here'], '「nothing.here」はカタログにありません。'],
    [['catalog', 'check', '--catalog', 'no-such-folder'], 'no-such-folder: カタログのフォルダが見つかりません。'],
  ])('refuses %j with a sentence and 2, and prints no result', async (args, sentence) => {
    const { code, stdout, stderr } = await shinayaka(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
    expect(stderr).not.toMatch(/\n {4}at /)
  })

  it('is not led astray by the folder one stands in', async () => {
    file('tsconfig.json', '{ this is no configuration')
    file('package.json', '{"type":"commonjs"}')
    const { code, stdout } = await shinayaka('catalog', 'list', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toBeInstanceOf(Array)
  })
})
