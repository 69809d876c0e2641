// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadCatalog } from '@shinayaka/catalog'
import { oscalEndpoints } from '@shinayaka/contract'
import { type OscalDocument, oscalExport } from '@shinayaka/engines/oscal/index'
import { oscalNamespace } from '@shinayaka/engines/oscal/uuid'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'
import { describe, expect, it } from 'vitest'
import { file, shinayaka, shinayakaJson, workFolder } from '../testing/run.ts'
import { oscal } from './oscal.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
// NIST's own schemas are not part of the project: where they lie beside it they judge, elsewhere these tests are skipped.
const schemas = join(root, '../shared/data/oscal/schema')
const judged = existsSync(schemas)

const catalog = loadCatalog(join(root, 'catalog'))
const made = oscalExport(catalog)
const definite = (document: OscalDocument | undefined): OscalDocument => {
  if (!document) throw new Error('there is no such document')
  return document
}
const forms = [...catalog.checklists.keys()]
const everything: [string, OscalDocument][] = [
  ['practices', definite(made.catalog())],
  ...[...forms, ...catalog.guidelines.keys()].map((id): [string, OscalDocument] => [`catalog of ${id}`, definite(made.catalog(id))]),
  ...forms.map((id): [string, OscalDocument] => [`profile of ${id}`, definite(made.profile(id))]),
  ['the whole mapping', definite(made.mapping())],
  ...forms.map((id): [string, OscalDocument] => [`mapping of ${id}`, definite(made.mapping(id))]),
]

const schemaFiles = { catalog: 'catalog', profile: 'profile', 'mapping-collection': 'mapping', 'assessment-results': 'assessment-results' }
const validators = new Map<string, ValidateFunction>()
const compiled = (model: keyof typeof schemaFiles): ValidateFunction => {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  return ajv.compile(JSON.parse(readFileSync(join(schemas, `oscal_${schemaFiles[model]}_schema.json`), 'utf8')))
}
const mistakes = (model: keyof typeof schemaFiles, text: string): unknown => {
  const validate = validators.get(model) ?? compiled(model)
  validators.set(model, validate)
  validate(JSON.parse(text))
  return (validate.errors ?? []).slice(0, 5)
}

type Plain = { [key: string]: unknown }
/** Every object of a file with the key under which it stands. */
const objects = (value: unknown, key = ''): { key: string; node: Plain }[] => {
  if (Array.isArray(value)) return value.flatMap((one) => objects(one, key))
  if (typeof value !== 'object' || value === null) return []
  const node = value as Plain
  return [{ key, node }, ...Object.entries(node).flatMap(([name, inner]) => objects(inner, name))]
}
const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []

const textOf = (node: Plain, name: string): string[] => (typeof node[name] === 'string' ? [node[name]] : [])
/** What an object says of others of the same file. */
const pointed = (node: Plain): string[] => [
  ...textOf(node, 'href').flatMap((href) => (href.startsWith('#') ? [href.slice(1)] : [])),
  ...textOf(node, 'observation-uuid'),
  ...textOf(node, 'subject-uuid'),
]

/** What every one of our files keeps, whatever it is about. */
const judge = (text: string) => {
  const all = objects(JSON.parse(text))
  const uuids = all.flatMap(({ node }) => textOf(node, 'uuid'))
  for (const uuid of uuids) expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(new Set(uuids).size).toBe(uuids.length)
  const ids = all.flatMap(({ node }) => textOf(node, 'id'))
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u)
  const known = new Set(uuids)
  for (const { node } of all) for (const uuid of pointed(node)) expect(known).toContain(uuid)
  expect(all.flatMap(({ node }) => Object.values(node)).filter((one) => Array.isArray(one) && one.length === 0)).toEqual([])
}

/** Every control and statement of a catalog. */
const controlsOf = ({ text }: OscalDocument): Set<string> =>
  new Set(
    objects(JSON.parse(text)).flatMap(({ key, node }) => ((key === 'controls' || key === 'parts') && typeof node.id === 'string' ? [node.id] : [])),
  )

describe.each(everything)('%s', (_, document) => {
  it.skipIf(!judged)('is valid by the schema of NIST', () => {
    expect(mistakes(document.model, document.text)).toEqual([])
  })

  it('has UUIDs of version 5, each once, ids that are tokens, and references that lead somewhere', () => {
    judge(document.text)
  })
})

