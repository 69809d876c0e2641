// SPDX-License-Identifier: Apache-2.0
import type { InstrumentEdition, StandingView, SubmissionView } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerEdition } from '../../ops/queries.ts'
import { createClock } from '../../platform/clock.ts'
import { withOwner } from '../../platform/database/owner.ts'
import { begin, moveTo, openHospital, sent, submitAll, type TestHospital } from '../../testing/hospital-people.ts'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'
import { editionHash } from './edition.ts'

let house: TestHouse
let hospital: TestHospital

beforeAll(async () => {
  house = await openTestHouse()
  hospital = await openHospital(house)
}, 120_000)
afterAll(() => house.close())

/** Registers an edition that today's catalog does not have, as the release did that published it, and begins an assessment with it as that release did. */
const beginOld = async (change: (edition: InstrumentEdition) => void): Promise<{ draft: string; hash: string; edition: InstrumentEdition }> => {
  const edition = structuredClone(house.editions.currentOf('hospital-it').edition)
  change(edition)
  const { hash, document } = editionHash(edition)
  const clock = createClock(() => house.time.now)
  const [draft, at] = [clock.id(), clock.now()]
  const { organisation } = (await hospital.administrator.call('GET', '/api/session')).json<{ organisation: { id: string } }>()
  await withOwner(house.database.owner, async (db) => {
    await registerEdition(db, { hash, document, id: edition.id, edition: edition.edition, at })
    await db
      .insertInto('assessment')
      .values({
        id: draft,
        organisation_id: organisation.id,
        instrument: edition.id,
        edition: edition.edition,
        edition_hash: hash,
        started_at: at,
        started_by: hospital.operator.id,
        updated_at: at,
      })
      .execute()
  })
  return { draft, hash, edition }
}
const questionsOf = ({ domains }: InstrumentEdition) => domains.flatMap(({ questions }) => questions.map(({ id }) => id))
const answer = (draft: string, questions: readonly string[]) =>
  hospital.operator.call('PUT', `/api/assessments/${draft}/answers`, { answers: questions.map((question) => ({ question, ...sent(1) })) })
const submit = async (draft: string) =>
  (await hospital.operator.call('POST', `/api/assessments/${draft}/submission`)).json<{ submission: string }>().submission
const read = async <T>(path: string): Promise<T> => {
  const response = await hospital.viewer.call('GET', path)
  expect(response.statusCode, `${path}: ${response.body.slice(0, 300)}`).toBe(200)
  return response.json<T>()
}
const allOf = (submission: string) => ['', '/standing', '/plan'].map((part) => `/api/submissions/${submission}${part}`)
const filesOf = (submission: string) => ['report.pdf', 'radar.svg', 'result.xlsx'].map((part) => `/api/submissions/${submission}/${part}`)

