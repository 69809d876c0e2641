// SPDX-License-Identifier: Apache-2.0
import { practicesOf, type YesRule } from '@shinayaka/domain'
import { clauseToken, itemToken, levelOf } from './catalogs.ts'
import { citedResources, fileHref, fileResource, finished, type Node, newestCheck, prop, some } from './document.ts'
import { compactText, prose } from './text.ts'
import type { OscalClause, OscalContent, OscalDocument, OscalForm, OscalGuideline, OscalMapping, OscalReference } from './types.ts'
import { uuidOf } from './uuid.ts'

const collection = 'shinayaka'

type Ends = { source: OscalDocument; target: OscalDocument }
/** One mapping between two of our catalogs, before it is written. `left`: what has no counterpart, on either side, with its reason. */
type Joined = Ends & {
  id: string
  title: string
  note: string
  rationale: 'functional' | 'semantic'
  maps: Node[]
  left: { source: Left[]; target: Left[] }
  references: readonly OscalReference[]
}
type Left = { id: string; why: string; reason: string }

const end = (document: OscalDocument): Node => ({ type: 'catalog', href: fileHref(document, collection) })
const control = (id: string): Node => ({ type: 'control', 'id-ref': id })
const unverifiedProps = (references: readonly OscalReference[]): Node[] =>
  references.every(({ certainty }) => certainty === 'A') ? [] : prop('unverified', '原文未照合')

const mapOf = (uuid: string, relationship: string, [sources, targets]: [Node[], Node[]], props: Node[], reason: string): Node => ({
  uuid,
  relationship,
  sources,
  targets,
  ...some('props', props),
  ...(reason === '' ? {} : { remarks: prose(reason) }),
})

/** Every leaf of a rule as a practice at one attainment, once. */
const levelsIn = (rule: YesRule): string[] => {
  if ('all' in rule) return rule.all.flatMap(levelsIn)
  if ('any' in rule) return rule.any.flatMap(levelsIn)
  if ('passwords' in rule) return []
  return [levelOf('practice' in rule ? rule.practice : rule.planned, rule.at)]
}

/** Practices at the attainments that the はい-rule of an item asks for. */
const practicesToItems = (form: OscalForm, source: OscalDocument, target: OscalDocument): Joined => {
  const items = form.sections.flatMap((section) => section.items)
  const ruled = items.filter(({ rule }) => rule !== null && practicesOf(rule).length > 0)
  return {
    id: `practices-to-${form.id}`,
    title: `取組と、${form.title.ja}の項目`,
    note: '項目の「はい」を提案するときに見る取組と、その到達度。全部が要るか、どれかでよいかは yes-rule にあります。',
    rationale: 'functional',
    source,
    target,
    maps: ruled.map(({ id, rule, reason, references }) =>
      mapOf(
        uuidOf('map', 'item', form.id, id),
        'intersects-with',
        [
          [...new Set(rule === null ? [] : levelsIn(rule))].map((level) => ({ type: 'statement', 'id-ref': level })),
          [control(itemToken(form.id, id))],
        ],
        [...prop('yes-rule', compactText(rule)), ...unverifiedProps(references)],
        reason ?? '',
      ),
    ),
    left: {
      source: [],
      target: items
        .filter((item) => !ruled.includes(item))
        .map(({ id, reason }) => ({ id: itemToken(form.id, id), why: 'no-rule', reason: reason ?? '' })),
    },
    references: items.flatMap((item) => item.references),
  }
}

const clausesOf = ({ volumes }: OscalGuideline): OscalClause[] => volumes.flatMap(({ chapters }) => chapters.flatMap(({ clauses }) => clauses))

/** Practices at the attainments that meet a clause, each with its own reason. */
const practicesToClauses = (guideline: OscalGuideline, source: OscalDocument, target: OscalDocument): Joined => ({
  id: `practices-to-${guideline.id}`,
  title: `取組と、${guideline.title.ja}の条項`,
  note: '並べた取組の全部がその到達度に届いて、条項に応えたと見ます。結び付きは編者のものです。',
  rationale: 'functional',
  source,
  target,
  maps: clausesOf(guideline).flatMap((clause) =>
    clause.practices.map(({ practice, at, reason }) =>
      mapOf(
        uuidOf('map', 'clause', guideline.id, clause.id, practice),
        'intersects-with',
        [[{ type: 'statement', 'id-ref': levelOf(practice, at) }], [control(clauseToken(guideline.id, clause.id))]],
        unverifiedProps(clause.references),
        reason,
      ),
    ),
  ),
  left: {
    source: [],
    target: clausesOf(guideline)
      .filter(({ practices }) => practices.length === 0)
      .map(({ id, unmapped }) => ({ id: clauseToken(guideline.id, id), why: 'no-practice', reason: unmapped ?? '' })),
  },
  references: clausesOf(guideline).flatMap(({ references }) => references),
})

/** The clauses on which the items of a form rest, where they are clauses that we know one by one. */
const itemsToClauses = (form: OscalForm, guideline: OscalGuideline, source: OscalDocument, target: OscalDocument): Joined => {
  const known = new Set(clausesOf(guideline).map(({ id }) => `${guideline.source}/${id}`))
  const items = form.sections.flatMap((section) => section.items)
  const maps = items.flatMap((item) =>
    item.clauses
      .filter((clause) => known.has(clause.source))
      .map((clause) =>
        mapOf(
          uuidOf('map', 'item-clause', form.id, item.id, guideline.id, clause.source),
          'intersects-with',
          [[control(itemToken(form.id, item.id))], [control(clauseToken(guideline.id, clause.source.slice(guideline.source.length + 1)))]],
          [...prop('certainty', clause.certainty), ...unverifiedProps([clause])],
          clause.certainty === 'A' ? '用紙が、よりどころとして指す条です。' : '主題の同じ条です。用紙が指す条とは限りません。',
        ),
      ),
  )
  return {
    id: `${form.id}-to-${guideline.id}`,
    title: `${form.title.ja}の項目と、${guideline.title.ja}の条項`,
    note: '項目のよりどころになる条項。',
    rationale: 'semantic',
    source,
    target,
    maps,
    left: { source: [], target: [] },
    references: items.flatMap((item) => item.clauses),
  }
}

