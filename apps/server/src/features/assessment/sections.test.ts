// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto'
import { type AssignmentView, type DraftSummary, type DraftView, offeredRoles, type Role, rolePermissions } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withOwner } from '../../platform/database/owner.ts'
import { answerAll, begin, openHospital, sent, submitAll, type TestHospital } from '../../testing/hospital-people.ts'
import { type Caller, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { foundAnother } from '../../testing/second.ts'

let house: TestHouse
let hospital: TestHospital
let draft: string
let it21: { id: string; questions: { id: string }[] }[]

beforeAll(async () => {
  house = await openTestHouse()
  hospital = await openHospital(house)
  it21 = house.editions.currentOf('hospital-it').edition.domains
  await submitAll(house, hospital.administrator.call, 'hospital-it', (index) => (index % 2 === 0 ? 1 : 2))
  draft = await begin(hospital.operator.call, 'hospital-it')
}, 120_000)
afterAll(() => house.close())

const read = async (call: Caller = hospital.administrator.call) => (await call('GET', `/api/assessments/${draft}`)).json<DraftView>()
const questionsOf = (domain: string) => it21.find(({ id }) => id === domain)?.questions.map(({ id }) => id) ?? []
const firstOf = (domain: string) => questionsOf(domain)[0] ?? ''
const save = (call: Caller, question: string, body: Record<string, unknown>) => call('PUT', `/api/assessments/${draft}/answers/${question}`, body)
const assign = (domain: string, wanted: { person: string | null; version?: number | null; due?: string | null; note?: string }, call?: Caller) =>
  (call ?? hospital.administrator.call)('PUT', `/api/assessments/${draft}/domains/${domain}`, { due: null, note: '', version: null, ...wanted })
const assignmentOf = async (domain: string) => (await read()).assignments.find((one) => one.domain === domain) ?? null
/** Gives a domain to somebody, whoever has it now. */
const give = async (domain: string, person: string): Promise<AssignmentView> => {
  const response = await assign(domain, { person, version: (await assignmentOf(domain))?.version ?? null })
  expect(response.statusCode, response.body).toBe(200)
  return response.json<{ assignment: AssignmentView }>().assignment
}
const take = async (domain: string) => assign(domain, { person: null, version: (await assignmentOf(domain))?.version ?? null })
const draftsOf = async (call: Caller) => (await call('GET', '/api/assessments')).json<{ drafts: DraftSummary[]; submissions: unknown[] }>()

describe('a domain given to a colleague', () => {
  it('has a name, a day and a note, is on the colleague’s list and home, and can be taken back', async () => {
    const { staff } = hospital
    const given = await assign('backup', { person: staff.id, due: '2026-12-01', note: ' 戻す練習の記録も ' })
    expect(given.json()).toEqual({
      assignment: {
        domain: 'backup',
        person: { id: staff.id, name: staff.name, member: true },
        due: '2026-12-01',
        note: '戻す練習の記録も',
        remindedAt: null,
        version: 0,
      },
    })
    expect(await draftsOf(staff.call)).toMatchObject({
      drafts: [{ id: draft, answered: 0, questions: questionsOf('backup').length, mine: [{ domain: 'backup', due: '2026-12-01', reminded: null }] }],
      submissions: [],
    })
    const { steps } = (await staff.call('GET', '/api/home')).json()
    expect(steps).toMatchObject([{ kind: 'section', path: `/assessments/${draft}/domains/backup`, params: { due: '2026-12-01', late: 0 } }])

    expect((await take('backup')).json()).toEqual({ assignment: null })
    expect(await draftsOf(staff.call)).toMatchObject({ drafts: [] })
    expect((await staff.call('GET', `/api/assessments/${draft}`)).json()).toMatchObject({ status: 404, code: 'not-found' })
  })

  it('by two people at once goes to one, and the other is shown both', async () => {
    const [mine, yours] = [hospital.administrator, hospital.operator]
    const both = await Promise.all([
      assign('network', { person: hospital.staff.id, note: '一' }, mine.call),
      assign('network', { person: hospital.colleague.id, note: '二' }, yours.call),
    ])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const winner = both.find(({ statusCode }) => statusCode === 200)?.json<{ assignment: AssignmentView }>().assignment
    const refused = both.find(({ statusCode }) => statusCode === 409)?.json()
    expect(refused).toMatchObject({ code: 'record.stale', params: { domain: 'network', current: winner } })
    expect([hospital.staff.id, hospital.colleague.id]).toContain(refused.params.yours.person)
    expect(refused.params.yours.person).not.toBe(winner?.person.id)
    expect(await assignmentOf('network')).toEqual(winner)
    const late = await assign('network', { person: null, version: 7 })
    expect(late.json()).toMatchObject({ status: 409, code: 'record.stale', params: { current: winner, yours: { person: null, version: 7 } } })
    await take('network')
  })

  it.each<[string, () => Promise<{ json: () => unknown }>, number, string]>([
    ['a domain that there is not', () => assign('nothing', { person: hospital.staff.id }), 422, 'domain.unknown'],
    ['somebody who is not there', () => assign('backup', { person: randomUUID() }), 422, 'assignee.unknown'],
    ['somebody who only reads', () => assign('backup', { person: hospital.viewer.id }), 422, 'assignee.unfit'],
    ['a colleague who would give it', () => assign('backup', { person: hospital.staff.id }, hospital.staff.call), 403, 'permission.denied'],
    [
      'management, which does not run the departments’ assessment',
      () => assign('backup', { person: hospital.staff.id }, hospital.executive.call),
      403,
      'permission.denied',
    ],
    ['no day', () => assign('backup', { person: hospital.staff.id, due: '2026-02-30' }), 400, 'request.invalid'],
    ['too long a note', () => assign('backup', { person: hospital.staff.id, note: 'あ'.repeat(201) }), 400, 'request.invalid'],
  ])('is refused for %s, and nothing is stored', async (_, ask, status, code) => {
    const before = await read()
    expect((await ask()).json()).toMatchObject({ status, code })
    expect(await read()).toEqual(before)
  })

  it.each(offeredRoles('medical'))('goes to the role %s exactly where its permissions let it answer', async (role) => {
    const { viewer } = hospital
    const setRole = (wanted: Role) =>
      withOwner(house.database.owner, (db) => db.updateTable('membership').set({ role: wanted }).where('person_id', '=', viewer.id).execute())
    await setRole(role)
    const response = await assign('backup', { person: viewer.id })
    if (rolePermissions[role].includes('assessment.respond')) {
      expect(response.statusCode, response.body).toBe(200)
      expect((await take('backup')).statusCode).toBe(200)
    } else expect(response.json()).toMatchObject({ status: 422, code: 'assignee.unfit' })
    await setRole('viewer')
  })

  it('never goes to somebody whose last day is over', async () => {
    const until = (day: string | null) =>
      withOwner(house.database.owner, (db) => db.updateTable('membership').set({ until: day }).where('person_id', '=', hospital.staff.id).execute())
    await until('2026-11-20')
    expect((await assign('backup', { person: hospital.staff.id })).json()).toMatchObject({ status: 422, code: 'assignee.unknown' })
    await until(null)
  })

  it('never goes to somebody of another institution', async () => {
    const stranger = await foundAnother(house, 'よその病院', 'stranger')
    const { person } = (await house.as(stranger)('GET', '/api/session')).json()
    expect((await assign('backup', { person: person.id })).json()).toMatchObject({ code: 'assignee.unknown' })
    expect((await assign('backup', { person: person.id }, house.as(stranger))).json()).toMatchObject({ status: 404 })
  })

  it('is asked for again on the colleague’s home, until it goes to somebody else', async () => {
    const remind = (domain: string) => hospital.operator.call('POST', `/api/assessments/${draft}/domains/${domain}/reminder`)
    expect((await remind('logging')).json()).toMatchObject({ status: 422, code: 'domain.unassigned' })
    await give('logging', hospital.staff.id)
    expect((await remind('logging')).json()).toMatchObject({ assignment: { remindedAt: house.time.now.toISOString(), version: 1 } })
    expect((await draftsOf(hospital.staff.call)).drafts[0]?.mine).toMatchObject([{ domain: 'logging', reminded: house.time.now.toISOString() }])
    expect((await hospital.staff.call('GET', '/api/home')).json().steps).toMatchObject([{ kind: 'section', params: { reminded: 1 } }])
    expect(await give('logging', hospital.colleague.id)).toMatchObject({ remindedAt: null, version: 2 })
    await take('logging')
  })
})

describe('a domain of somebody who left', () => {
  it('keeps the name and the answers, is not asked for again, and goes to somebody else', async () => {
    const { colleague, administrator } = hospital
    await give('disposal', colleague.id)
    await save(colleague.call, firstOf('disposal'), sent(2, { comment: '業者の証明書あり' }))
    expect((await administrator.call('DELETE', `/api/accounts/${colleague.id}`)).statusCode).toBe(200)
    expect((await colleague.call('GET', '/api/session')).statusCode).toBe(401)

    expect(await assignmentOf('disposal')).toMatchObject({ person: { id: colleague.id, name: colleague.name, member: false } })
    const reminded = await administrator.call('POST', `/api/assessments/${draft}/domains/disposal/reminder`)
    expect(reminded.json()).toMatchObject({ status: 422, code: 'domain.unassigned' })
    expect(await assignmentOf('disposal')).toMatchObject({ remindedAt: null, version: 0 })
    expect((await assign('disposal', { person: colleague.id, version: 0 })).json()).toMatchObject({ code: 'assignee.unknown' })
    expect((await read()).answers.find(({ question }) => question === firstOf('disposal'))).toMatchObject({ value: 2, comment: '業者の証明書あり' })
    expect(await give('disposal', hospital.staff.id)).toMatchObject({ person: { id: hospital.staff.id, member: true } })
    expect((await read(hospital.staff.call)).answers).toMatchObject([{ question: firstOf('disposal'), value: 2 }])
    await take('disposal')
  })
})

describe('a colleague with one domain', () => {
  const own = 'education'
  const other = 'governance'
  beforeAll(async () => {
    await give(own, hospital.staff.id)
    await give(other, hospital.operator.id)
    const { operator, administrator } = hospital
    await save(operator.call, firstOf(other), sent(3, { comment: '委員会の議事録' }))
    for (const domain of [own, other])
      await administrator.call('POST', `/api/assessments/${draft}/questions/${firstOf(domain)}/remarks`, { text: `${domain}のこと` })
    await administrator.call('PUT', `/api/assessments/${draft}/network/media`, { grade: 'o', version: null })
  })

  it('sees its answers, last year’s answers, score, remarks and nothing of the others', async () => {
    await save(hospital.staff.call, firstOf(own), sent(2))
    const mine = await read(hospital.staff.call)
    expect(mine).toMatchObject({ whole: false, domains: [own], maySubmit: false, network: [] })
    expect(mine.answers.map(({ question }) => question)).toEqual([firstOf(own)])
    expect(mine.previous?.answers.map(({ question }) => question)).toEqual(questionsOf(own))
    expect(mine.assignments.map(({ domain }) => domain)).toEqual([own])
    expect(mine.remarks).toEqual([{ question: firstOf(own), count: 1 }])
    expect(mine.score.domains.filter(({ counted }) => counted > 0).map(({ id }) => id)).toEqual([own])
    expect(mine.score.overall).toBe(2)

    const all = await read()
    expect(all).toMatchObject({ whole: true, network: [{ control: 'media', grade: 'o' }] })
    expect(all.answers.length).toBeGreaterThan(mine.answers.length)
    expect(all.previous?.answers).toHaveLength(80)
    expect(all.remarks).toHaveLength(2)
  })

  it('is told the score of its own answers also when saving', async () => {
    const [, second = ''] = questionsOf(own)
    const { score } = (await save(hospital.staff.call, second, sent(3))).json<{ score: DraftView['score'] }>()
    expect(score.domains.filter(({ counted }) => counted > 0).map(({ id }) => id)).toEqual([own])
  })

  it('reads and writes remarks there, and only there', async () => {
    const { call } = hospital.staff
    const write = (question: string) => call('POST', `/api/assessments/${draft}/questions/${question}/remarks`, { text: '  見てきました  ' })
    expect((await write(firstOf(own))).json()).toMatchObject({ remark: { text: '見てきました', by: hospital.staff.name } })
    expect((await write(firstOf(other))).json()).toMatchObject({ status: 403, code: 'domain.not-yours' })
    expect((await write('hospital.nothing')).json()).toMatchObject({ status: 422, code: 'question.unknown' })
    const list = (domain: string) => call('GET', `/api/assessments/${draft}/domains/${domain}/remarks`)
    expect((await list(own)).json().remarks.map(({ text }: { text: string }) => text)).toEqual([`${own}のこと`, '見てきました'])
    expect((await list(other)).json()).toMatchObject({ status: 403, code: 'domain.not-yours' })
    expect((await list('nothing')).json()).toMatchObject({ status: 422, code: 'domain.unknown' })
    expect((await hospital.viewer.call('GET', `/api/assessments/${draft}/domains/${other}/remarks`)).json().remarks).toHaveLength(1)
  })

  it('cannot answer the others, neither one nor many, and then nothing is stored', async () => {
    const { call } = hospital.staff
    const before = await read()
    expect((await save(call, firstOf(other), sent(0, { version: 0 }))).json()).toMatchObject({ status: 403, code: 'domain.not-yours' })
    const [, , third = ''] = questionsOf(own)
    const many = [third, firstOf('backup')].map((question) => ({ question, ...sent(3) }))
    expect((await call('PUT', `/api/assessments/${draft}/answers`, { answers: many })).json()).toMatchObject({
      status: 403,
      code: 'domain.not-yours',
      params: { question: firstOf('backup') },
    })
    expect(await read()).toEqual(before)
    const [one = { question: '' }] = many
    expect((await call('PUT', `/api/assessments/${draft}/answers`, { answers: [one] })).json()).toMatchObject({ saved: 1 })
  })

  it('neither grades the network, nor submits, nor reads results', async () => {
    const { call } = hospital.staff
    const [past] = (await draftsOf(hospital.administrator.call)).submissions as { id: string }[]
    for (const response of [
      await call('PUT', `/api/assessments/${draft}/network/media`, { grade: 'x', version: 0 }),
      await call('POST', `/api/assessments/${draft}/submission`),
      await call('GET', `/api/submissions/${past?.id}`),
      await call('GET', `/api/submissions/${past?.id}/standing`),
    ])
      expect(response.json()).toMatchObject({ status: 403, code: 'permission.denied' })
    expect((await call('GET', '/api/home')).json()).toMatchObject({ latest: null, management: null, paragraph: [], decisions: [], stoppedDay: null })
  })
})

describe('two people at once', () => {
  it('answer different domains, and every answer is kept', async () => {
    const domains = ['malware', 'mobile', 'change', 'monitoring', 'backup', 'operations'].map((domain, index) => ({
      question: firstOf(domain),
      index,
    }))
    const people = [hospital.administrator, hospital.operator]
    const saved = await Promise.all(
      domains.map(({ question, index }) => save(people[index % 2]?.call ?? house.as(null), question, sent((index % 4) as 0 | 1 | 2 | 3))),
    )
    expect(saved.map(({ statusCode }) => statusCode)).toEqual(domains.map(() => 200))
    const held = new Map((await read()).answers.map(({ question, value }) => [question, value]))
    for (const { question, index } of domains) expect(held.get(question)).toBe(index % 4)
  })

  it('answer the same question: one is kept, the other is shown both', async () => {
    const question = firstOf('encryption')
    const both = await Promise.all([
      save(hospital.administrator.call, question, sent(0, { comment: '一' })),
      save(hospital.operator.call, question, sent(3, { comment: '二' })),
    ])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const kept = both.find(({ statusCode }) => statusCode === 200)?.json().answer
    const refused = both.find(({ statusCode }) => statusCode === 409)?.json()
    expect(refused).toMatchObject({ code: 'record.stale', params: { question, current: kept } })
    expect(refused.params.yours.value).toBe(kept.value === 0 ? 3 : 0)
    // Having seen it, the other may still decide.
    expect((await save(hospital.operator.call, question, sent(2, { version: kept.version }))).json()).toMatchObject({ answer: { value: 2 } })
  })

  it('save many with one of them stale: none is kept', async () => {
    const before = await read()
    const answers = [firstOf('media'), firstOf('encryption')].map((question) => ({ question, ...sent(1) }))
    const refused = await hospital.operator.call('PUT', `/api/assessments/${draft}/answers`, { answers })
    expect(refused.json()).toMatchObject({ status: 409, code: 'record.stale', params: { question: firstOf('encryption'), current: { value: 2 } } })
    expect(await read()).toEqual(before)
  })

  it('submit one draft: exactly one does, once', async () => {
    await answerAll(house, hospital.administrator.call, 'hospital-it')
    const submit = (call: Caller) => call('POST', `/api/assessments/${draft}/submission`)
    const both = await Promise.all([submit(hospital.administrator.call), submit(hospital.operator.call)])
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const { submission } = both.find(({ statusCode }) => statusCode === 200)?.json<{ submission: string }>() ?? { submission: '' }
    expect(both.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ code: 'assessment.submitted' })
    const rows = await withOwner(house.database.owner, async (db) => ({
      submissions: await db.selectFrom('submission').select('id').where('assessment_id', '=', draft).execute(),
      claims: await db.selectFrom('claim').select('id').where('origin_id', '=', submission).execute(),
    }))
    expect([rows.submissions.map(({ id }) => id), rows.claims.length]).toEqual([[submission], 80])
  })
})

describe('after the submission', () => {
  it('nothing is given, asked for, answered or remarked any more, and the remarks stay readable', async () => {
    const { call } = hospital.administrator
    const question = firstOf('education')
    for (const response of [
      await assign('backup', { person: hospital.staff.id }),
      await call('POST', `/api/assessments/${draft}/domains/education/reminder`),
      await save(hospital.staff.call, question, sent(1, { version: 0 })),
      await call('POST', `/api/assessments/${draft}/questions/${question}/remarks`, { text: '遅れて' }),
      await call('GET', `/api/assessments/${draft}`),
    ])
      expect(response.json()).toMatchObject({ status: 409, code: 'assessment.submitted' })
    expect((await call('GET', `/api/assessments/${draft}/domains/education/remarks`)).json().remarks).toHaveLength(2)
    expect(await draftsOf(hospital.staff.call)).toMatchObject({ drafts: [] })
  })
})