describe('the export', () => {
  it('is the same to the byte when it is made again, and has no clock in it', () => {
    const again = oscalExport(loadCatalog(join(root, 'catalog')))
    expect(again.catalog()?.text).toBe(made.catalog()?.text)
    expect(again.mapping()?.text).toBe(made.mapping()?.text)
    for (const id of forms) expect([again.catalog(id)?.text, again.profile(id)?.text]).toEqual([made.catalog(id)?.text, made.profile(id)?.text])
    const checked = [...catalog.sources.values()].map((source) => source.checked)
    for (const [, { text }] of everything) {
      const modified = /"last-modified": "(\d{4}-\d{2}-\d{2})T00:00:00\+09:00"/.exec(text)?.[1]
      expect(checked).toContain(modified)
    }
  })

  it('keeps the Japanese of every practice, item and clause', () => {
    const unescaped = (document: OscalDocument | undefined) =>
      strings(JSON.parse(definite(document).text)).map((one) => one.replace(/\\([\\`*_~^[\]{}<>#|])/gu, '$1'))
    const practices = new Set(unescaped(made.catalog()))
    for (const { name, levels, purpose, effect } of catalog.practices.values())
      for (const text of [name.ja, purpose, effect, ...levels]) expect(practices).toContain(text)
    for (const form of catalog.checklists.values()) {
      const texts = new Set(unescaped(made.catalog(form.id)))
      for (const item of form.sections.flatMap(({ items }) => items))
        for (const text of [item.name.ja, item.asks, item.how, item.number]) expect(texts).toContain(text)
    }
  })

  const whole = [definite(made.catalog()), ...[...forms, ...catalog.guidelines.keys()].map((id) => definite(made.catalog(id)))]
  const known = new Map(whole.map((document) => [document.id, controlsOf(document)]))

  it('maps only controls and statements that the other files have', () => {
    type Mapping = { [key: string]: unknown; maps: Record<string, { 'id-ref': string }[]>[] }
    type Gap = { 'unmapped-controls': { 'with-ids': string[] }[] } | undefined
    const read = JSON.parse(definite(made.mapping()).text) as { 'mapping-collection': { mappings: Mapping[]; 'back-matter': { resources: Plain[] } } }
    const { mappings, 'back-matter': back } = read['mapping-collection']
    const propsOf = (href: string) => (back.resources.find(({ uuid }) => `#${uuid}` === href)?.props ?? []) as { name: string; value: string }[]
    const named = (href: string) => known.get(propsOf(href).find(({ name }) => name === 'document')?.value ?? '')
    for (const mapping of mappings)
      for (const side of ['source', 'target']) {
        const controls = named((mapping[`${side}-resource`] as { href: string }).href)
        const gap = mapping[`${side}-gap-summary`] as Gap
        const ids = [
          ...mapping.maps.flatMap((map) => (map[`${side}s`] ?? []).map((one) => one['id-ref'])),
          ...(gap?.['unmapped-controls'] ?? []).flatMap((one) => one['with-ids']),
        ]
        for (const id of ids) expect(controls).toContain(id)
      }
    expect(mappings.length).toBeGreaterThan(10)
  })

  it('imports only practices that there are', () => {
    const practices = known.get('shinayaka-practices')
    for (const id of forms)
      for (const { node } of objects(JSON.parse(definite(made.profile(id)).text)))
        for (const control of [...((node['with-ids'] as string[] | undefined) ?? []), ...textOf(node, 'control-id')])
          expect(practices).toContain(control)
  })

  it('marks what was not checked against an original, and never an A as such', () => {
    const items = objects(JSON.parse(definite(made.catalog('mhlw-r8')).text)).filter(({ node }) => node.class === 'checklist-item')
    expect(items).toHaveLength(18)
    for (const { node } of items) expect(JSON.stringify(node.props)).toContain('原文未照合')
    const maps = objects(JSON.parse(definite(made.mapping('mhlw-r8')).text)).filter(({ key }) => key === 'maps')
    const unverified = maps.filter(({ node }) => JSON.stringify(node.props ?? []).includes('"value":"unverified"'))
    expect(unverified).toHaveLength(
      catalog.mappings.find(({ id }) => id === 'mhlw-r7-to-r8')?.pairs.filter(({ relation }) => relation === 'unverified').length ?? -1,
    )
    for (const { node } of unverified) expect(JSON.stringify(node.props)).toContain('原文未照合')
  })
})

describe('docs/oscal.md', () => {
  const page = readFileSync(join(root, 'docs/oscal.md'), 'utf8')

  it('names the namespace, the addresses and the flags as they are', async () => {
    expect(page).toContain(`名前空間は \`${oscalNamespace}\``)
    const addresses = [...page.matchAll(/`GET (\/api\/[^`?]+)`/g)].map(([, path = '']) => path.replace(/\{[^}]+\}|mhlw-r8/g, ':'))
    expect(addresses.sort()).toEqual(
      Object.values(oscalEndpoints)
        .map(({ path }) => path.replace(/:\w+/g, ':'))
        .sort(),
    )
    const { stdout } = await shinayaka('help', 'oscal')
    const flags = [...page.matchAll(/^npx shinayaka oscal (.*)$/gm)].flatMap(([, line = '']) => line.match(/--[a-z]+/g) ?? [])
    for (const flag of flags) expect(stdout).toContain(`${flag} `)
  })

  it('states how many files there are, and of what', () => {
    const files = everything.filter(([name]) => !name.startsWith('mapping of'))
    expect(page).toContain(
      `取組 ${catalog.practices.size}、用紙 ${forms.length}、ガイドライン ${catalog.guidelines.size} の全部で ${files.length} 個`,
    )
  })
})

describe('oscal on the command line', () => {
  const attainments = { 'assets.inventory': 2, 'backup.separate-copy': 'unknown', 'media.controlled-media': 0, 'mobile.personal-devices': 'na' }

  it('writes a file and says which', async () => {
    const { model, uuid, sha256 } = definite(made.catalog())
    const said = (await shinayakaJson('oscal', 'catalog', '--out', 'practices.json', '--json')) as { bytes: number }
    expect(said).toMatchObject({ model, uuid, sha256, file: 'practices.json' })
    const text = readFileSync(join(workFolder, 'practices.json'), 'utf8')
    expect(text).toBe(made.catalog()?.text)
    expect(said.bytes).toBe(Buffer.byteLength(text))
    const again = await shinayaka('oscal', 'catalog', '--out', 'practices.json')
    expect([again.code, again.stdout]).toEqual([2, ''])
    expect(again.stderr).toContain('同じ名前のファイルがあります')
  })

  it.each([
    ['catalog', '--guideline', 'mhlw-7.0'],
    ['profile', '--checklist', 'mhlw-r7'],
  ])('prints %s %s %s', async (what, flag, id) => {
    const { code, stdout, stderr } = await shinayaka('oscal', what, flag, id)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toBe((what === 'catalog' ? made.catalog(id) : made.profile(id))?.text)
  })

  it.each([[[]], [['--checklist', 'mhlw-r8']]])('gives attainments as results %j, the same each time', async (more) => {
    const path = file(`attainments${more.length}.json`, JSON.stringify(attainments))
    const args = ['oscal', 'assessment-results', '--attainments', path, '--on', '2026-11-21', '--organisation', 'やまもも診療所', ...more]
    const { code, stdout, stderr } = await shinayaka(...args)
    expect([code, stderr]).toEqual([0, ''])
    judge(stdout)
    if (judged) expect(mistakes('assessment-results', stdout)).toEqual([])
    expect((await shinayaka(...args)).stdout).toBe(stdout)
    expect(stdout).toContain('やまもも診療所')
    expect(stdout).toContain('"last-modified": "2026-11-20T15:00:00.000Z"')
    // Of a form nobody has answered anything: there are proposals, and no answer.
    if (more.length > 0) expect(objects(JSON.parse(stdout)).filter(({ key }) => key === 'findings').length).toBe(18)
    expect(stdout.includes('"observations"')).toBe(more.length === 0)
  })

  it.each([
    [[], 'catalog・profile・mapping・assessment-results のどれかを書いてください。'],
    [['plan'], '「oscal plan」という命令はありません。'],
    [['profile'], '--checklist に、用紙の id を書いてください。'],
    [['catalog', '--checklist', 'mhlw-r99'], 'チェックリスト「mhlw-r99」はカタログにありません。'],
    [['catalog', '--guideline', 'mhlw-9.0'], 'ガイドライン「mhlw-9.0」はカタログにありません。'],
    [['assessment-results'], '--attainments を書いてください。'],
    [['assessment-results', '--attainments', 'no-such.json'], 'ファイルが見つかりません'],
  ])('refuses %j', async (args, sentence) => {
    await expect(oscal.run(args)).rejects.toThrow(sentence)
  })

  it('refuses a day that is none, with 2 and no result', async () => {
    const path = file('day.json', JSON.stringify(attainments))
    const { code, stdout, stderr } = await shinayaka('oscal', 'assessment-results', '--attainments', path, '--on', '2026-02-30')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain('--on の「2026-02-30」は日付として読めません。')
  })
})
