// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answerEverything } from '../../testing/assessment.ts'
import { found, openTestHouse, type TestHouse } from '../../testing/house.ts'
import { byWayOf, type Line, openLine } from '../../testing/line.ts'

let house: TestHouse
let line: Line
let cookie: string
let submission: string
let draft: string

beforeAll(async () => {
  house = await openTestHouse({
    reach: async (app) => {
      const { target, through } = byWayOf(app)
      line = await openLine(target, 12)
      return through(line.port)
    },
  })
  cookie = await found(house, '遠い診療所', 'far')
  await answerEverything(house, cookie)
  submission = await answerEverything(house, cookie)
  draft = (await house.as(cookie)('POST', '/api/assessments', { instrument: 'clinic' })).json<{ id: string }>().id
  // A second connection, for what is recorded while the first one ends.
  await Promise.all([1, 2, 3].map(() => house.as(cookie)('GET', '/api/assessments')))
})
afterAll(async () => {
  await house.close()
  await line.close()
})

/** How often a request goes to the database and back; the end of what only reads is one that nobody waits for. */
const trips = async (method: 'GET' | 'PUT', path: string, body?: Record<string, unknown>): Promise<number> => {
  const idle = async () => {
    while (house.pool.idleCount < house.pool.totalCount) await sleep(1)
  }
  await idle()
  const before = line.roundTrips()
  const response = await house.as(cookie)(method, path, body)
  expect(response.statusCode, response.body.slice(0, 300)).toBe(200)
  await idle()
  return line.roundTrips() - before
}

describe('a database far from the server is gone to', () => {
  const [session, end] = [1, 1]

  it.each<[string, number, () => string]>([
    ['once for the list of assessments', 1, () => '/api/assessments'],
    ['once to open an assessment', 1, () => `/api/assessments/${draft}`],
    ['once for a result, and twice to record who read it', 3, () => `/api/submissions/${submission}`],
    ['once for a result from other sides, in the same look', 1, () => `/api/submissions/${submission}/standing`],
    ['once for the plan, in the same look', 1, () => `/api/submissions/${submission}/plan`],
    ['once for the institutions below', 1, () => '/api/oversight/institutions'],
    ['twice for the home page', 2, () => '/api/home'],
  ])('%s', async (_, times, path) => {
    expect(await trips('GET', path())).toBe(session + times + end)
  })

  it('three times to save answers, one or all', async () => {
    const answer = (question: string) => ({ question, value: 2, comment: '', source: 'own', vendorName: '', version: null })
    const [first = '', ...rest] = house.editions.currentOf('clinic').questions.keys()
    const { question, ...content } = answer(first)
    expect(await trips('PUT', `/api/assessments/${draft}/answers/${question}`, content)).toBe(session + 3 + end)
    expect(await trips('PUT', `/api/assessments/${draft}/answers`, { answers: rest.map(answer) })).toBe(session + 3 + end)
  })
})
