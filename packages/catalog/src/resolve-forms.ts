// SPDX-License-Identifier: Apache-2.0
import { practicesOf, type YesRule } from '@shinayaka/domain'
import type { AuthoredCatalog, Typed } from './editions.ts'
import type { Path, ReadFile } from './files.ts'
import type { Checklist, ChecklistItem, Guideline, Mapping } from './form-types.ts'
import type { Problem } from './problem.ts'
import { byId, type Resolver } from './resolver.ts'
import type { Practice } from './types.ts'

const shapes = ['practice', 'planned', 'passwords', 'all', 'any'] as const

/** Every part of a rule that does not say exactly one thing. */
const shapeProblems = (file: ReadFile, at: Path, rule: YesRule | null): Problem[] => {
  const given = rule === null ? [] : shapes.filter((shape) => shape in rule)
  if (rule === null || given.length !== 1)
    return [file.problem(at, `${shapes.join('・')} のうち、どれか一つだけを書いてください（いま ${given.length} 個）。`)]
  const below = 'all' in rule ? rule.all : 'any' in rule ? rule.any : []
  return below.flatMap((one, index) => shapeProblems(file, [...at, given[0] ?? '', index], one))
}

type Lookups = { practices: ReadonlyMap<string, Practice>; resolve: Resolver; problems: Problem[] }

const resolveItem = (
  file: ReadFile,
  at: Path,
  item: Typed<'checklist'>['content']['sections'][number]['items'][number],
  { practices, resolve, problems }: Lookups,
): ChecklistItem => {
  const broken = item.rule === null ? [] : shapeProblems(file, [...at, 'rule'], item.rule)
  problems.push(...broken)
  if (item.rule !== null && broken.length === 0)
    for (const practice of practicesOf(item.rule)) resolve.known(file, [...at, 'rule'], practice, practices, 'practices', '取組')
  if (item.reason === undefined)
    problems.push(file.problem(at, 'reason がありません。はいと言える決まりのわけ、または、答える取組がないわけを書いてください。'))
  return {
    ...item,
    pharmacy: item.pharmacy ?? null,
    reason: item.reason ?? null,
    clauses: resolve.references(file, [...at, 'clauses'], item.clauses),
    references: resolve.references(file, [...at, 'references'], item.references),
  }
}

const resolveChecklist = ({ file, content }: Typed<'checklist'>, lookups: Lookups): Checklist => {
  const { kind: _, ...rest } = content
  const placed = content.sections.flatMap(({ items }, section) =>
    items.map((thing, index) => ({ thing, file, at: ['sections', section, 'items', index] })),
  )
  byId(placed, '項目', lookups.problems)
  return {
    ...rest,
    hash: file.hash,
    gate: content.gate && { ...content.gate, references: lookups.resolve.references(file, ['gate', 'references'], content.gate.references) },
    sections: content.sections.map((section, number) => ({
      ...section,
      items: section.items.map((item, index) => resolveItem(file, ['sections', number, 'items', index], item, lookups)),
    })),
  }
}

const resolveGuideline = ({ file, content }: Typed<'guideline'>, { practices, resolve, problems }: Lookups): Guideline => {
  const { kind: _, ...rest } = content
  const references = (at: Path, given: Parameters<Resolver['references']>[2]) => resolve.references(file, at, given)
  const clauses = content.volumes.flatMap(({ chapters }, volume) =>
    chapters.flatMap((chapter, number) =>
      chapter.clauses.map((thing, index) => ({ thing, file, at: ['volumes', volume, 'chapters', number, 'clauses', index] })),
    ),
  )
  byId(clauses, '条項', problems)
  for (const { thing, at } of clauses) {
    for (const [index, { practice }] of thing.practices.entries())
      resolve.known(file, [...at, 'practices', index], practice, practices, 'practices', '取組')
    if ((thing.practices.length === 0) === (thing.unmapped === undefined))
      problems.push(file.problem(at, '取組（practices）と、取組がないわけ（unmapped）は、どちらか一方だけを書いてください。'))
  }
  return {
    ...rest,
    hash: file.hash,
    volumes: content.volumes.map((volume, first) => ({
      ...volume,
      chapters: volume.chapters.map((chapter, second) => ({
        ...chapter,
        clauses: chapter.clauses.map((clause, third) => ({
          ...clause,
          unmapped: clause.unmapped ?? null,
          references: references(['volumes', first, 'chapters', second, 'clauses', third, 'references'], clause.references),
        })),
      })),
    })),
    passwords: content.passwords && { ...content.passwords, references: references(['passwords', 'references'], content.passwords.references) },
    secondFactor: content.secondFactor && {
      ...content.secondFactor,
      references: references(['secondFactor', 'references'], content.secondFactor.references),
    },
  }
}

