// SPDX-License-Identifier: Apache-2.0
import type { WholeInstrument } from './assemble.ts'
import type { Authored } from './authored.ts'
import { type AuthoredCatalog, editionOf, subjectOf, type Typed } from './editions.ts'
import { flowchartProblems } from './flowchart.ts'
import { deepFreeze, frozenMap } from './freeze.ts'
import { type Kind, kinds } from './kinds.ts'
import type { Problem } from './problem.ts'
import { resolveForms } from './resolve-forms.ts'
import { byId, inForce, type Resolver, resolver } from './resolver.ts'
import type { Bilingual, Case, CatalogContent, CatalogFile, Instrument, Measure, NetworkFlowchart, Practice, Source, View } from './types.ts'

const sourceOf = ({ kind: _, ...content }: Authored['source']): Source => ({
  ...content,
  note: content.note ?? null,
  entries: content.entries.map((entry) => ({ ...entry, basis: entry.basis ?? null })),
})

const resolveSources = (files: readonly Typed<'source'>[], problems: Problem[]): Map<string, Source> => {
  for (const { file, content } of files) {
    const entries = content.entries.map((thing, index) => ({ thing, file, at: ['entries', index] }))
    byId(entries, '出典の項目', problems)
  }
  return new Map(inForce(files).map(({ content }) => [content.id, sourceOf(content)]))
}

const resolvePractices = (files: readonly Typed<'practices'>[], resolve: Resolver, problems: Problem[]): Map<string, Practice> => {
  const placed = files.flatMap(({ file, content, inForce: shown }) =>
    content.practices.map((practice, index) => {
      const at = ['practices', index]
      if (!practice.id.startsWith(`${content.domain}.`))
        problems.push(file.problem([...at, 'id'], `取組の id は分野の名で始めてください（${content.domain}.…）。`))
      const thing: Practice = {
        ...practice,
        domain: content.domain,
        references: resolve.references(file, [...at, 'references'], practice.references),
      }
      return { thing, file, at, shown }
    }),
  )
  return byId(
    placed.filter(({ shown }) => shown),
    '取組',
    problems,
  )
}

const resolveCases = (files: readonly Typed<'case'>[], resolve: Resolver): Map<string, Case> =>
  new Map(
    files.flatMap(({ file, content: { kind: _kind, edition: _edition, status: _status, ...content }, inForce: shown }): [string, Case][] => {
      const thing: Case = { ...content, beds: content.beds ?? null, references: resolve.references(file, ['references'], content.references) }
      return shown ? [[thing.id, thing]] : []
    }),
  )

/** The word in place of a domain for the measures that management itself carries out: they reach into many domains. */
const managementDomain = 'management'

const resolveMeasures = (
  files: readonly Typed<'measures'>[],
  practices: ReadonlyMap<string, Practice>,
  domains: ReadonlyMap<string, Bilingual>,
  resolve: Resolver,
  problems: Problem[],
): Measure[] => {
  const placed = files.flatMap(({ file, content, inForce: shown }) => {
    if (content.domain !== managementDomain) resolve.known(file, ['domain'], content.domain, domains, 'practices', '取組の分野')
    return content.measures.map((measure, index) => {
      const at = ['measures', index]
      for (const [number, { practice }] of measure.raises.entries())
        resolve.known(file, [...at, 'raises', number, 'practice'], practice, practices, 'practices', '取組')
      const thing: Measure = { ...measure, domain: content.domain, references: resolve.references(file, [...at, 'references'], measure.references) }
      return { thing, file, at, shown }
    })
  })
  return [
    ...byId(
      placed.filter(({ shown }) => shown),
      '対策',
      problems,
    ).values(),
  ]
}

const resolveInstrument = (
  { head, domains, hash }: WholeInstrument,
  practices: ReadonlyMap<string, Practice>,
  cases: ReadonlyMap<string, Case>,
  resolve: Resolver,
): Instrument => {
  const { kind: _, ...rest } = head
  return {
    ...rest,
    hash,
    domains: domains.map(({ domain, file, at: place }) => ({
      ...domain,
      questions: domain.questions.map((question, index) => {
        const at = [...place, 'questions', index]
        resolve.known(file, [...at, 'practice'], question.practice, practices, 'practices', '取組')
        if (question.case !== undefined) resolve.known(file, [...at, 'case'], question.case, cases, 'case', '事例')
        return {
          ...question,
          case: question.case ?? null,
          levelContext: question.levelContext ?? null,
          references: resolve.references(file, [...at, 'references'], question.references),
        }
      }),
    })),
  }
}

