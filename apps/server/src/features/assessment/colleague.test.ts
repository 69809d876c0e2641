// SPDX-License-Identifier: Apache-2.0
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, found, join, openTestHouse, type TestHouse } from '../../testing/house.ts'

let house: TestHouse
let officer: Caller
let nurse: Caller
let assessment: string
let path: string

const save = (as: Caller, question: string, value: number, version: number | null = null) =>
  as('PUT', `${path}/answers/${question}`, { value, comment: '', source: 'own', vendorName: '', version })
const questionsOf = (domain: string) =>
  house.editions
    .currentOf('hospital-it')
    .edition.domains.find(({ id }) => id === domain)
    ?.questions.map(({ id }) => id) ?? []

beforeAll(async () => {
  house = await openTestHouse()
  const admin = await found(house, '試験病院', 'admin')
  officer = house.as(admin)
  nurse = house.as(await join(house, admin, '看護部', 'nurse', 'staff'))
  assessment = (await officer('POST', '/api/assessments', { instrument: 'hospital-it' })).json<{ id: string }>().id
  path = `/api/assessments/${assessment}`
  const { person } = (await nurse('GET', '/api/session')).json()
  await officer('PUT', `${path}/domains/media`, { person: person.id, due: null, note: '', version: null })
  await save(officer, questionsOf('backup')[0] ?? '', 3)
})
afterAll(() => house.close())

type Scores = { score: { overall: number; domains: { id: string; counted: number }[] } }

describe('a colleague with one domain', () => {
  it('is told the score of that domain, and of no other', async () => {
    const { score } = (await save(nurse, questionsOf('media')[0] ?? '', 1)).json<Scores>()
    expect(score.overall).toBe(1)
    expect(score.domains.filter(({ counted }) => counted > 0).map(({ id }) => id)).toEqual(['media'])
    expect((await nurse('GET', path)).json<Scores>().score.overall).toBe(1)
  })

  it('adds to the score that whoever runs the assessment sees', async () => {
    const { score } = (await save(officer, questionsOf('backup')[1] ?? '', 3)).json<Scores>()
    expect(score.overall).toBe(2)
  })
})

describe('several people at once', () => {
  it('save answers to different questions, none refused', async () => {
    const [mine, theirs] = [questionsOf('governance'), questionsOf('media').slice(1)]
    const grades = ['external', 'media', 'internal'].map((control) => officer('PUT', `${path}/network/${control}`, { grade: 'o', version: null }))
    const saved = await Promise.all([...mine.map((id) => save(officer, id, 2)), ...theirs.map((id) => save(nurse, id, 1)), ...grades])
    expect(saved.map(({ statusCode }) => statusCode)).toEqual(saved.map(() => 200))
  })
})

describe('an edition in brief', () => {
  it('has the network level questions, so that a page needs no more than it', async () => {
    const { editionHash } = (await officer('GET', path)).json<{ editionHash: string }>()
    const outline = (await officer('GET', `/api/editions/${editionHash}/outline`)).json()
    expect(outline.domains).toHaveLength(21)
    expect(outline.flowchart).toEqual(house.editions.currentOf('hospital-it').edition.flowchart)
    expect(JSON.stringify(outline.domains)).not.toContain('levels')
  })
})
