// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { answerValue, day, id, text, version } from './values.ts'

const bilingual = z.object({ ja: z.string(), en: z.string() })
const certainty = z.enum(['A', 'B', 'C'])

/** A point of a source, as a page shows it. */
const reference = z
  .object({
    source: z.string(),
    certainty,
    sourceTitle: z.string(),
    label: z.string(),
    statement: z.string(),
    url: z.string(),
    checked: z.string(),
  })
  .meta({ id: 'GuidelineReference' })

/** Who a clause speaks to. */
export const guidelineResponsible = ['executive', 'planner', 'operator', 'vendor'] as const
/** How a clause stands; `unmapped`: no practice answers it, and it says why. */
export const clauseStandings = ['yes', 'no', 'na', 'unanswered', 'unknown', 'disagree', 'unmapped'] as const
const verdict = z.enum(clauseStandings).exclude(['unmapped'])

/** Clauses by how they stand, each in one count. */
const coverage = z
  .object({ clauses: z.int(), met: z.int(), unmet: z.int(), open: z.int(), notApplicable: z.int(), unmapped: z.int() })
  .meta({ id: 'GuidelineCoverage' })

/** Who owns a volume, a chapter or a clause here. `version` 0: nobody was ever named. */
const owner = z.object({ person: z.object({ id, name: z.string() }).nullable(), version }).meta({ id: 'GuidelineOwner' })

/** A chapter as far as it is known. `seen` false: nothing of it was read, so nothing of it is counted. */
export const guidelineChapter = z
  .object({
    id: z.string(),
    number: z.string(),
    name: z.string(),
    seen: z.boolean(),
    coverage,
    owner,
    /** The edition before, where its chapter of the same number was read. */
    earlier: z.object({ guideline: z.string(), short: bilingual }).nullable(),
  })
  .meta({ id: 'GuidelineChapter' })

/** A volume with its chapters. */
export const guidelineVolume = z
  .object({ id: z.string(), name: bilingual, about: z.string(), coverage, owner, chapters: z.array(guidelineChapter) })
  .meta({ id: 'GuidelineVolume' })

const end = z.object({ guideline: z.string(), short: bilingual, id: z.string(), number: z.string(), name: z.string() })

/** What became of a clause between two editions, or that nobody can say. */
const kinship = z
  .object({ relation: z.enum(['same', 'changed', 'unverified', 'new', 'gone']), reason: z.string(), others: z.array(end) })
  .meta({ id: 'GuidelineKinship' })

/** A clause: in our words, to whom it speaks, what meets it, who owns it here. */
export const guidelineClause = z
  .object({
    id: z.string(),
    number: z.string(),
    name: z.string(),
    volume: z.string(),
    chapter: z.string(),
    responsible: z.array(z.enum(guidelineResponsible)),
    force: z.enum(['duty', 'advice', 'context']),
    /** The weakest of what it rests on. */
    certainty,
    standing: z.enum(clauseStandings),
    practices: z.array(z.object({ practice: z.string(), at: z.int(), reason: z.string(), verdict })),
    unmapped: z.string().nullable(),
    owner,
    references: z.array(reference),
    kinships: z.array(kinship),
  })
  .meta({ id: 'GuidelineClause' })

/** A practice that clauses name: how far it is held and by whose word, and what shows it. */
export const guidelinePractice = z
  .object({
    id: z.string(),
    name: bilingual,
    held: z.object({ low: z.int(), high: z.int() }).nullable(),
    state: z.enum(['known', 'na', 'unknown', 'unanswered']),
    claims: z.array(
      z.object({
        source: z.enum(['assessment', 'vendor', 'management']),
        name: z.string(),
        value: answerValue,
        effective: day,
        /** The submitted self-assessment in which it was said. */
        submission: id.nullable(),
      }),
    ),
    /** Evidence in use, the newest of it by name; null to whoever may not read evidence. */
    evidence: z.object({ count: z.int(), newest: z.array(z.object({ id, title: z.string(), effective: day, expires: day.nullable() })) }).nullable(),
  })
  .meta({ id: 'GuidelinePractice' })

