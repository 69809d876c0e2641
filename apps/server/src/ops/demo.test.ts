// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto'
import type { OverseenInstitution, SubmissionSummary } from '@shinayaka/contract'
import { fiscalYear } from '@shinayaka/domain'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClock } from '../platform/clock.ts'
import { withOwner } from '../platform/database/owner.ts'
import { openTestHouse, postForm, sessionOf, type TestHouse } from '../testing/house.ts'
import { hospitalAnswers, managementAnswers } from './demo/hospital-answers.ts'
import { type DemoAccount, demoAccounts, prepareDemo } from './demo.ts'

/** The first days of a fiscal year, when its own past is short, and the middle of one. */
const moments = ['2027-04-02T00:30:00Z', '2026-11-21T01:30:00Z'] as const

const demoAt = async (moment: string): Promise<{ house: TestHouse; accounts: DemoAccount[] }> => {
  const house = await openTestHouse()
  house.time.now = new Date(moment)
  return { house, accounts: await prepare(house) }
}
const prepare = (house: TestHouse): Promise<DemoAccount[]> =>
  prepareDemo(
    { postgres: house.database, catalog: house.app.catalog, editions: house.editions },
    house.pool,
    createClock(() => house.time.now),
  )
const signIn = async (house: TestHouse, { login, password }: DemoAccount): Promise<string> =>
  sessionOf(await postForm(house.as(null), '/sign-in', { login, password }))

it("answers exactly the questions of today's editions", async () => {
  const house = await openTestHouse()
  const asked = (instrument: string) => [...house.editions.currentOf(instrument).questions.keys()].map((id) => id.replace(`${instrument}.`, ''))
  expect(Object.keys(hospitalAnswers).sort()).toEqual(asked('hospital-it').sort())
  expect(Object.keys(managementAnswers).sort()).toEqual(asked('executive').sort())
  expect(Object.values(hospitalAnswers).every((marks) => /^[0-3n?]{3}[0-3n?-]$/.test(marks))).toBe(true)
  await house.close()
})

