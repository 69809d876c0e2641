// SPDX-License-Identifier: Apache-2.0
import { fileURLToPath } from 'node:url'
import { loadCatalog } from '@shinayaka/catalog'
import type { InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { languages } from '@shinayaka/contract/messages'
import type { AnswerValue, PartialNetworkGrades } from '@shinayaka/domain'
import { createPool } from '@shinayaka/engines'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editionHash, instrumentEdition } from '../features/assessment/edition.ts'
import { ProblemError } from '../platform/problem.ts'
import { answerForm } from './answer-form.ts'
import { finished } from './outcome.ts'
import { radar } from './radar.ts'
import { readForm } from './read-form.ts'
import { assessmentReport } from './report.ts'
import { resultWorkbook } from './result-workbook.ts'
import { noPlan, standing, submissionOf } from './testing.ts'

// The catalog as it ships, through the workers as they run: what is gathered here must be what they can print.
const catalog = loadCatalog(fileURLToPath(new URL('../../../../catalog', import.meta.url)))
const producedAt = new Date('2026-11-21T02:00:00.000Z')
const workers = createPool({ size: 1, memoryMb: 512, timeoutMs: 60_000 })
beforeAll(async () => void (await workers.warmUp()), 120_000)
afterAll(() => workers.close())

const grades: PartialNetworkGrades = { identity: 'weak', external: 'd', media: 'unknown', internal: 'x' }

const submissionOfEdition = (edition: InstrumentEdition, value: (index: number) => AnswerValue): SubmissionView => {
  const questions = edition.domains.flatMap((domain) => domain.questions)
  const given = questions.map(({ id, notApplicable, vendorMayAnswer }, index) => {
    const wanted = value(index)
    const answer = wanted === 'na' && notApplicable === null ? 2 : wanted
    return [id, { value: answer, comment: answer === 'na' ? '機器がない' : '', vendorName: vendorMayAnswer ? '架空システム' : '' }] as const
  })
  return submissionOf(Object.fromEntries(given), { edition, grades, before: Object.fromEntries(questions.map(({ id }) => [id, 1])) })
}

const mixed = (index: number): AnswerValue => ([2, 'unknown', 1, 3, 0, 'na'] as const)[index % 6] ?? 0
const shapes: [string, (index: number) => AnswerValue][] = [
  ['mixed answers', mixed],
  ['nothing done', () => 0],
  ['nothing known', () => 'unknown'],
  ['everything done', () => 3],
]

describe.each([...catalog.instruments.values()].map((instrument) => [instrument.id, instrumentEdition(catalog, instrument)] as const))(
  'the files of %s',
  (_, edition) => {
    describe.each(languages)('in %s', (language) => {
      it.each(shapes)('are made from %s', { timeout: 60_000 }, async (_name, value) => {
        const view = submissionOfEdition(edition, value)
        const pdf = finished(await workers.run('report.pdf', assessmentReport({ view, edition, language, producedAt, standing, plan: noPlan })))
        expect(new TextDecoder().decode(pdf.bytes.slice(0, 5))).toBe('%PDF-')
        expect(pdf.pages).toBeGreaterThanOrEqual(4)
        const { svg } = finished(await workers.run('radar.svg', radar(view, edition, language)))
        expect(svg.startsWith('<svg')).toBe(true)
        const { bytes } = finished(await workers.run('workbook.result', resultWorkbook({ view, edition, standing, language, producedAt })))
        expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b])
      })

      it('take answers out and bring them back unchanged', { timeout: 60_000 }, async () => {
        const { answers, id } = submissionOfEdition(edition, mixed)
        const { hash } = editionHash(edition)
        const view = { id, editionHash: hash, answers: answers.slice(1).map((answer) => ({ ...answer, version: 0 })) }
        const form = answerForm({ view, edition, organisation: 'やまもも診療所', language, producedAt })
        const { bytes } = finished(await workers.run('workbook.answer-form', form))
        expect(await readForm({ workers }, bytes, { hash, edition, domains: null }, language)).toEqual({
          answers: answers.slice(1).map(({ question, value, comment, source, vendorName }) => ({ question, value, comment, source, vendorName })),
          empty: 1,
        })
      })
    })

    it('refuse what belongs to another edition, and what is no workbook', { timeout: 60_000 }, async () => {
      const { hash } = editionHash(edition)
      const form = answerForm({ view: { id: 'x', editionHash: hash, answers: [] }, edition, organisation: '', language: 'ja', producedAt })
      const { bytes } = finished(await workers.run('workbook.answer-form', form))
      const refused = (sent: Uint8Array, expected: string) =>
        readForm({ workers }, sent, { hash: expected, edition, domains: null }, 'ja').catch((error: unknown) =>
          error instanceof ProblemError ? error.code : error,
        )
      expect(await refused(bytes, 'f'.repeat(64))).toBe('form.other-edition')
      expect(await refused(new TextEncoder().encode('%PDF-1.7 renamed'), hash)).toBe('form.not-excel')
    })
  },
)