/** An edition in a list. `current`: the newest. */
export const guidelineEdition = z
  .object({ guideline: z.string(), title: bilingual, short: bilingual, published: z.string(), current: z.boolean() })
  .meta({ id: 'GuidelineEdition' })

const guidelineParams = z.object({ guideline: text(60) })

export const guidelineEndpoints = {
  listGuidelines: endpoint({
    method: 'GET',
    path: '/api/guidelines',
    access: 'checklist.read',
    summary: { ja: 'ガイドラインの版', en: 'Editions of the guideline' },
    response: z.object({ guidelines: z.array(guidelineEdition) }),
  }),
  readGuideline: endpoint({
    method: 'GET',
    path: '/api/guidelines/:guideline',
    access: 'checklist.read',
    sensitive: true,
    summary: { ja: 'ガイドラインの一つの版に、どこまで応えているか', en: 'How far one edition of the guideline is met' },
    params: guidelineParams,
    response: z.object({
      edition: guidelineEdition,
      note: z.string(),
      coverage,
      /** Chapters in all, and those of which nothing was read. */
      chapters: z.object({ all: z.int(), unseen: z.int() }),
      volumes: z.array(guidelineVolume),
      clauses: z.array(guidelineClause),
      practices: z.array(guidelinePractice),
    }),
    errors: ['not-found'],
  }),
  saveGuidelineOwner: endpoint({
    method: 'PUT',
    path: '/api/guidelines/:guideline/owners/:place',
    access: 'checklist.edit',
    summary: { ja: '編・章・条項を受け持つ人を決める', en: 'Name who owns a volume, a chapter or a clause' },
    params: guidelineParams.extend({ place: text(60) }),
    body: z.object({ person: id.nullable(), version }),
    response: z.object({ owner }),
    errors: ['not-found', 'record.stale'],
  }),
  readCatalogGaps: endpoint({
    method: 'GET',
    path: '/api/catalog-gaps',
    access: 'checklist.read',
    summary: { ja: 'まだ対応づいていないもの', en: 'What is not mapped yet' },
    response: z.object({
      guidelines: z.array(
        z.object({
          guideline: z.string(),
          short: bilingual,
          clauses: z.int(),
          unseen: z.array(z.object({ volume: bilingual, number: z.string(), name: z.string() })),
          without: z.array(z.object({ id: z.string(), number: z.string(), name: z.string(), volume: bilingual, reason: z.string() })),
        }),
      ),
      forms: z.array(
        z.object({
          form: z.string(),
          title: bilingual,
          items: z.int(),
          without: z.array(z.object({ id: z.string(), number: z.string(), name: bilingual, reason: z.string() })),
        }),
      ),
      mappings: z.array(
        z.object({
          mapping: z.string(),
          title: bilingual,
          pairs: z.int(),
          unverified: z.int(),
          /** What no pair speaks of, on either side. */
          from: z.array(z.object({ id: z.string(), number: z.string(), name: z.string() })),
          to: z.array(z.object({ id: z.string(), number: z.string(), name: z.string() })),
        }),
      ),
      /** Forms of one family that follow one another with no mapping between them. */
      missing: z.array(z.object({ from: bilingual, to: bilingual })),
    }),
  }),
} as const

export type GuidelineEdition = z.output<typeof guidelineEdition>
export type GuidelineVolume = z.output<typeof guidelineVolume>
export type GuidelineClause = z.output<typeof guidelineClause>
export type GuidelinePractice = z.output<typeof guidelinePractice>
export type GuidelineOwner = z.output<typeof owner>
export type GuidelineCoverage = z.output<typeof coverage>
export type GuidelineKinship = z.output<typeof kinship>
export type CatalogGaps = z.output<typeof guidelineEndpoints.readCatalogGaps.response>