/** The ids of what can be mapped: items of a form, clauses of a guideline. */
const mappable = (thing: Checklist | Guideline): string[] =>
  'sections' in thing
    ? thing.sections.flatMap(({ items }) => items.map(({ id }) => id))
    : thing.volumes.flatMap(({ chapters }) => chapters.flatMap(({ clauses }) => clauses.map(({ id }) => id)))

type Pair = { from: readonly string[]; to: readonly string[]; relation: Mapping['pairs'][number]['relation'] }

/**
 * `new` comes from nothing, `gone` leads to nothing, every other relation has both ends. Where only one edition of a guideline was read, `unverified`
 * may lack the other end: that a clause was not seen does not make it new, nor gone. A form is known item by item, so there it may not.
 */
const endsFit = (of: Mapping['of'], { from, to, relation }: Pair): boolean => {
  if (of === 'guideline' && relation === 'unverified') return from.length + to.length > 0
  return from.length > 0 === (relation !== 'new') && to.length > 0 === (relation !== 'gone')
}

const endProblems = ({ file, content }: Typed<'mapping'>, side: 'from' | 'to', known: ReadonlyMap<string, Checklist | Guideline>): Problem[] => {
  const thing = known.get(content[side])
  if (!thing) return [file.problem([side], `「${content[side]}」がカタログにありません。つづりを直すか、先に加えてください。`)]
  const ids = new Set(mappable(thing))
  return content.pairs.flatMap((pair, index) =>
    pair[side].flatMap((id, number) =>
      ids.has(id) ? [] : [file.problem(['pairs', index, side, number], `「${id}」は「${content[side]}」にありません。つづりを直してください。`)],
    ),
  )
}

const resolveMapping = (typed: Typed<'mapping'>, known: ReadonlyMap<string, Checklist | Guideline>, { resolve, problems }: Lookups): Mapping => {
  const { file, content } = typed
  const { kind: _, ...rest } = content
  problems.push(...endProblems(typed, 'from', known), ...endProblems(typed, 'to', known))
  for (const [index, pair] of content.pairs.entries())
    if (!endsFit(content.of, pair))
      problems.push(
        file.problem(
          ['pairs', index],
          `relation: ${pair.relation} と from・to が合いません。new は from を、gone は to を空にし、ほかは両方に書きます（ガイドラインの unverified だけは、見ていない側を空にできます）。`,
        ),
      )
  return {
    ...rest,
    hash: file.hash,
    pairs: content.pairs.map((pair, index) => ({ ...pair, references: resolve.references(file, ['pairs', index, 'references'], pair.references) })),
  }
}

/** The official forms, the guidelines and the mappings between their editions. */
export type Forms = {
  checklists: Map<string, Checklist>
  checklistEditions: Map<string, Checklist>
  guidelines: Map<string, Guideline>
  mappings: Mapping[]
}

/** Looks up every reference of the official forms, the guidelines and the mappings. */
export const resolveForms = (authored: AuthoredCatalog, practices: ReadonlyMap<string, Practice>, resolve: Resolver, problems: Problem[]): Forms => {
  const lookups = { practices, resolve, problems }
  const checklists = authored.checklist.map((typed) => ({ shown: typed.inForce, thing: resolveChecklist(typed, lookups) }))
  const shown = new Map(checklists.filter((one) => one.shown).map(({ thing }) => [thing.id, thing]))
  const guidelines = new Map(
    authored.guideline.filter(({ inForce }) => inForce).map((typed) => [typed.content.id, resolveGuideline(typed, lookups)] as const),
  )
  return {
    checklists: shown,
    checklistEditions: new Map(checklists.map(({ thing }) => [thing.hash, thing])),
    guidelines,
    mappings: authored.mapping
      .filter(({ inForce }) => inForce)
      .map((typed) => resolveMapping(typed, typed.content.of === 'checklist' ? shown : guidelines, lookups)),
  }
}
