// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { CatalogError, loadCatalog } from './index.ts'
import { smallCatalog, writeCatalog } from './testing/small-catalog.ts'

const hashOf = (dir: string, path: string) =>
  createHash('sha256')
    .update(readFileSync(join(dir, path)))
    .digest('hex')

describe('a loaded catalog', () => {
  it('has every reference looked up, so that a page needs nothing else', () => {
    const { practices, instruments, cases } = loadCatalog(writeCatalog(smallCatalog()))
    const resolved = {
      source: 'official/first',
      certainty: 'B',
      sourceTitle: '公の文書',
      label: '1①',
      statement: '要約。',
      url: 'https://example.jp/first',
      checked: '2026-11-20',
    }
    expect(practices.get('assets.one')?.references).toEqual([resolved])
    expect(practices.get('assets.one')?.domain).toBe('assets')
    expect(instruments.get('clinic')?.domains[0]?.questions[0]?.references).toEqual([resolved])
    expect(cases.get('town-2024')).toMatchObject({ beds: null, references: [resolved] })
  })

  it('gives null for what an author may leave out', () => {
    const { instruments, sources } = loadCatalog(writeCatalog(smallCatalog()))
    const [first, second] = instruments.get('clinic')?.domains[0]?.questions ?? []
    expect([first?.case, first?.levelContext]).toEqual(['town-2024', null])
    expect(second?.case).toBeNull()
    expect(sources.get('official')).toMatchObject({ note: null, entries: [{ basis: null }, { basis: null }] })
  })

  it('knows each file by the SHA-256 of its bytes, and keeps its text', () => {
    const dir = writeCatalog(smallCatalog())
    const { files, instruments, flowchart } = loadCatalog(dir)
    expect(files).toHaveLength(26)
    for (const { path, hash, text } of files) {
      expect(hash).toBe(hashOf(dir, path))
      expect(text).toBe(readFileSync(join(dir, path), 'utf8'))
    }
    expect(instruments.get('clinic')?.hash).toBe(hashOf(dir, 'instruments/clinic.yaml'))
    expect(flowchart.hash).toBe(hashOf(dir, 'instruments/network-level.yaml'))
    expect(files.find(({ path }) => path === 'measures/assets.yaml')).toMatchObject({
      kind: 'measures',
      id: 'assets',
      edition: '2026.1',
      status: 'draft',
    })
    expect(files.find(({ kind }) => kind === 'source')).toMatchObject({ id: 'official', edition: null, status: 'draft', title: '公の文書' })
  })

  it('refuses to be changed, all the way down', () => {
    const catalog = loadCatalog(writeCatalog(smallCatalog()))
    const question = catalog.instruments.get('clinic')?.domains[0]?.questions[0]
    const practice = catalog.practices.get('assets.one')
    if (!question || !practice) throw new Error('nothing loaded')
    expect(() => Object.assign(question, { text: '別の文' })).toThrow(TypeError)
    expect(() => Object.assign(question.advice.unknown, { ask: '別の人' })).toThrow(TypeError)
    expect(() => practice.levels.push('四')).toThrow(TypeError)
    expect(() => (catalog.practices as Map<string, unknown>).set('x', practice)).toThrow(TypeError)
    expect(() => (catalog.practices as Map<string, unknown>).delete('assets.one')).toThrow(TypeError)
    expect(() => (catalog.sources as Map<string, unknown>).clear()).toThrow(TypeError)
    expect(() => (catalog.measures as unknown[]).pop()).toThrow(TypeError)
    expect(catalog.practices.size).toBe(13)
  })

  it('is refused whole, with every place named', () => {
    const files = smallCatalog()
    files['practices/assets.yaml'].practices[0].hinders = ['rain']
    files['cases/town-2024.yaml'].references[0].source = 'official/absent'
    const load = () => loadCatalog(writeCatalog(files))
    expect(load).toThrow(CatalogError)
    expect(load).toThrow(/practices\/assets\.yaml .*\n*[\s\S]*cases\/town-2024\.yaml|cases\/town-2024\.yaml[\s\S]*practices\/assets\.yaml/)
  })

  it('needs a flowchart', () => {
    const { 'instruments/network-level.yaml': _, ...rest } = smallCatalog()
    expect(() => loadCatalog(writeCatalog(rest))).toThrow(/フローチャート/)
  })

  it('is no catalog where there is no folder', () => expect(() => loadCatalog('/nowhere/at/all')).toThrow(/見つかりません/))
})