describe('an edition that the catalog no longer has', () => {
  let old: Awaited<ReturnType<typeof beginOld>>
  let submission: string
  const wording = 'いまは無い言い回しの設問ですか。'

  beforeAll(async () => {
    await moveTo(house, '2025-11-05T01:00:00Z')
    old = await beginOld((edition) => {
      edition.edition = '2025.1'
      const [first, second] = edition.domains
      if (!first || !second || !first.questions[0]) throw new Error('an edition has domains')
      Object.assign(first.questions[0], { id: 'hospital-it.gone', text: wording })
      first.questions[0].practice.id = 'governance.gone'
      second.questions.pop()
      second.measures = second.measures.slice(0, 1)
    })
  })

  it('is still worded in full, in brief and by domain, for a draft that was begun with it', async () => {
    expect(await read(`/api/editions/${old.hash}`)).toEqual(old.edition)
    expect((await read<InstrumentEdition>(`/api/editions/${old.hash}/outline`)).domains[0]?.questions[0]).toMatchObject({ text: wording })
    const [domain] = old.edition.domains
    expect(await read(`/api/editions/${old.hash}/domains/${domain?.id}`)).toMatchObject({ questions: domain?.questions })
    expect((await hospital.viewer.call('GET', `/api/editions/${'0'.repeat(64)}`)).json()).toMatchObject({ status: 404, code: 'edition.unknown' })
  })

  it('is continued where it was begun, by its own questions, and submitted', async () => {
    expect(await begin(hospital.operator.call, 'hospital-it')).toBe(old.draft)
    const today = house.editions.currentOf('hospital-it').edition.domains[0]?.questions[0]?.id ?? ''
    expect((await answer(old.draft, [today])).json()).toMatchObject({ status: 422, code: 'question.unknown' })
    expect(questionsOf(old.edition)).toHaveLength(79)
    expect((await answer(old.draft, questionsOf(old.edition))).json()).toMatchObject({ saved: 79 })
    submission = await submit(old.draft)
  })

  it('stays readable as a result, in all its views and files', async () => {
    const view = await read<SubmissionView>(`/api/submissions/${submission}`)
    expect(view).toMatchObject({ edition: '2025.1', editionHash: old.hash, fiscalYear: 2025, score: { overall: 1 } })
    expect(view.answers.map(({ question }) => question)).toContain('hospital-it.gone')
    expect(view.proposals.length).toBeGreaterThan(0)
    for (const path of allOf(submission)) await read(path)
    for (const path of filesOf(submission)) expect((await hospital.viewer.call('GET', path)).statusCode, path).toBe(200)
    expect((await hospital.viewer.call('GET', '/api/home')).json()).toMatchObject({
      latest: { id: submission },
      paragraph: [{ code: 'overall' }, {}, {}, {}],
    })
  })

  it('is what the next year, answered with today’s edition, is compared with', async () => {
    await moveTo(house, '2026-11-05T01:00:00Z')
    const next = await submitAll(house, hospital.operator.call, 'hospital-it', () => 2)
    const view = await read<SubmissionView>(`/api/submissions/${next}`)
    expect(view.editionHash).toBe(house.editions.currentOf('hospital-it').hash)
    expect(view.previous).toMatchObject({ id: submission, score: { overall: 1 } })
    const standing = await read<StandingView>(`/api/submissions/${next}/standing`)
    expect(standing.years.map(({ submission: one }) => one.edition)).toEqual(['2025.1', view.edition])
    expect(standing.paragraph.find(({ code }) => code === 'change')?.params).toEqual({ difference: 1, year: 2025 })
    for (const path of filesOf(next)) expect((await hospital.viewer.call('GET', path)).statusCode, path).toBe(200)
  })

  it('that does not read as what was stored is not shown as if it did', async () => {
    const { document } = editionHash({ ...old.edition, note: '書きかえられた' })
    const hash = 'f'.repeat(64)
    await withOwner(house.database.owner, (db) => registerEdition(db, { hash, document, id: 'hospital-it', edition: '2025.2', at: house.time.now }))
    expect((await hospital.viewer.call('GET', `/api/editions/${hash}`)).json()).toMatchObject({ status: 500, code: 'server.unexpected' })
    expect(house.logged.at(-1)?.details?.error).toContain('is stored with another content')
  })
})

describe('an instrument that no longer exists', () => {
  let old: Awaited<ReturnType<typeof beginOld>>
  let submission: string

  beforeAll(async () => {
    old = await beginOld((edition) => {
      edition.id = 'ward'
      edition.edition = '2024.1'
      edition.domains = edition.domains.slice(0, 2)
    })
  })

  it('cannot be begun, but what was begun is listed, answered and submitted', async () => {
    expect((await hospital.administrator.call('POST', '/api/assessments', { instrument: 'ward' })).json()).toMatchObject({
      status: 404,
      code: 'instrument.unknown',
    })
    const listed = await read<{ instruments: { id: string }[]; drafts: { id: string; questions: number }[] }>('/api/assessments')
    expect(listed.instruments.map(({ id }) => id)).not.toContain('ward')
    expect(listed.drafts).toMatchObject([{ id: old.draft, instrument: 'ward', answered: 0, questions: questionsOf(old.edition).length }])
    expect((await hospital.executive.call('POST', `/api/assessments/${old.draft}/submission`)).json()).toMatchObject({ code: 'instrument.not-yours' })
    expect((await answer(old.draft, questionsOf(old.edition))).statusCode).toBe(200)
    submission = await submit(old.draft)
  })

  it('stays readable as a result, counted with the departments', async () => {
    expect(await read(`/api/submissions/${submission}`)).toMatchObject({ instrument: 'ward', previous: null, score: { overall: 1 } })
    expect(await read(`/api/submissions/${submission}/standing`)).toMatchObject({
      department: { id: submission, instrument: 'ward' },
      management: null,
      years: [{ submission: { id: submission } }],
    })
    for (const path of allOf(submission)) await read(path)
    for (const path of filesOf(submission)) expect((await hospital.viewer.call('GET', path)).statusCode, path).toBe(200)
    expect((await read<{ submissions: { id: string }[] }>('/api/assessments')).submissions.map(({ id }) => id)).toContain(submission)
  })

  it('does not become the hospital’s newest result at home', async () => {
    const home = await read<{ latest: { instrument: string }; draft: unknown }>('/api/home')
    expect(home.latest.instrument).toBe('hospital-it')
  })
})
