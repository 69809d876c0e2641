// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { plainFileSettings } from '../files/files.ts'
import { readSettings, settingsTable } from './settings.ts'

describe('the settings of the environment', () => {
  it('are those of one machine when nothing is said', () => {
    const expected = {
      port: 8080,
      host: '127.0.0.1',
      publicUrl: null,
      dataDir: '/clone/data',
      database: null,
      mail: { url: null, from: 'shinayaka@localhost' },
      webhookHosts: [],
      providerHosts: [],
      listening: { tls: null, trustProxy: [], plainHttpAccepted: false },
      watching: { logLevel: 'warn', metrics: null, traces: null },
      files: plainFileSettings,
      secondFactorGraceDays: 7,
      changesPerMinute: 600,
    }
    expect(readSettings({}, '/clone')).toEqual({ settings: expected, problems: null })
  })

  it('take an empty value for none, and blanks around a value for nothing', () => {
    const { settings } = readSettings({ PORT: '', HOST: ' 127.0.0.2 ', DATABASE_URL: '' }, '/clone')
    expect(settings).toMatchObject({ port: 8080, host: '127.0.0.2', database: null })
  })

  it('put a relative data folder below the checkout and leave an absolute one', () => {
    expect(readSettings({ DATA_DIR: '../elsewhere' }, '/clone').settings?.dataDir).toBe('/elsewhere')
    expect(readSettings({ DATA_DIR: '/srv/shinayaka' }, '/clone').settings?.dataDir).toBe('/srv/shinayaka')
  })

  it('find the checkout by themselves', () => {
    const folder = readSettings({}).settings?.dataDir ?? ''
    const { name } = JSON.parse(readFileSync(join(folder, '..', 'package.json'), 'utf8'))
    expect(name).toBe('shinayaka-workspace')
  })

  it('take the origin of the public address', () => {
    expect(readSettings({ PUBLIC_URL: 'https://Shinayaka.example.jp/' }).settings?.publicUrl).toBe('https://shinayaka.example.jp')
  })

  it.each([
    ['PORT', '80 80'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '\uff18\uff10\uff18\uff10'],
    ['SECOND_FACTOR_GRACE_DAYS', '31'],
    ['SECOND_FACTOR_GRACE_DAYS', 'never'],
    ['CHANGES_PER_MINUTE', '-1'],
    ['CHANGES_PER_MINUTE', 'many'],
    ['HOST', 'http://127.0.0.1'],
    ['HOST', '127.0.0.1:8080'],
    ['PUBLIC_URL', 'shinayaka.example.jp'],
    ['PUBLIC_URL', 'ftp://shinayaka.example.jp'],
    ['PUBLIC_URL', 'https://shinayaka.example.jp/app'],
    ['PUBLIC_URL', 'https://shinayaka.example.jp/?a=1'],
    ['DATABASE_URL', 'mysql://a:b@c/d'],
    ['DATABASE_URL', 'localhost'],
  ])('refuse %s=%s with a sentence that names it', (name, value) => {
    const { settings, problems } = readSettings({ [name]: value })
    expect(settings).toBeNull()
    expect(problems).toHaveLength(1)
    expect(problems?.[0]).toContain(`${name} は`)
  })

  it('name every problem at once', () => {
    expect(readSettings({ PORT: 'x', HOST: '://', PUBLIC_URL: 'x' }).problems).toHaveLength(3)
  })

  it('keep a password out of the sentence', () => {
    const { problems } = readSettings({ DATABASE_URL: 'postgres//app:geheim@db/shinayaka' })
    expect(problems?.join()).not.toContain('geheim')
  })

  it('refuse the owner of a database without the database', () => {
    expect(readSettings({ DATABASE_OWNER_URL: 'postgres://o@db/s' }).problems?.[0]).toContain('DATABASE_URL がありません')
  })

  it('pass a missing owner on, for the check of the database to explain', () => {
    const { settings } = readSettings({ DATABASE_URL: 'postgres://a@db/s' })
    expect(settings?.database).toEqual({ databaseUrl: 'postgres://a@db/s', ownerUrl: null, directUrl: null })
  })
})

describe('docs/settings.md', () => {
  const page = readFileSync(new URL('../../../../../docs/settings.md', import.meta.url), 'utf8')
  const [japanese = '', english = ''] = page.split(/^# Settings$/m)

  it.each([
    ['ja', japanese, 'なし'],
    ['en', english, 'none'],
  ] as const)('says in %s exactly what the table says', (language, part, none) => {
    const rows = [...part.matchAll(/^\| `([A-Z_0-9]+)` \| (.*?) \| (.*?) \|$/gm)].map(([, name, standard, meaning]) => [name, standard, meaning])
    const expected = settingsTable.map((setting) => [
      setting.name,
      setting.default === '' ? none : `\`${setting.default}\``,
      setting.meaning[language].replaceAll('|', '\\|'),
    ])
    expect(rows).toEqual(expected)
  })
})