describe('editions', () => {
  const edition = (number: string, status: string, title: string) => ({
    ...smallCatalog()['instruments/clinic.yaml'],
    edition: number,
    status,
    title: { ja: title, en: 'x' },
  })

  it.each([
    [
      [
        ['2026.2', 'draft'],
        ['2026.10', 'draft'],
      ],
      '2026.10',
    ],
    [
      [
        ['2026.1', 'published'],
        ['2026.2', 'draft'],
      ],
      '2026.1',
    ],
    [
      [
        ['2026.1', 'published'],
        ['2027.1', 'published'],
        ['2027.2', 'draft'],
      ],
      '2027.1',
    ],
  ])('of %j, %s is in force and the others stay readable by their hash', (all, inForce) => {
    const { 'instruments/clinic.yaml': _, ...rest } = smallCatalog()
    const files = Object.fromEntries(all.map(([number = '', status = '']) => [`instruments/clinic-${number}.yaml`, edition(number, status, number)]))
    const dir = writeCatalog({ ...rest, ...files })
    const { instruments, editions } = loadCatalog(dir)
    expect(instruments.get('clinic')?.edition).toBe(inForce)
    for (const [number = ''] of all) expect(editions.get(hashOf(dir, `instruments/clinic-${number}.yaml`))?.title.ja).toBe(number)
  })

  it('cannot be in the catalog twice', () => {
    const files = { ...smallCatalog(), 'instruments/copy.yaml': edition('2026.1', 'draft', '写し') }
    expect(() => loadCatalog(writeCatalog(files))).toThrow(/instruments\/clinic\.yaml と同じもの・同じ版/)
  })
})

describe('the schemas that come with the program', () => {
  it('are used where a catalog brings none, and its own are used where it does', () => {
    const own = fileURLToPath(new URL('../../../catalog/schema/', import.meta.url))
    const names = ['common', 'practices', 'instrument', 'measures', 'case', 'source', 'flowchart'].map((name) => `${name}.schema.json`)
    const schemas = Object.fromEntries(names.map((name) => [`schema/${name}`, readFileSync(join(own, name), 'utf8')]))
    const stricter = JSON.parse(schemas['schema/case.schema.json'] ?? '')
    stricter.properties.lesson.maxLength = 3
    expect(loadCatalog(writeCatalog({ ...smallCatalog(), ...schemas })).cases.size).toBe(1)
    expect(() => loadCatalog(writeCatalog({ ...smallCatalog(), ...schemas, 'schema/case.schema.json': JSON.stringify(stricter) }))).toThrow(
      /長すぎます（3文字まで、いま6文字）/,
    )
    const { 'schema/case.schema.json': _, ...without } = schemas
    expect(() => loadCatalog(writeCatalog({ ...smallCatalog(), ...without }))).toThrow(/case\.schema\.json がありません/)
  })

  it('give the line of the mistake', () => {
    const files = smallCatalog()
    const text = stringify(files['cases/town-2024.yaml'], { lineWidth: 0 })
      .replace('when:', '# 注\n\nwhen:')
      .replace(/^when: .*$/m, 'when: 2024')
    const line = text.split('\n').findIndex((one) => one.startsWith('when:')) + 1
    expect(() => loadCatalog(writeCatalog({ ...files, 'cases/town-2024.yaml': text }))).toThrow(
      `cases/town-2024.yaml ${line}行目 when: 文字で書いてください。引用符 " " で囲むと文字になります。`,
    )
  })
})
