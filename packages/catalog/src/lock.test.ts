// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkCatalog, writeLock } from './index.ts'
import { put, smallCatalog, writeCatalog } from './testing/small-catalog.ts'

const published = { status: 'published' }
const asset = 'practices/assets.yaml'
const clinic = 'instruments/clinic.yaml'

/** The small catalog with two files published, and its lock written. */
const locked = () => {
  const files = smallCatalog()
  Object.assign(files[asset], published)
  Object.assign(files[clinic], published)
  const dir = writeCatalog(files)
  expect(writeLock(dir)).toEqual({ ok: true, errors: [], added: [clinic, asset], locked: 2 })
  return { dir, files, lockText: readFileSync(join(dir, 'catalog.lock'), 'utf8') }
}

const said = (dir: string) => checkCatalog(dir).errors.map(({ file, place, reason }) => `${file} ${place}: ${reason}`)

describe('the lock', () => {
  it('holds the SHA-256 of every published file by its path, in order, and nothing else', () => {
    const { dir, lockText } = locked()
    const hash = (path: string) =>
      createHash('sha256')
        .update(readFileSync(join(dir, path)))
        .digest('hex')
    expect(lockText).toBe(`${JSON.stringify({ [clinic]: hash(clinic), [asset]: hash(asset) }, null, 2)}\n`)
    expect(checkCatalog(dir)).toMatchObject({ ok: true, counts: { published: 2 } })
  })

  it('is missed where a published file is not in it', () => {
    const files = smallCatalog()
    Object.assign(files[asset], published)
    expect(said(writeCatalog(files))).toEqual([
      expect.stringMatching(
        /^practices\/assets\.yaml \d+行目 status: 公開（published）なのに catalog\.lock にありません。npx shinayaka catalog lock で/,
      ),
    ])
  })

  it('takes new files and leaves the old ones as they are', () => {
    const { dir, files, lockText } = locked()
    put(dir, 'cases/town-2024.yaml', { ...files['cases/town-2024.yaml'], ...published })
    expect(writeLock(dir)).toEqual({ ok: true, errors: [], added: ['cases/town-2024.yaml'], locked: 3 })
    expect(JSON.parse(readFileSync(join(dir, 'catalog.lock'), 'utf8'))).toMatchObject(JSON.parse(lockText))
    expect(writeLock(dir)).toEqual({ ok: true, errors: [], added: [], locked: 3 })
    expect(said(dir)).toEqual([])
  })

  it('is not written where nothing is published', () => {
    const dir = writeCatalog(smallCatalog())
    expect(writeLock(dir)).toEqual({ ok: true, errors: [], added: [], locked: 0 })
    expect(existsSync(join(dir, 'catalog.lock'))).toBe(false)
  })

  it.each<[string, (at: ReturnType<typeof locked>) => void, RegExp]>([
    [
      'edited by one character',
      ({ dir }) => put(dir, asset, `${readFileSync(join(dir, asset), 'utf8')}\n`),
      /^practices\/assets\.yaml \d+行目 status: 公開した版の内容が変わっています。元の内容に戻し、直した文は新しい版/,
    ],
    [
      'made a draft again',
      ({ dir, files }) => put(dir, asset, { ...files[asset], status: 'draft' }),
      /^practices\/assets\.yaml \d+行目 status: 公開した版が下書きに戻されています/,
    ],
    [
      'taken away',
      ({ dir, files }) => {
        rmSync(join(dir, clinic))
        put(dir, 'instruments/clinic-2.yaml', { ...files[clinic], status: 'draft' })
      },
      /^instruments\/clinic\.yaml : 公開した版のファイルが読めません/,
    ],
  ])('refuses a published file that was %s, and is left alone', (_, change, expected) => {
    const at = locked()
    change(at)
    put(at.dir, 'cases/town-2024.yaml', { ...at.files['cases/town-2024.yaml'], ...published })
    const refused = writeLock(at.dir)
    expect(refused).toMatchObject({ ok: false, added: [], locked: 2 })
    expect(refused.errors.map(({ file, place, reason }) => `${file} ${place}: ${reason}`)).toEqual([expect.stringMatching(expected)])
    expect(readFileSync(join(at.dir, 'catalog.lock'), 'utf8')).toBe(at.lockText)
    expect(said(at.dir).filter((line) => expected.test(line))).toHaveLength(1)
  })

  it('lets a new edition stand beside the old one', () => {
    const { dir, files } = locked()
    put(dir, 'practices/assets-2027.yaml', { ...files[asset], edition: '2027.1', ...published })
    expect(writeLock(dir)).toMatchObject({ ok: true, added: ['practices/assets-2027.yaml'], locked: 3 })
    expect(said(dir)).toEqual([])
  })

  it('takes nothing from a catalog that breaks a rule', () => {
    const files = smallCatalog()
    Object.assign(files[asset], published)
    files['measures/assets.yaml'].measures.pop()
    const dir = writeCatalog(files)
    expect(writeLock(dir)).toMatchObject({ ok: false, added: [], errors: [{ file: clinic }] })
    expect(existsSync(join(dir, 'catalog.lock'))).toBe(false)
  })

  it.each(['{', '[]', '{"a":"b"}', ''])('that is broken (%j) is said so and never overwritten', (text) => {
    const { dir } = locked()
    put(dir, 'catalog.lock', text)
    expect(said(dir)).toEqual([expect.stringMatching(/^catalog\.lock : 鍵のファイルが壊れています/)])
    expect(writeLock(dir).ok).toBe(false)
    expect(readFileSync(join(dir, 'catalog.lock'), 'utf8')).toBe(text)
  })
})
