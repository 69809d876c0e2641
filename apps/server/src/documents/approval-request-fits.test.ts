// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import { loadCatalog } from '@shinayaka/catalog'
import type { InstrumentEdition, PlanCandidate } from '@shinayaka/contract'
import { languages } from '@shinayaka/contract/messages'
import { type ApprovalRequest, createPool } from '@shinayaka/engines'
import { office, poppler, printWord, readPdf } from '@shinayaka/engines/render/approval-request/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instrumentEdition } from '../features/assessment/edition.ts'
import { approvalRequest } from './approval-request.ts'
import { finished } from './outcome.ts'
import { decisionOn, submissionOf } from './testing.ts'

// One page, for the longest words that the catalog as it ships can bring together and the longest that people can be expected to type.
const catalog = loadCatalog(fileURLToPath(new URL('../../../../catalog', import.meta.url)))
const workers = createPool({ size: 1, memoryMb: 512, timeoutMs: 60_000 })
beforeAll(async () => void (await workers.warmUp()), 120_000)
afterAll(() => workers.close())

/** Of A4's 842 points, what lies above the lower margins of the two files. */
const pdfFloor = 842 - 25
const wordFloor = 842 - 22
/** Two lines: what must be left in the Word file, because Word may break a line where LibreOffice does not. */
const reserve = 26

/** Typed by the longest-winded: what the fields take at most, or what is still realistic. */
type Typed = { organisation: string; drafter: string; vendor: string; yen: number; hours: number; basis: string }
const realistic: Typed = {
  organisation: '地方独立行政法人架空県立しなやか総合医療センター',
  drafter: '情報システム管理室 山桃 花子',
  vendor: '株式会社架空医療情報システムサービス東日本支社',
  yen: 12_345_678,
  hours: 236.5,
  basis: '令和7年度の一日あたりの診療収入の平均に、応援の人件費を足した額。救急の受け入れを止める影響は含まない。',
}
const utmost: Typed = {
  organisation: '医'.repeat(100),
  drafter: '山'.repeat(60),
  vendor: '株'.repeat(100),
  yen: 999_999_999_999,
  hours: 99_999.25,
  basis: '根'.repeat(300),
}

/** Every measure with every answer that could ask for it. */
const everyCandidate = (edition: InstrumentEdition): PlanCandidate[] =>
  edition.domains.flatMap((domain) =>
    domain.measures.flatMap((measure) =>
      domain.questions.flatMap((question) => {
        const to = measure.raises.find(({ practice }) => practice === question.practice.id)?.to
        if (to === undefined) return []
        return ([0, 1, 2, 'unknown'] as const).map((from) => ({
          measure: measure.id,
          title: measure.title,
          domain: domain.id,
          domainName: domain.name,
          domainScore: 0.333,
          question: question.id,
          questionText: question.text,
          from,
          to,
          who: measure.who,
          estimate: { hours: measure.effort.hours, cost: measure.cost.class, note: measure.cost.note, free: measure.free },
          quote: null,
          needsManagement: true,
          proposed: true,
        }))
      }),
    ),
  )

const requestOf = (edition: InstrumentEdition, chosen: readonly PlanCandidate[], typed: Typed, language: 'ja' | 'en'): ApprovalRequest => {
  const answers = Object.fromEntries(
    edition.domains.flatMap(({ questions }) => questions.map(({ id }, index) => [id, { value: index % 3 ? 1 : 'unknown' }])),
  )
  const grades = { identity: 'ok', external: 'unknown', media: 'd', internal: 'x' } as const
  const view = submissionOf(answers as Parameters<typeof submissionOf>[0], { edition, grades })
  const { vendor, yen, hours } = typed
  return approvalRequest({
    view: { ...view, organisationName: typed.organisation },
    edition,
    // One without a quote, so that the total has that to say too.
    chosen: chosen.map((one, index) => ({
      ...one,
      quote: index === 1 ? null : { measure: one.measure, yen, hours, vendor, quotedOn: '2026-10-31', note: '', version: 0 },
    })),
    stoppedDay: { yen: 8_523_000, basis: typed.basis },
    // All decided by whoever asked, so that this is on the page too.
    decisions: chosen.map(({ measure }) => decisionOn(measure, { state: 'approved', decidedBy: typed.drafter, concurrent: true })),
    drafter: typed.drafter,
    language,
    producedAt: new Date('2026-12-21T02:00:00.000Z'),
  })
}

const lettersOf = (request: ApprovalRequest): number => JSON.stringify(request).length
/** Two dozen requests of measures from all over the instrument, the wordiest first. */
const requestsOf = (edition: InstrumentEdition, typed: Typed, language: 'ja' | 'en'): ApprovalRequest[] => {
  const all = everyCandidate(edition)
  const stride = Math.floor(all.length / 3)
  return Array.from({ length: 24 }, (_, index) => {
    const chosen = [0, 1, 2].flatMap((place) => all[(index * 37 + place * (stride + index)) % all.length] ?? [])
    return requestOf(edition, chosen, typed, language)
  }).sort((one, other) => lettersOf(other) - lettersOf(one))
}

const editions = [...catalog.instruments.values()].map((instrument) => instrumentEdition(catalog, instrument))
const cases = editions.flatMap((edition) => languages.map((language) => [edition.id, language, edition] as const))

describe.each([
  ['realistic', realistic],
  ['utmost', utmost],
] as const)('with %s texts', (name, typed) => {
  it.each(cases)('the request of %s in %s is one page of PDF', { timeout: 120_000 }, async (_, language, edition) => {
    for (const request of requestsOf(edition, typed, language)) {
      const { pages } = finished(await workers.run('approval-request.pdf', request))
      expect(pages, JSON.stringify(request)).toBe(1)
    }
  })

  it.skipIf(!poppler)('no PDF reaches beyond its margins', { timeout: 60_000 }, async () => {
    for (const [, language, edition] of cases) {
      const [longest] = requestsOf(edition, typed, language)
      if (!longest) throw new Error('there are measures')
      const { bottom, right } = readPdf(finished(await workers.run('approval-request.pdf', longest)).bytes)
      expect(bottom).toBeLessThan(pdfFloor)
      expect(right).toBeLessThan(595 - 40)
    }
  })

  it.skipIf(!office)('the request is one page of Word', { timeout: 300_000 }, async () => {
    const requests = cases.flatMap(([, language, edition]) => requestsOf(edition, typed, language).slice(0, 2))
    const files: Uint8Array[] = []
    for (const request of requests) files.push(finished(await workers.run('approval-request.docx', request)).bytes)
    for (const [index, { pages, bottom }] of printWord(files).map(readPdf).entries()) {
      expect(pages, JSON.stringify(requests[index])).toHaveLength(1)
      if (name === 'realistic') expect(bottom, JSON.stringify(requests[index])).toBeLessThan(wordFloor - reserve)
    }
  })
})