const relationships = { same: 'equivalent-to', changed: 'intersects-with', unverified: 'intersects-with' } as const

/** What the items of one edition became in the next. What is new, gone, or was seen on one side only has no counterpart and stands in the gaps with its reason. */
const betweenEditions = (mapping: OscalMapping, source: OscalDocument, target: OscalDocument): Joined => {
  const whole = mapping.pairs.filter(({ from, to }) => from.length > 0 && to.length > 0)
  const ids = (edition: string, list: readonly string[]) => list.map((id) => itemToken(edition, id))
  const leftOf = (side: 'from' | 'to') =>
    mapping.pairs
      .filter((pair) => !whole.includes(pair))
      .flatMap((pair) => ids(mapping[side], pair[side]).map((id) => ({ id, why: pair.relation, reason: pair.reason })))
  return {
    id: mapping.id,
    title: mapping.title.ja,
    note: mapping.note,
    rationale: 'semantic',
    source,
    target,
    maps: whole.map(({ from, to, relation, reason, references }) =>
      mapOf(
        uuidOf('map', 'edition', mapping.id, compactText([from, to])),
        relation === 'new' || relation === 'gone' ? 'no-relationship' : relationships[relation],
        [ids(mapping.from, from).map(control), ids(mapping.to, to).map(control)],
        [...prop('relation', relation), ...(relation === 'unverified' ? prop('unverified', '原文未照合') : unverifiedProps(references))],
        reason,
      ),
    ),
    left: { source: leftOf('from'), target: leftOf('to') },
    references: mapping.pairs.flatMap(({ references }) => references),
  }
}

const gap = (id: string, side: 'source' | 'target', left: readonly Left[]): Node =>
  left.length === 0
    ? {}
    : { [`${side}-gap-summary`]: { uuid: uuidOf('gap', id, side), 'unmapped-controls': [{ 'with-ids': [...new Set(left.map((one) => one.id))] }] } }

const mappingNode = ({ id, title: name, note, rationale, source, target, maps, left }: Joined): Node => ({
  uuid: uuidOf('mapping', id),
  method: 'human',
  'matching-rationale': rationale,
  status: left.source.length + left.target.length === 0 ? 'complete' : 'not-complete',
  'source-resource': end(source),
  'target-resource': end(target),
  props: [
    ...prop('mapping', id),
    ...prop('title', name),
    ...[...left.source, ...left.target].flatMap((one) => prop('unmapped', one.id, { class: one.why, remarks: one.reason })),
  ],
  'mapping-description': prose(note),
  maps,
  ...gap(id, 'source', left.source),
  ...gap(id, 'target', left.target),
})

/**
 * How practices, items and clauses belong together, and what each edition became, as one collection. `form`: only what touches that form.
 * A mapping with nothing to map is left out, since OSCAL asks for one entry at least.
 */
export const mappingCollection = (
  content: OscalContent,
  documents: ReadonlyMap<string, OscalDocument>,
  practices: OscalDocument,
  form: string | null,
): OscalDocument => {
  const of = (id: string): OscalDocument => {
    const found = documents.get(id)
    if (!found) throw new Error(`no catalog ${id} to map`)
    return found
  }
  const forms = [...content.checklists.values()].filter(({ id }) => form === null || id === form)
  const guidelines = [...content.guidelines.values()]
  const joined: Joined[] = [
    ...forms.map((one) => practicesToItems(one, practices, of(one.id))),
    ...(form === null ? guidelines.map((one) => practicesToClauses(one, practices, of(one.id))) : []),
    ...forms.flatMap((one) => guidelines.map((guideline) => itemsToClauses(one, guideline, of(one.id), of(guideline.id)))),
    ...content.mappings
      .filter(({ from, to }) => form === null || from === form || to === form)
      .map((mapping) => betweenEditions(mapping, of(mapping.from), of(mapping.to))),
  ].filter(({ maps }) => maps.length > 0)
  const used = new Set(joined.flatMap(({ source, target }) => [source, target]))
  const references = joined.flatMap((one) => one.references)
  const frame = {
    title: form === null ? 'しなやかの対応表' : `${forms[0]?.title.ja ?? form} の対応表`,
    modified: newestCheck(references),
    version: [...content.mappings.map(({ edition }) => edition), ...forms.map(({ edition }) => edition)].sort().at(-1) ?? '0',
    remarks:
      '関係の語は NIST IR 8477 のものです。intersects-with は「重なる所がある」だけを言い、応え切るとは言いません。わけは remarks にあります。',
  }
  const body = {
    provenance: {
      method: 'human',
      'matching-rationale': 'functional',
      status: 'draft',
      'mapping-description': '人が一つずつ読んで結び、わけを書きました。公の対応表ではありません。',
    },
    mappings: joined.map(mappingNode),
  }
  const resources = [...[...used].map((document) => fileResource(document, collection)), ...citedResources(references)]
  return finished('mapping-collection', form ?? collection, frame, body, resources)
}