const resolveInstruments = (
  whole: readonly WholeInstrument[],
  practices: ReadonlyMap<string, Practice>,
  cases: ReadonlyMap<string, Case>,
  resolve: Resolver,
  problems: Problem[],
): { instruments: Map<string, Instrument>; editions: Map<string, Instrument> } => {
  const resolved = whole.map((one) => ({ shown: one.inForce, instrument: resolveInstrument(one, practices, cases, resolve) }))
  for (const { domains } of whole)
    byId(
      domains.map(({ domain, file, at }) => ({ thing: domain, file, at })),
      '分野',
      problems,
    )
  const questions = whole
    .filter((one) => one.inForce)
    .flatMap(({ domains }) =>
      domains.flatMap(({ domain, file, at }) => domain.questions.map((thing, index) => ({ thing, file, at: [...at, 'questions', index] }))),
    )
  byId(questions, '設問', problems)
  return {
    instruments: new Map(resolved.filter(({ shown }) => shown).map(({ instrument }) => [instrument.id, instrument])),
    editions: new Map(resolved.map(({ instrument }) => [instrument.hash, instrument])),
  }
}

const resolveViews = (
  files: readonly Typed<'view'>[],
  practices: ReadonlyMap<string, Practice>,
  resolve: Resolver,
  problems: Problem[],
): Map<string, View> =>
  new Map(
    files.flatMap(({ file, content: { kind: _kind, status: _status, ...content }, inForce: shown }): [string, View][] => {
      byId(
        content.groups.map((thing, index) => ({ thing, file, at: ['groups', index] })),
        'まとまり',
        problems,
      )
      const groups = content.groups.map((group, index) => {
        const at = ['groups', index]
        for (const [number, practice] of group.practices.entries())
          resolve.known(file, [...at, 'practices', number], practice, practices, 'practices', '取組')
        return { ...group, references: resolve.references(file, [...at, 'references'], group.references) }
      })
      return shown ? [[content.id, { ...content, hash: file.hash, groups }]] : []
    }),
  )

const resolveFlowchart = (files: readonly Typed<'flowchart'>[], resolve: Resolver, problems: Problem[]): NetworkFlowchart | null => {
  const resolved = files.map(({ file, content, inForce: shown }) => {
    problems.push(...flowchartProblems(file, content))
    const { kind: _kind, status: _status, ...rest } = content
    return { shown, flowchart: { ...rest, hash: file.hash, references: resolve.references(file, ['references'], content.references) } }
  })
  return resolved.find(({ shown }) => shown)?.flowchart ?? null
}

const titleOf = (content: Authored[Kind], domains: ReadonlyMap<string, Bilingual>): string => {
  switch (content.kind) {
    case 'practices':
    case 'case':
    case 'questions':
      return typeof content.name === 'string' ? content.name : content.name.ja
    case 'measures':
      return content.domain === managementDomain ? '経営層の対策' : `${domains.get(content.domain)?.ja ?? content.domain}の対策`
    case 'source':
      return content.title
    default:
      return content.title.ja
  }
}

/** Every well-shaped file as others may refer to it. */
const catalogFiles = (authored: AuthoredCatalog, domains: ReadonlyMap<string, Bilingual>): CatalogFile[] =>
  kinds.flatMap((kind) =>
    authored[kind].map(
      ({ file, content }): CatalogFile => ({
        path: file.path,
        hash: file.hash,
        status: content.kind === 'source' ? 'draft' : content.status,
        text: file.text,
        kind,
        id: subjectOf(content),
        edition: editionOf(content),
        title: titleOf(content, domains),
      }),
    ),
  )

/** Looks up every reference between files and freezes the result. The flowchart is null where none can be shown. */
export const resolveCatalog = (
  authored: AuthoredCatalog,
  whole: readonly WholeInstrument[],
  incomplete: ReadonlySet<Kind>,
): { content: CatalogContent; flowchart: NetworkFlowchart | null; problems: Problem[] } => {
  const problems: Problem[] = []
  const sources = resolveSources(authored.source, problems)
  const resolve = resolver(sources, incomplete, problems)
  const domains = new Map(inForce(authored.practices).map(({ content }) => [content.domain, content.name]))
  const practices = resolvePractices(authored.practices, resolve, problems)
  const cases = resolveCases(authored.case, resolve)
  const measures = resolveMeasures(authored.measures, practices, domains, resolve, problems)
  const { instruments, editions } = resolveInstruments(whole, practices, cases, resolve, problems)
  const views = resolveViews(authored.view, practices, resolve, problems)
  const flowchart = resolveFlowchart(authored.flowchart, resolve, problems)
  const forms = resolveForms(authored, practices, resolve, problems)
  if (flowchart === null && !incomplete.has('flowchart'))
    problems.push({ file: 'instruments', place: '', reason: 'ネットワーク類型のフローチャート（kind: flowchart）がありません。加えてください。' })
  const content: CatalogContent = {
    practices: frozenMap(practices),
    practiceDomains: frozenMap(domains),
    instruments: frozenMap(instruments),
    editions: frozenMap(editions),
    measures,
    cases: frozenMap(cases),
    views: frozenMap(views),
    checklists: frozenMap(forms.checklists),
    checklistEditions: frozenMap(forms.checklistEditions),
    guidelines: frozenMap(forms.guidelines),
    mappings: forms.mappings,
    sources: frozenMap(sources),
    files: catalogFiles(authored, domains),
  }
  return { content: deepFreeze(content), flowchart: deepFreeze(flowchart), problems }
}
