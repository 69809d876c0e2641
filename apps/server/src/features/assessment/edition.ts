// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { type Catalog, type Instrument, type Measure, measuresFor, type Question, type ResolvedReference } from '@shinayaka/catalog'
import type {
  EditionDomain,
  EditionDomainQuestions,
  EditionMeasure,
  EditionOutline,
  EditionQuestion,
  EditionReference,
  InstrumentEdition,
} from '@shinayaka/contract'
import canonicalize from 'canonicalize'

/** A resolved reference without what only the catalog needs. */
export const reference = ({ source, certainty, sourceTitle, label, statement, url, checked }: ResolvedReference): EditionReference => ({
  source,
  certainty,
  sourceTitle,
  label,
  statement,
  url,
  checked,
})

const editionQuestion = (catalog: Catalog, question: Question): EditionQuestion => {
  const practice = catalog.practices.get(question.practice)
  if (!practice) throw new Error(`practice ${question.practice} of ${question.id} is missing; the catalog was not checked`)
  const story = question.case === null ? null : (catalog.cases.get(question.case) ?? null)
  return {
    id: question.id,
    text: question.text,
    help: question.help,
    why: question.why,
    case: story && {
      name: story.name,
      when: story.when,
      route: story.route,
      whatHappened: story.whatHappened,
      lesson: story.lesson,
      certainty: story.certainty,
    },
    evidence: question.evidence,
    answerers: question.answerers,
    vendorMayAnswer: question.vendorMayAnswer,
    notApplicable: question.notApplicable,
    advice: question.advice,
    references: [...question.references, ...practice.references]
      .map(reference)
      .filter(({ source }, index, all) => all.findIndex((one) => one.source === source) === index),
    practice: {
      id: practice.id,
      name: practice.name,
      purpose: practice.purpose,
      hinders: practice.hinders,
      effect: practice.effect,
      effort: practice.effort,
    },
    levels: practice.levels.map((text, level) => ({ text, context: question.levelContext?.[level] ?? '' })),
  }
}

const editionMeasure = (measure: Measure): EditionMeasure => ({
  id: measure.id,
  title: measure.title,
  raises: measure.raises,
  steps: measure.steps,
  who: measure.who,
  effort: measure.effort,
  cost: measure.cost,
  free: measure.free,
  references: measure.references.map(reference),
})

/** One instrument with all it refers to, in one value that needs the catalog no more. */
export const instrumentEdition = (catalog: Catalog, instrument: Instrument): InstrumentEdition => {
  const domains = instrument.domains.map((domain): EditionDomain => {
    return {
      id: domain.id,
      name: domain.name,
      about: domain.about,
      questions: domain.questions.map((question) => editionQuestion(catalog, question)),
      measures: measuresFor(catalog.measures, instrument.id, domain).map(editionMeasure),
    }
  })
  const { edition, title, note, levels, controls, references } = catalog.flowchart
  return {
    id: instrument.id,
    edition: instrument.edition,
    title: instrument.title,
    audience: instrument.audience,
    minutes: instrument.minutes,
    note: instrument.note,
    domains,
    flowchart: { edition, title, note, levels, controls, references: references.map(reference) },
  }
}

/** An edition in brief. */
export const editionOutline = ({ id, edition, title, audience, minutes, note, flowchart, domains }: InstrumentEdition): EditionOutline => ({
  id,
  edition,
  title,
  audience,
  minutes,
  note,
  flowchart,
  domains: domains.map(({ questions, measures: _, ...domain }) => ({
    ...domain,
    questions: questions.map((question) => ({ id: question.id, text: question.text, answerers: question.answerers })),
  })),
})

/** One domain's questions in full; undefined where the edition has no such domain. */
export const editionDomain = ({ domains }: InstrumentEdition, id: string): EditionDomainQuestions | undefined => {
  const found = domains.find((domain) => domain.id === id)
  if (!found) return undefined
  const { measures: _, ...domain } = found
  return domain
}

/** An edition's name for ever: the SHA-256 of its RFC 8785 JSON. */
export const editionHash = (edition: InstrumentEdition): { hash: string; document: string } => {
  const document = canonicalize(edition)
  if (document === undefined) throw new Error('an edition is always JSON')
  return { hash: createHash('sha256').update(document).digest('hex'), document }
}
