// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { answerEverything } from '../../testing/assessment.ts'
import { type Caller, found, join, openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let admin: string
let operator: string
let call: Caller

beforeAll(async () => {
  house = await openTestHouse()
  admin = await found(house, '試験診療所', 'admin')
  operator = await join(house, admin, '二人目', 'second', 'operator')
  call = house.as(admin)
})
afterAll(() => house.close())

const start = async (): Promise<string> => (await call('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>().id
const save = (id: string, question: string, body: Record<string, unknown>, as: Caller = call) =>
  as('PUT', `/api/assessments/${id}/answers/${question}`, { comment: '', source: 'own', vendorName: '', version: null, ...body })
const read = async (id: string) => (await call('GET', `/api/assessments/${id}`)).json()

describe('a draft', () => {
  it('is one for everybody who starts at the same time', async () => {
    const ids = await Promise.all(
      [admin, operator, admin].map(
        async (cookie) => (await house.as(cookie)('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>().id,
      ),
    )
    expect(new Set(ids).size).toBe(1)
  })

  it('saves an answer, scores it at once and opens again elsewhere', async () => {
    const id = await start()
    const saved = await save(id, 'clinic.inventory', { value: 2, comment: '  台帳は事務室 ' })
    expect(saved.json()).toMatchObject({ answer: { value: 2, comment: '台帳は事務室', answeredBy: '試験診療所の管理者', version: 0 } })
    expect(saved.json().score.domains.find((domain: { id: string }) => domain.id === 'assets')).toMatchObject({
      score: 2,
      counted: 1,
      belowThreshold: false,
    })
    const elsewhere = (await house.as(operator)('GET', `/api/assessments/${id}`)).json()
    expect(elsewhere.answers).toHaveLength(1)
    expect(elsewhere.answers[0]).toMatchObject({ question: 'clinic.inventory', value: 2 })
  })

  it('refuses a stale write with both values and keeps the first', async () => {
    const id = await start()
    await save(id, 'clinic.security-updates', { value: 1 })
    const second = await save(id, 'clinic.security-updates', { value: 3 }, house.as(operator))
    expect(second.statusCode).toBe(409)
    expect(second.json()).toMatchObject({ code: 'record.stale', params: { current: { value: 1, version: 0 }, yours: { value: 3 } } })
    const now = await save(id, 'clinic.security-updates', { value: 3, version: 0 }, house.as(operator))
    expect(now.json()).toMatchObject({ answer: { value: 3, version: 1, answeredBy: '二人目' } })
  })

  it.each([
    ['an unknown question', 'clinic.nothing', { value: 1 }, 422, 'question.unknown'],
    ['a value outside the scale', 'clinic.inventory', { value: 4 }, 400, 'request.invalid'],
    ['a value of another kind', 'clinic.inventory', { value: 'yes' }, 400, 'request.invalid'],
    ['対象外 without a reason', 'clinic.separate-copy', { value: 'na', comment: '  ' }, 422, 'answer.reason-required'],
    ['対象外 where it cannot be', 'clinic.named-person', { value: 'na', comment: '理由' }, 422, 'answer.not-applicable-not-allowed'],
    [
      'a vendor for what only the house knows',
      'clinic.named-person',
      { value: 2, source: 'vendor', vendorName: '架空社' },
      422,
      'answer.vendor-not-allowed',
    ],
    ['a vendor without a name', 'clinic.separate-copy', { value: 2, source: 'vendor' }, 422, 'answer.vendor-name-required'],
    ['too long a comment', 'clinic.inventory', { value: 1, comment: 'あ'.repeat(2001) }, 400, 'request.invalid'],
  ])('refuses %s and stores nothing', async (_, question, body, status, code) => {
    const id = await start()
    const before = await read(id)
    const response = await save(id, question, body)
    expect(response.statusCode).toBe(status)
    expect(response.json()).toMatchObject({ code })
    expect(response.json().detail.length).toBeGreaterThan(5)
    expect(await read(id)).toEqual(before)
  })

  it('takes many answers all or none', async () => {
    const id = await start()
    const before = await read(id)
    const one = (question: string, value: unknown) => ({ question, value, comment: '', source: 'own', vendorName: '', version: null })
    const response = await call('PUT', `/api/assessments/${id}/answers`, { answers: [one('clinic.care-on-paper', 2), one('clinic.nothing', 1)] })
    expect(response.statusCode).toBe(422)
    expect(await read(id)).toEqual(before)
  })

  it('grades the network with a range while something is unknown', async () => {
    const id = await start()
    const grade = (control: string, value: string, version: number | null = null) =>
      call('PUT', `/api/assessments/${id}/network/${control}`, { grade: value, version })
    expect((await grade('identity', 'ok')).json().result).toMatchObject({ low: 0, high: 3 })
    expect((await grade('external', 'o')).json().result).toMatchObject({ low: 0, high: 3 })
    expect((await grade('media', 'd')).json().result).toMatchObject({ low: 1, high: 1, missingForTarget: ['media'], unknown: ['internal'] })
    expect((await grade('media', 'o', 0)).json().result).toMatchObject({ low: 2, high: 3, missingForTarget: [] })
    expect((await grade('media', 'ok', 1)).json()).toMatchObject({ code: 'network.grade-invalid' })
    expect((await grade('media', 'x', 0)).json()).toMatchObject({ code: 'record.stale' })
  })

  it('cannot be submitted while questions are open, and says how many', async () => {
    const id = await start()
    const response = await call('POST', `/api/assessments/${id}/submission`)
    expect(response.json()).toMatchObject({ status: 422, code: 'assessment.incomplete' })
    expect(response.json().params.count).toBeGreaterThan(0)
  })
})

describe('a submission', () => {
  let first: string
  let second: string

  beforeAll(async () => {
    const id = await start()
    const rest = (await read(id)).answers.map((answer: { question: string; version: number }) => [answer.question, answer.version])
    const versions = new Map<string, number>(rest)
    const answers = [...house.editions.currentOf('clinic').questions.keys()].map((question, index) => ({
      question,
      value: index === 0 ? 'unknown' : 1,
      comment: '',
      source: 'own',
      vendorName: '',
      version: versions.get(question) ?? null,
    }))
    await call('PUT', `/api/assessments/${id}/answers`, { answers })
    first = (await call('POST', `/api/assessments/${id}/submission`)).json<{ submission: string }>().submission
    house.time.now = new Date('2027-05-10T00:00:00Z')
    admin = await signInAgain()
    call = house.as(admin)
    second = await answerEverything(house, admin, { value: (index) => (index < 3 ? 3 : 2) })
  })

  const signInAgain = async () => {
    const { postForm, sessionOf, goodPassword } = await import('../../testing/house.ts')
    return sessionOf(await postForm(house.as(null), '/sign-in', { login: 'admin', password: goodPassword }))
  }

  it('is frozen: its text hashes to its hash and no row of it can be changed by the application', async () => {
    const [row] = await withOwner(house.database.owner, (db) => db.selectFrom('submission').selectAll().where('id', '=', first).execute())
    expect(
      createHash('sha256')
        .update(row?.snapshot ?? '')
        .digest('hex'),
    ).toBe(row?.sha256)
    for (const statement of [
      'update submission set overall = 3',
      'delete from submission',
      'update claim set value = 3',
      'delete from audit_event',
      'update audit_event set action = action',
    ])
      await expect(house.pool.query(statement)).rejects.toThrow(/permission denied/)
  })

  it('shows the score with its denominators, the range, and what to do first', async () => {
    const view = (await call('GET', `/api/submissions/${first}`)).json()
    expect(view.fiscalYear).toBe(2026)
    expect(view.score.domains[0]).toMatchObject({ id: 'governance', score: 0, range: [0, 3], counted: 1, unknown: 1, belowThreshold: true })
    expect(view.score.overall).toBeCloseTo(10 / 11, 10)
    expect(view.score.overallRange[1]).toBeCloseTo(13 / 11, 10)
    expect(view.first).toHaveLength(3)
    expect(view.first[0].domain).toBe('governance')
    expect(view.previous).toBeNull()
  })

  it('stands beside the one before it', async () => {
    const view = (await call('GET', `/api/submissions/${second}`)).json()
    expect(view.fiscalYear).toBe(2027)
    expect(view.previous).toMatchObject({ id: first, fiscalYear: 2026 })
    expect(view.proposals).toEqual([])
  })

  it('leaves claims that supersede those of last time, none merged', async () => {
    const claims = await withOwner(house.database.owner, (db) =>
      db.selectFrom('claim').select(['id', 'practice', 'value', 'supersedes', 'origin_id']).orderBy('recorded_at').execute(),
    )
    const old = claims.filter((claim) => claim.origin_id === first)
    const renewed = claims.filter((claim) => claim.origin_id === second)
    expect(old).toHaveLength(13)
    expect(renewed).toHaveLength(13)
    for (const claim of renewed) expect(claim.supersedes).toBe(old.find(({ practice }) => practice === claim.practice)?.id)
  })

  it('refuses further answers, and offers them next time without assuming them', async () => {
    const id = await start()
    const draft = await read(id)
    expect(draft.answers).toEqual([])
    expect(draft.previous.answers).toHaveLength(13)
    const [submitted] = await withOwner(house.database.owner, (db) =>
      db.selectFrom('submission').select('assessment_id').where('id', '=', second).execute(),
    )
    const late = await save(submitted?.assessment_id ?? '', 'clinic.inventory', { value: 3 })
    expect(late.json()).toMatchObject({ status: 409, code: 'assessment.submitted' })
  })

  it('happens once when two people press at the same moment', async () => {
    const id = await start()
    const answers = [...house.editions.currentOf('clinic').questions.keys()].map((question) => ({
      question,
      value: 2,
      comment: '',
      source: 'own',
      vendorName: '',
      version: null,
    }))
    await call('PUT', `/api/assessments/${id}/answers`, { answers })
    const both = await Promise.all([call('POST', `/api/assessments/${id}/submission`), call('POST', `/api/assessments/${id}/submission`)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
  })

  it('leaves a trail of who did what', async () => {
    const events = await withOwner(house.database.owner, (db) =>
      db.selectFrom('audit_event').select(['action', 'person_id', 'before', 'after']).execute(),
    )
    const actions = new Set(events.map(({ action }) => action))
    for (const action of ['account.create', 'session.open', 'assessment.start', 'answer.save', 'network.grade', 'assessment.submit'])
      expect(actions).toContain(action)
  })
})
