// SPDX-License-Identifier: Apache-2.0
import type { DatedThing } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import type { Editions } from './editions.ts'
import { sectionsDue } from './section-queries.ts'

/** The domains that were given to somebody until a day and still have open questions. */
export const sectionsWithDay = async (db: Database, editions: Editions): Promise<{ thing: DatedThing; whose: { person: string } }[]> => {
  const rows = await sectionsDue(db)
  const things = []
  for (const { assessment_id, domain: id, person_id, due, edition_hash, answered } of rows) {
    const { edition } = await editions.byHash(db, edition_hash)
    const domain = edition.domains.find((one) => one.id === id)
    const done = new Set(answered ?? [])
    if (!domain || due === null || domain.questions.every((question) => done.has(question.id))) continue
    const path = `/assessments/${assessment_id}/domains/${id}`
    things.push({ thing: { kind: 'section' as const, date: due, path, params: { name: domain.name.ja } }, whose: { person: person_id } })
  }
  return things
}
