// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import { practicesOf } from '@shinayaka/domain'
import { describe, expect, it } from 'vitest'
import { type Catalog, catalogGaps, clauseWithUses, itemWithUses, loadCatalog, usesOfPractice } from './index.ts'

const catalog = loadCatalog(fileURLToPath(new URL('../../../catalog', import.meta.url)))
const items = [...catalog.checklists.values()].flatMap((form) =>
  form.sections.flatMap((section) => section.items.map((item) => ({ form: form.id, item }))),
)
const clauses = [...catalog.guidelines.values()].flatMap((guideline) =>
  guideline.volumes.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.clauses.map((clause) => ({ guideline: guideline.id, clause })))),
)

describe('what refers to a practice', () => {
  it('is found from both ends: every rule and every clause, once for each practice they name', () => {
    const named = items.flatMap(({ form, item }) =>
      item.rule === null ? [] : practicesOf(item.rule).map((practice) => `${practice} ${form} ${item.id}`),
    )
    const bound = clauses.flatMap(({ guideline, clause }) =>
      clause.practices.map(({ practice, at }) => `${practice} ${guideline} ${clause.id} ${at}`),
    )
    const uses = [...catalog.practices.keys()].map((practice) => ({ practice, ...usesOfPractice(catalog, practice) }))
    expect(uses.flatMap(({ practice, items: own }) => own.map(({ form, item }) => `${practice} ${form} ${item}`)).sort()).toEqual(named.sort())
    expect(
      uses.flatMap(({ practice, clauses: own }) => own.map(({ guideline, clause, at }) => `${practice} ${guideline} ${clause} ${at}`)).sort(),
    ).toEqual(bound.sort())
    const asked = [...catalog.instruments.values()].flatMap(({ domains }) => domains.flatMap(({ questions }) => questions.map(({ id }) => id)))
    expect(uses.flatMap(({ questions }) => questions.map(({ question }) => question)).sort()).toEqual(asked.sort())
  })

  it('carries a reason everywhere, and the attainment that is asked', () => {
    const { items: own, clauses: bound } = usesOfPractice(catalog, 'backup.separate-copy')
    expect(own.find(({ form, item }) => form === 'mhlw-r7' && item === '3-2')).toMatchObject({ at: [3], planned: [], number: '3②' })
    for (const { reason } of [...own, ...bound]) expect(reason.length).toBeGreaterThan(7)
    const twoFactor = usesOfPractice(catalog, 'authentication.two-factor').items.find(({ form, item }) => form === 'mhlw-r8' && item === '2-10')
    expect(twoFactor).toMatchObject({ at: [3], planned: [3] })
  })

  it('leads from a clause to its items, and from one edition to the next', () => {
    for (const { form, item } of items) expect(itemWithUses(catalog, form, item.id)?.id).toBe(item.id)
    expect(itemWithUses(catalog, 'mhlw-r8', '2-7')).toMatchObject({
      before: [{ edition: 'mhlw-r7', ids: ['2-7'], reason: expect.any(String) }],
      after: [],
    })
    const restedOn = clauses.flatMap(({ guideline, clause }) => clauseWithUses(catalog, guideline, clause.id)?.items ?? [])
    expect(restedOn.length).toBeGreaterThan(60)
    expect(itemWithUses(catalog, 'mhlw-r8', '9-9')).toBeNull()
    expect(clauseWithUses(catalog, 'mhlw-9.0', 'planning.1')).toBeNull()
  })
})

describe('the gap list', () => {
  const gaps = catalogGaps(catalog)

  it('counts every item and clause once, and gives a reason for each that nothing answers', () => {
    expect(gaps.forms.reduce((sum, one) => sum + one.items, 0)).toBe(items.length)
    expect(gaps.guidelines.reduce((sum, one) => sum + one.clauses, 0)).toBe(clauses.length)
    for (const { items: all, withRule, withoutRule, share } of gaps.forms) {
      expect(withRule + withoutRule.length).toBe(all)
      expect(share).toBe(withRule / all)
      for (const { reason } of withoutRule) expect(reason.length).toBeGreaterThan(9)
    }
    for (const { clauses: all, withPractices, withoutPractices } of gaps.guidelines) {
      expect(withPractices + withoutPractices.length).toBe(all)
      for (const { reason } of withoutPractices) expect(reason.length).toBeGreaterThan(7)
    }
  })

  it('names a practice exactly where neither a form nor a clause uses it', () => {
    const unused = new Set(gaps.practices.unused.map(({ practice }) => practice))
    for (const practice of catalog.practices.keys()) {
      const { items: own, clauses: bound } = usesOfPractice(catalog, practice)
      expect(unused.has(practice), practice).toBe(own.length + bound.length === 0)
    }
  })

  it('looks at every two editions that follow one another', () => {
    expect(gaps.mappings.map(({ from, to }) => `${from} ${to}`).sort()).toEqual([
      'mhlw-6.0 mhlw-7.0',
      'mhlw-r7 mhlw-r8',
      'mhlw-vendor-r7 mhlw-vendor-r8',
    ])
    const without: Catalog = { ...catalog, mappings: catalog.mappings.filter(({ id }) => id !== 'mhlw-r7-to-r8') }
    const [pair] = catalogGaps(without).mappings
    expect(pair).toMatchObject({ mapping: null, unverified: 0 })
    expect([pair?.unmapped.from.length, pair?.unmapped.to.length]).toEqual([18, 18])
    const shorter = {
      ...catalog,
      mappings: catalog.mappings.map((one) => (one.id === 'mhlw-r7-to-r8' ? { ...one, pairs: one.pairs.slice(1) } : one)),
    }
    expect(catalogGaps(shorter).mappings[0]?.unmapped).toEqual({ from: ['1-1'], to: ['1-1'] })
  })

  it('names the chapters nobody has read', () => {
    const seven = gaps.guidelines.find(({ guideline }) => guideline === 'mhlw-7.0')
    expect(seven?.unseen.length).toBeGreaterThan(0)
    for (const { chapter } of seven?.unseen ?? [])
      expect(clauses.some(({ guideline, clause }) => guideline === 'mhlw-7.0' && clause.id.startsWith(`${chapter}.`))).toBe(false)
  })
})
