// SPDX-License-Identifier: Apache-2.0
import { type DatedThing, fiscalYear } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import type { Editions } from './editions.ts'
import { departmentInstrument } from './listing.ts'
import { submissions } from './queries.ts'
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

type Yearly = { thing: DatedThing; whose: { permission: 'assessment.answer' | 'assessment.answer-management' } }

/** The self-assessments that were not submitted yet in this fiscal year, due on its last day, for whoever can answer them whole. */
export const yearlyWithDay = async (
  db: Database,
  editions: Editions,
  { institutionKind, now }: { institutionKind: string; now: Date },
): Promise<Yearly[]> => {
  const own = departmentInstrument(institutionKind)
  const instruments = own === 'hospital-it' ? [own, 'executive'] : [own]
  const year = fiscalYear(now)
  const done = new Set((await submissions(db, { instruments, fiscalYear: year })).map(({ instrument }) => instrument))
  return instruments
    .filter((instrument) => !done.has(instrument))
    .map((instrument) => ({
      thing: {
        kind: 'yearly-check',
        date: `${year + 1}-03-31`,
        path: '/assessments',
        params: { name: editions.currentOf(instrument).edition.title.ja },
      },
      whose: { permission: instrument === 'executive' ? 'assessment.answer-management' : 'assessment.answer' },
    }))
}
