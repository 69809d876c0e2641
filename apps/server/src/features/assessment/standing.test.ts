// SPDX-License-Identifier: Apache-2.0
import type { StandingView } from '@shinayaka/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveTo, openHospital, submitAll, type TestHospital } from '../../testing/hospital-people.ts'
import { openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let hospital: TestHospital

beforeAll(async () => {
  house = await openTestHouse()
  hospital = await openHospital(house)
}, 120_000)
afterAll(() => house.close())

const on = (instant: string) => moveTo(house, instant)
const standingOf = async (id: string, who: keyof TestHospital = 'viewer') =>
  (await hospital[who].call('GET', `/api/submissions/${id}/standing`)).json<StandingView>()
const viewOf = ({ views }: StandingView, id: string) => {
  const view = views.find((one) => one.id === id)
  if (!view) throw new Error(`no view ${id}`)
  return view
}
const codes = ({ paragraph }: StandingView) => paragraph.map(({ code }) => code)
const departments = (value: 0 | 1 | 2 | 3, unlike: Record<string, 'unknown'> = {}) =>
  submitAll(house, hospital.operator.call, 'hospital-it', (_, practice) => unlike[practice] ?? value)
const management = (value: 0 | 1 | 2 | 3) => submitAll(house, hospital.executive.call, 'executive', () => value)

describe('a result from other sides', () => {
  let alone: string
  let later: string
  let seen: string
  const shared = 'governance.committee'

  beforeAll(async () => {
    await on('2025-05-20T01:00:00Z')
    alone = await departments(1)
    await on('2026-05-20T01:00:00Z')
    later = await departments(1, { [shared]: 'unknown' })
    seen = await management(3)
  })

  it('has a theme for every practice, and management’s view beside the departments’ where there is one', async () => {
    const themes = viewOf(await standingOf(later), 'themes')
    expect(themes.exhaustive).toBe(true)
    const practices = themes.groups.flatMap((group) => group.practices)
    const asked = (side: 'department' | 'management') => practices.filter((one) => one[side] !== null)
    expect([asked('department').length, asked('management').length]).toEqual([80, 15])
    for (const { department, management: above, difference } of themes.groups) {
      // Management sees everything at 3 and the departments at 1 at most.
      const [ours, theirs] = [department?.score ?? null, above?.score ?? null]
      expect(difference).toBe(ours === null ? 'only-management' : theirs === null ? 'only-department' : 'management-higher')
    }
    const leadership = themes.groups.find(({ practices: ours }) => ours.some(({ practice }) => practice === shared))
    expect(leadership?.department).toMatchObject({ unknown: 1, score: expect.any(Number) })
    expect(leadership?.department?.score).toBeLessThan(1)
    expect(leadership?.department?.range?.[1]).toBeGreaterThan(1)
  })

  it('has the priority areas of the notice, with their sources', async () => {
    const areas = viewOf(await standingOf(later), 'notice-2026-05-27')
    expect(areas.exhaustive).toBe(false)
    expect(areas.groups).toHaveLength(8)
    for (const { department, references } of areas.groups) {
      expect(department?.counted).toBeGreaterThan(0)
      expect(references.length).toBeGreaterThan(0)
    }
  })

  it('names practices that both were asked about and see differently, the widest first', async () => {
    const { practiceDifferences } = await standingOf(later)
    expect(practiceDifferences[0]).toMatchObject({ practice: shared, department: 'unknown', management: 3, name: { ja: expect.any(String) } })
    expect(practiceDifferences).toHaveLength(10)
    // What only management is asked is no difference.
    expect(practiceDifferences.map(({ practice }) => practice)).not.toContain('governance.speak-up')
    for (const { department, management: above } of practiceDifferences) expect(above).not.toBe(department)
  })

  it('is the same comparison seen from management’s side', async () => {
    const [ours, theirs] = [await standingOf(later), await standingOf(seen)]
    expect([ours.department?.id, ours.management?.id]).toEqual([later, seen])
    expect([theirs.department?.id, theirs.management?.id]).toEqual([later, seen])
    expect(theirs.practiceDifferences).toEqual(ours.practiceDifferences)
    expect(theirs.years.map(({ submission }) => submission.id)).toEqual([seen])
  })

  it('is not compared with what management said in a later fiscal year', async () => {
    const standing = await standingOf(alone)
    expect([standing.department?.id, standing.management]).toEqual([alone, null])
    expect(standing.practiceDifferences).toEqual([])
    expect(new Set(viewOf(standing, 'themes').groups.map(({ difference }) => difference))).toEqual(new Set(['only-department']))
    expect(codes(standing)).not.toContain('differs')
  })

  it('says to management where we stand, how it moved, what is weakest, what differs and what to decide', async () => {
    const standing = await standingOf(later)
    expect(codes(standing)).toEqual(['overall', 'change', 'weakest', 'unknown', 'differs', 'decisions'])
    const param = (code: string) => standing.paragraph.find((one) => one.code === code)?.params
    expect(param('overall')).toMatchObject({ weak: 21, domains: 21 })
    expect(param('change')).toMatchObject({ year: 2025, difference: expect.any(Number) })
    expect(Number(param('change')?.difference)).toBeLessThan(0)
    expect(param('unknown')).toEqual({ count: 1 })
    expect(param('decisions')).toEqual({ count: 3 })
    expect(codes(await standingOf(alone))).toEqual(['overall', 'first-time', 'weakest', 'decisions'])
  })

  it('is on the home page of who may read it', async () => {
    const { paragraph } = await standingOf(later)
    for (const who of ['executive', 'viewer', 'administrator'] as const)
      expect((await hospital[who].call('GET', '/api/home')).json()).toMatchObject({ paragraph, latest: { id: later }, management: { id: seen } })
    expect((await hospital.staff.call('GET', '/api/home')).json()).toMatchObject({ paragraph: [], latest: null, management: null })
  })

  it.each(['not-an-id', '01900000-0000-7000-8000-000000000000'])('is not there for %s', async (id) => {
    expect([400, 404]).toContain((await hospital.viewer.call('GET', `/api/submissions/${id}/standing`)).statusCode)
  })
})

describe('over the years', () => {
  it('the last ten of the same instrument stand side by side, the oldest first', async () => {
    for (let year = 2027; year <= 2036; year += 1) {
      await on(`${year}-05-20T01:00:00Z`)
      await departments(2)
    }
    const { submissions } = (await hospital.viewer.call('GET', '/api/assessments')).json<{ submissions: { id: string; instrument: string }[] }>()
    const [newest] = submissions.filter(({ instrument }) => instrument === 'hospital-it')
    const { years, management: above } = await standingOf(newest?.id ?? '')
    expect(years.map(({ submission }) => submission.fiscalYear)).toEqual([2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035, 2036])
    expect(years.every(({ domains }) => domains.length === 21 && domains.every(({ score }) => score === 2))).toBe(true)
    // Management has not answered since; its last word stands, with its year.
    expect(above).toMatchObject({ fiscalYear: 2026 })
  })

  it('two of one instant keep their own results', async () => {
    const [first, second] = [await departments(0), await departments(3)]
    for (const [id, overall] of [
      [first, 0],
      [second, 3],
    ] as const)
      expect((await standingOf(id)).department).toMatchObject({ id, overall })
  })
})
