// SPDX-License-Identifier: Apache-2.0
import { fill, type Language, prefectureName } from '@shinayaka/contract/messages'
import { eraFiscalYear, japaneseDate } from '@shinayaka/domain'
import type { InspectionPack } from '@shinayaka/engines'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { dayWords, kindWords } from '../words.ts'
import { checklistPart, evidencePart, openPart, postsPart } from './parts.ts'
import type { PackSource } from './read.ts'
import { vendorPart } from './vendor-part.ts'
import { dayOrNone, leftReason, packTexts } from './words.ts'

type Given = { source: PackSource; scope: Pick<OrganisationScope, 'organisation' | 'person'>; language: Language; producedAt: Date }

const stateWords = ({ source: { filled }, language, producedAt }: Given): string => {
  const { state } = packTexts(language)
  const { submission } = filled
  return fill(state[submission?.kind ?? 'today'], { day: dayWords(submission?.at ?? producedAt, language) })
}

const numbersOf = ({ filled }: PackSource, ids: readonly string[], language: Language): string =>
  filled.items.flatMap(({ item }) => (ids.includes(item.id) ? [item.number] : [])).join(packTexts(language).join)

const facts = ({ source, scope, language, producedAt }: Given): InspectionPack['facts'] => {
  const { facts: texts } = packTexts(language)
  const { form, standing, submission } = source.filled
  const { title, edition, year, deadline } = form.edition
  const overdue = numbersOf(source, standing.overdue, language)
  const left = source.evidence.filter((one) => leftReason(one) !== null).length
  const place = prefectureName(source.prefecture, language)
  return [
    { name: texts.kind, value: kindWords(scope.organisation.institutionKind, language) },
    ...(place === '' ? [] : [{ name: texts.prefecture, value: place }]),
    { name: texts.form, value: fill(texts.edition, { title: title[language], edition }) },
    { name: texts.year, value: year === null ? texts.noYear : fill(texts.yearOf, { era: eraFiscalYear(year), year }) },
    { name: texts.deadline, value: deadline === null ? texts.noDeadline : dayOrNone(deadline, language) },
    { name: texts.answers, value: fill(texts.counts, standing) },
    ...(overdue === '' ? [] : [{ name: texts.overdue, value: overdue }]),
    { name: texts.evidence, value: fill(texts.evidenceCount, { count: source.evidence.length, left }) },
    ...(submission === null
      ? []
      : [
          { name: texts.frozenBy, value: submission.by },
          { name: texts.sha256, value: submission.sha256.replace(/(.{4})(?=.)/g, '$1-') },
        ]),
    { name: texts.printed, value: dayWords(producedAt, language) },
    { name: texts.by, value: scope.person.name },
  ]
}

const notes = ({ source, language }: Given): string[] => {
  const { notes: texts } = packTexts(language)
  return [
    texts.own,
    source.filled.items.some(({ item }) => 'wording' in item) ? texts.ownWords : texts.words,
    ...(source.filled.form.edition.known === 'part' ? [texts.part] : []),
    source.filled.submission === null ? texts.today : texts.frozen,
    ...(source.vendors === null ? [texts.withoutVendors] : []),
    ...(source.posts === null ? [texts.withoutPosts] : []),
    texts.route,
  ]
}

/** The pack in one language, all texts ready: what page and PDF show. */
export const inspectionPack = (given: Given): InspectionPack => {
  const { source, scope, language, producedAt } = given
  const texts = packTexts(language)
  const seen = { source, language, today: japaneseDate(producedAt) }
  const parts = [checklistPart(seen), openPart(seen), evidencePart(seen), ...vendorPart(source, language), ...postsPart(seen)]
  return {
    language,
    title: texts.title,
    form: source.filled.form.edition.title[language],
    organisation: scope.organisation.name,
    producedAt: producedAt.toISOString(),
    page: texts.page,
    state: stateWords(given),
    facts: facts(given),
    notes: notes(given),
    contents: { title: texts.contents, parts: parts.map(({ title }) => title) },
    signatures: { title: texts.signatures.title, boxes: Object.values(texts.signatures.boxes), day: texts.signatures.day },
    parts,
  }
}

/** The vendors’ sheets alone; null where there are none to print. */
export const vendorPack = (whole: InspectionPack): InspectionPack | null => {
  const parts = whole.parts.filter(({ id, groups }) => id === 'vendors' && groups.length > 0)
  if (parts.length === 0) return null
  return { ...whole, title: parts[0]?.title ?? '', contents: { ...whole.contents, parts: [] }, signatures: { ...whole.signatures, boxes: [] }, parts }
}
