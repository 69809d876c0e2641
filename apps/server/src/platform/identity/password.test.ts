// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest'
import { checkPassword, minimumPasswordLength } from './password.ts'

const codeOf = (password: string, known: readonly string[] = []): Promise<string> =>
  checkPassword(password, known).then(
    () => 'taken',
    (error: { code?: string }) => error.code ?? String(error),
  )

describe('a new password', () => {
  it('has 13 characters at least, and may have 200', async () => {
    expect(await codeOf('kawara-usagi')).toBe('password.too-short')
    expect(await codeOf('kawara-usagi7')).toBe('taken')
    expect(await codeOf('月見うさぎ瓦屋根の手紙七')).toBe('password.too-short')
    expect(await codeOf('月見うさぎ瓦屋根の手紙七つ')).toBe('taken')
    expect(await codeOf('kawara usagi tegami '.repeat(10))).toBe('taken')
    expect(await codeOf(`${'kawara usagi tegami '.repeat(10)}x`)).toBe('password.too-long')
  })

  it.each([
    ['small letters alone', 'kawarausagitegami'],
    ['digits alone', '83920174650982'],
    ['blanks', 'kawara usagi tegami'],
    ['kana and kanji', '瓦の上の兎が手紙を読んだ夜'],
    ['signs', '#;<>&"\'%=+/\\()|~'],
    ['emoji', '🐇🏯✉️🌙🐇🏥📮🍵🎏🪁🧧🎐🎑'],
  ])('may be of %s', async (_, password) => {
    expect(await codeOf(password)).toBe('taken')
  })

  it('is none of those that were taken from other places and published', async () => {
    const { dictionary } = await import('@zxcvbn-ts/language-common')
    const published = (dictionary as { passwords: readonly (string | number)[] }).passwords.map(String)
    expect(published.length).toBeGreaterThan(30_000)
    const long = published.filter((one) => [...one].length >= minimumPasswordLength)
    expect(long.length).toBeGreaterThan(100)
    for (const password of long) expect(await codeOf(password), password).toBe('password.guessable')
  })

  it.each([
    ['the product', 'shinayaka2026!', []],
    ['the product in Japanese', 'しなやかしなやかしなやか1', []],
    ['the login', 'yamada.hanako1', ['yamada.hanako']],
    ['the institution', 'asagao-hospital', ['Asagao Hospital']],
    ['the name', 'hanakohanako12', ['Hanako Yamada']],
    ['the name in full width', 'ＨＡＮＡＫＯ-yamada-77', ['Hanako Yamada']],
    ['the keyboard', 'qwertyuiop[]asdf', []],
    ['a row', 'abcdefghijklm', []],
  ])('is not made of %s', async (_, password, known) => {
    expect(await codeOf(password, known)).toBe('password.guessable')
  })
})