describe.each(moments)('the demo made at %s', (moment) => {
  let house: TestHouse
  const cookies = {} as Record<keyof typeof demoAccounts, string>
  const year = fiscalYear(new Date(moment))
  const get = async <T>(who: keyof typeof demoAccounts, path: string): Promise<T> => {
    const response = await house.as(cookies[who])('GET', path)
    expect(response.statusCode, `${path}: ${response.body.slice(0, 300)}`).toBe(200)
    return response.json<T>()
  }

  beforeAll(async () => {
    const made = await demoAt(moment)
    house = made.house
    expect(made.accounts.map(({ login }) => login)).toEqual(Object.values(demoAccounts).map(({ login }) => login))
    for (const [who, account] of Object.entries(demoAccounts)) cookies[who as keyof typeof demoAccounts] = await signIn(house, account)
  }, 60_000)
  afterAll(() => house.close())

  it('has answered official forms: last year handed in, the priority areas and a clinic half way', async () => {
    type Listed = { forms: { form: string; standing: Record<'items' | 'yes' | 'no' | 'open', number> | null; submitted: { kind: string } | null }[] }
    const formsOf = async (who: 'hospital' | 'clinic') =>
      new Map((await get<Listed>(who, '/api/checklists')).forms.map(({ form, standing, submitted }) => [form, { standing, kind: submitted?.kind }]))
    const hospital = await formsOf('hospital')
    expect(hospital.get('mhlw-r7')).toMatchObject({ standing: { items: 18, open: 0, contradictions: [] }, kind: 'final' })
    expect(hospital.get('mhlw-r7')?.standing?.yes).toBeGreaterThan(5)
    expect(hospital.get('priority-areas-2026')).toMatchObject({ kind: 'interim' })
    expect(hospital.get('mhlw-r8')).toMatchObject({ standing: null })
    // What last year left undone is asked again by this year's form, and not by a reminder of last year's.
    const { reminders } = await get<{ reminders: { kind: string }[] }>('hospital', '/api/reminders')
    expect(reminders.length).toBeGreaterThan(0)
    expect(reminders.filter(({ kind }) => kind === 'checklist-target')).toEqual([])
    const clinic = (await formsOf('clinic')).get('mhlw-r8')?.standing
    expect(clinic?.yes).toBeGreaterThan(0)
    expect(clinic?.open).toBeGreaterThan(0)
  })

  it('lets each of its people in, as what they are', async () => {
    const sessions = await Promise.all(
      Object.keys(demoAccounts).map((who) =>
        get<{ role: string; organisation: { kind: string; institutionKind: string }; demo: boolean }>(
          who as keyof typeof demoAccounts,
          '/api/session',
        ),
      ),
    )
    expect(sessions.map(({ role, organisation, demo }) => [role, organisation.kind, demo])).toEqual([
      ['administrator', 'medical', true],
      ['executive', 'medical', true],
      ['staff', 'medical', true],
      ['viewer', 'group', true],
      ['administrator', 'medical', true],
    ])
    expect(sessions.map(({ organisation }) => organisation.institutionKind).slice(0, 3)).toEqual(['hospital', 'hospital', 'hospital'])
  })

  it('has three past years of the hospital, which got better, and two of its management', async () => {
    const { submissions } = await get<{ submissions: SubmissionSummary[] }>('hospital', '/api/assessments')
    const of = (instrument: string) => submissions.filter((one) => one.instrument === instrument).reverse()
    expect(of('hospital-it').map((one) => one.fiscalYear)).toEqual([year - 3, year - 2, year - 1])
    expect(of('executive').map((one) => one.fiscalYear)).toEqual([year - 2, year - 1])
    for (const { submittedAt } of submissions) expect(new Date(submittedAt).getTime()).toBeLessThan(new Date(moment).getTime())
    const overall = of('hospital-it').map((one) => one.overall ?? 0)
    expect(overall).toEqual([...overall].sort())
    const [latest] = of('hospital-it').slice(-1)
    expect(latest?.belowThreshold).toBeGreaterThan(4)
    expect(latest?.belowThreshold).toBeLessThan(11)
    const result = await get<{ answers: { value: unknown; source: string; comment: string }[] }>('hospital', `/api/submissions/${latest?.id}`)
    expect(result.answers).toHaveLength(80)
    const count = (test: (answer: (typeof result.answers)[number]) => boolean) => result.answers.filter(test).length
    expect(count(({ value }) => value === 'unknown')).toBeGreaterThan(0)
    expect(count(({ value, comment }) => value === 'na' && comment !== '')).toBeGreaterThan(0)
    expect(count(({ source }) => source === 'vendor')).toBeGreaterThan(2)
    expect(count(({ comment }) => comment !== '')).toBeGreaterThan(20)
    type Themes = { views: { exhaustive: boolean; groups: { difference: string }[] }[] }
    const { views } = await get<Themes>('director', `/api/submissions/${latest?.id}/standing`)
    const differences = views.filter(({ exhaustive }) => exhaustive).flatMap(({ groups }) => groups.map(({ difference }) => difference))
    expect(differences).toContain('management-higher')
  })

  it("has a draft among colleagues: somebody done, somebody late, somebody who left, and the laboratory's share", async () => {
    const { drafts } = await get<{ drafts: { id: string }[] }>('hospital', '/api/assessments')
    type Draft = { assignments: { domain: string; person: { name: string; member: boolean }; due: string }[]; remarks: { count: number }[] }
    const draft = await get<Draft>('hospital', `/api/assessments/${drafts[0]?.id}`)
    const today = new Date(new Date(moment).getTime() + 9 * 60 * 60 * 1000).toISOString().slice(0, 10)
    expect(draft.assignments).toHaveLength(5)
    expect(draft.assignments.filter(({ person }) => !person.member).map(({ person }) => person.name)).toEqual(['臨床工学室 斎藤 浩'])
    expect(draft.assignments.filter(({ due, person }) => due < today && person.member).map(({ domain }) => domain)).toEqual(['continuity'])
    expect(draft.remarks.length).toBeGreaterThan(2)
    const mine = await get<Draft & { whole: boolean; domains: string[]; answers: unknown[] }>('staff', `/api/assessments/${drafts[0]?.id}`)
    expect(mine).toMatchObject({ whole: false, domains: ['media'] })
    expect(mine.answers).toHaveLength(1)
    const { steps } = await get<{ steps: { kind: string }[] }>('staff', '/api/home')
    expect(steps[0]?.kind).toBe('section')
  })

  it('has quotes, a stopped day, and two decisions: one granted, one that waits for the director', async () => {
    const { decisions } = await get<{ decisions: { state: string; yen: number | null }[] }>('director', '/api/decisions')
    expect(decisions.map(({ state }) => state)).toEqual(['waiting', 'approved'])
    expect(decisions.every(({ yen }) => yen !== null)).toBe(true)
    const { submissions } = await get<{ submissions: SubmissionSummary[] }>('hospital', '/api/assessments')
    const latest = submissions.find(({ instrument }) => instrument === 'hospital-it')
    type Plan = { candidates: { quote: object | null }[]; stoppedDay: { yen: number } | null }
    const plan = await get<Plan>('hospital', `/api/submissions/${latest?.id}/plan`)
    expect(plan.stoppedDay).toMatchObject({ yen: 13_800_000 })
    expect(plan.candidates.filter(({ quote }) => quote !== null).length).toBeGreaterThan(1)
    const { steps } = await get<{ steps: { kind: string }[] }>('director', '/api/home')
    expect(steps[0]?.kind).toBe('decide')
  })

  it('keeps posts with deputies, departments and an auditor until a day', async () => {
    type Posts = { posts: { post: string; vacant: boolean; current: { deputies: unknown[] } | null }[] }
    const { posts } = await get<Posts>('hospital', '/api/posts')
    expect(posts.filter(({ vacant }) => vacant).map(({ post }) => post)).toEqual(['audit-manager'])
    expect(posts.filter(({ current }) => (current?.deputies.length ?? 0) > 0).length).toBeGreaterThan(4)
    const { departments } = await get<{ departments: { people: unknown[] }[] }>('hospital', '/api/departments')
    expect(departments).toHaveLength(4)
    expect(departments.every(({ people }) => people.length > 0)).toBe(true)
    const { members } = await get<{ members: { role: string; until: string | null; expired: boolean }[] }>('hospital', '/api/accounts')
    expect(members.filter(({ role, until, expired }) => role === 'auditor' && until !== null && !expired)).toHaveLength(1)
  })

  it('has evidence to show for practices: one ends soon, one has ended, each file is what its name says', async () => {
    type Row = { id: string; title: string; expires: string | null; links: { name: unknown }[]; latest: { n: number; kind: string; sha256: string } }
    const { evidence } = await get<{ evidence: Row[] }>('hospital', '/api/evidence')
    expect(evidence).toHaveLength(6)
    expect(evidence.every(({ links }) => links.length > 0)).toBe(true)
    expect(new Set(evidence.map(({ latest }) => latest.kind))).toEqual(new Set(['pdf', 'png', 'csv']))
    const home = await get<{ reminders?: unknown }>('hospital', '/api/home')
    expect(JSON.stringify(home)).not.toContain('undefined')
    for (const { id, latest } of evidence) {
      const file = await house.as(cookies.hospital)('GET', `/api/evidence/${id}/revisions/${latest.n}/file`)
      expect([file.statusCode, createHash('sha256').update(file.rawPayload).digest('hex')]).toEqual([200, latest.sha256])
    }
  })

  it('has nights of copies, copies carried away, and a rehearsal', async () => {
    type Copies = { standing: { next: string | null }; copies: { verifiedAt: string | null }[]; offline: unknown[]; rehearsals: unknown[] }
    const { standing, copies, offline, rehearsals } = await get<Copies>('hospital', '/api/copies')
    expect(standing.next).toBeNull()
    expect(copies.length).toBeGreaterThan(7)
    expect(copies.every(({ verifiedAt }) => verifiedAt !== null)).toBe(true)
    expect([offline.length, rehearsals.length]).toEqual([3, 1])
  })

  it('tells all of it in the trail in words: no raw id of the catalog, no code, no instant', async () => {
    const csv = (await house.as(cookies.hospital)('GET', '/api/trail/trail.csv')).body
    // Number, time, person, login, sentence, details; from there on it is for machines.
    const told = [...csv.matchAll(/^(?:"(?:[^"]|"")*",){4}("(?:[^"]|"")*","(?:[^"]|"")*"),/gm)].map(([, words]) => words)
    expect(told.length).toBeGreaterThan(60)
    const raw = told.filter((words) =>
      /(hospital-it|executive|clinic|measure|[a-z]+-?[a-z]+)\.[a-z]+-[a-z-]+|\d{4}-\d\d-\d\dT|: (own|totp|staff|viewer|auditor|safety-manager)$|記録なし/m.test(
        words ?? '',
      ),
    )
    expect(raw).toEqual([])
  })

  it('shows the group twelve institutions, strong and weak, up and down, and one that never submitted', async () => {
    type List = { institutions: OverseenInstitution[]; total: number; submitted: number }
    const { institutions, total, submitted } = await get<List>('group', '/api/oversight/institutions?order=score')
    expect([institutions.length, total]).toEqual([12, 12])
    expect(submitted).toBeLessThan(12)
    const moved = institutions.flatMap(({ latest, before }) => (latest?.overall == null || before === null ? [] : [latest.overall - before]))
    expect(moved.some((change) => change > 0)).toBe(true)
    expect(moved.some((change) => change < 0)).toBe(true)
    expect(institutions.filter(({ latest }) => latest === null).map(({ name }) => name)).toEqual(['しなやか助産所（架空）'])
  })

  it('has the clinic with two past years and a begun assessment', async () => {
    const { drafts, submissions } = await get<{ drafts: { answered: number }[]; submissions: SubmissionSummary[] }>('clinic', '/api/assessments')
    expect(submissions.map((one) => one.fiscalYear)).toEqual([year - 1, year - 2])
    expect(drafts).toMatchObject([{ answered: 5 }])
  })

  it('is made once: a second start names the same people and adds nobody', async () => {
    const people = () => withOwner(house.database.owner, (db) => db.selectFrom('person').select('login').orderBy('login').execute())
    const before = await people()
    expect(await prepare(house)).toEqual(Object.values(demoAccounts))
    expect(await people()).toEqual(before)
  })
})
