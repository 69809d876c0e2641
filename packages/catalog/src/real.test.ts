// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mappingGaps } from '@shinayaka/domain'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { checkCatalog, loadCatalog, measuresFor } from './index.ts'

const real = fileURLToPath(new URL('../../../catalog', import.meta.url))

describe('the catalog that comes with the product', () => {
  it('keeps every rule', () => {
    const { errors, counts } = checkCatalog(real)
    expect(errors).toEqual([])
    expect(counts.instruments.clinic).toMatchObject({ domains: 11, questions: 13 })
  })

  it('offers each domain of the clinic at least three measures, one of them for nothing', () => {
    const { instruments, measures } = loadCatalog(real)
    const domains = instruments.get('clinic')?.domains ?? []
    expect(domains).toHaveLength(11)
    for (const domain of domains) {
      const found = measuresFor(measures, 'clinic', domain)
      expect(found.length, domain.id).toBeGreaterThanOrEqual(3)
      expect(
        found.some(({ cost }) => cost.class === 'none'),
        domain.id,
      ).toBe(true)
    }
  })

  it('never shows a fact of general knowledge under a surer grade', () => {
    const { practices, measures, instruments, sources } = loadCatalog(real)
    const questions = [...instruments.values()].flatMap(({ domains }) => domains.flatMap((domain) => domain.questions))
    const references = [...practices.values(), ...measures, ...questions].flatMap((thing) => thing.references)
    expect(references.length).toBeGreaterThan(0)
    for (const { source, certainty } of references) {
      const [id = '', entryId = ''] = source.split('/')
      const held = sources.get(id)?.entries.find((entry) => entry.id === entryId)?.certainty ?? ''
      expect(certainty >= held, `${source} ${certainty} on ${held}`).toBe(true)
    }
  })

  it('maps as many clauses of each volume as the reviewers’ table says', () => {
    const table = readFileSync(join(real, '../docs/guideline-map.md'), 'utf8')
    const rows = [...loadCatalog(real).guidelines.values()].flatMap(({ id, volumes }) =>
      volumes.map((volume) => {
        const clauses = volume.chapters.flatMap((chapter) => chapter.clauses)
        const open = clauses.filter(({ practices }) => practices.length === 0)
        const context = open.filter(({ force }) => force === 'context')
        const counts = [clauses.length, clauses.length - open.length, open.length, context.length]
        return `| ${id} | ${volume.id} ${volume.name.ja} | ${counts.join(' | ')} |`
      }),
    )
    const written = table.split('\n').filter((line) => line.startsWith('| mhlw-'))
    expect(written.sort()).toEqual(rows.sort())
  })

  it('leaves no item and no clause of an edition out of the mapping that speaks of it', () => {
    const { checklists, guidelines, mappings } = loadCatalog(real)
    expect(mappings.length).toBeGreaterThan(0)
    for (const { id, of, from, to, pairs } of mappings) {
      const ids = (edition: string) =>
        of === 'checklist'
          ? checklists.get(edition)?.sections.flatMap(({ items }) => items.map((item) => item.id))
          : guidelines.get(edition)?.volumes.flatMap(({ chapters }) => chapters.flatMap(({ clauses }) => clauses.map((clause) => clause.id)))
      expect(mappingGaps({ from: ids(from) ?? [], to: ids(to) ?? [] }, pairs), id).toEqual({ from: [], to: [] })
      expect(ids(to)?.length, id).toBeGreaterThan(0)
    }
  })
})

describe('the schemas', () => {
  it('are themselves right, which no start has time to judge', () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, formats: { date: true, uri: true } })
    const folder = join(real, 'schema')
    const schemas = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    for (const schema of schemas) ajv.addSchema(schema)
    for (const { $id } of schemas) expect(ajv.getSchema($id), $id).toBeTypeOf('function')
  })
})
