// SPDX-License-Identifier: Apache-2.0
import type { AnswerValue } from '@shinayaka/domain'
import { answerEverything } from './assessment.ts'
import { found, join, openTestHouse, signInAgain, type TestHouse } from './house.ts'

/** A fictional hospital with five years behind it, its management's own answers, and a quote. */
export type Hospital = {
  house: TestHouse
  /** Cookies of today. */
  admin: string
  director: string
  /** Submissions of the departments, oldest first, and management's newest. */
  years: string[]
  management: string
}

/** From little to something: each year a little more, some domains always behind; some questions are never known. */
const valueIn =
  (year: number) =>
  (index: number): AnswerValue => {
    if (index % 17 === 3 || (index % 29 === 7 && year < 4)) return 'unknown'
    const behind = [1, 3].includes(Math.floor(index / 4) % 5) ? 1.4 : 0
    return Math.max(0, Math.min(3, Math.floor(((index * 7) % 5) / 2.5 + year * 0.4 + 0.55 - behind))) as AnswerValue
  }

const instants = ['2022-11-14', '2023-10-30', '2024-11-18', '2025-10-27', '2026-11-20'].map((day) => `${day}T02:30:00Z`)

/** Opens it: five years of the departments' 80 questions, two of management's 15, one quote for a measure that is proposed. */
export const openHospital = async (name = 'しなやか総合病院（架空）'): Promise<Hospital> => {
  const house = await openTestHouse()
  house.time.now = new Date(instants[0] ?? '')
  let admin = await found(house, name, 'admin', 'hospital')
  let director = await join(house, admin, '院長 樹', 'director', 'executive')
  const years: string[] = []
  let management = ''
  for (const [year, at] of instants.entries()) {
    house.time.now = new Date(at)
    admin = await signInAgain(house, 'admin')
    director = await signInAgain(house, 'director')
    const network = { identity: year < 2 ? 'weak' : 'ok', external: year < 3 ? 'd' : 'o', media: year < 4 ? 'x' : 'unknown', internal: 'd' }
    years.push(await answerEverything(house, admin, { instrument: 'hospital-it', value: valueIn(year), network }))
    if (year >= 3)
      management = await answerEverything(house, director, { instrument: 'executive', value: (index) => ((index + year) % 4) as AnswerValue })
  }
  const { candidates } = (await house.as(admin)('GET', `/api/submissions/${years.at(-1)}/plan`)).json<{
    candidates: { measure: string; proposed: boolean }[]
  }>()
  const asked = candidates.filter(({ proposed }) => proposed)
  const quoted = await house.as(admin)('PUT', `/api/measures/${asked[0]?.measure}/quote`, {
    amount: '3,000千円',
    hours: 24,
    vendor: '株式会社しおさいシステム（架空）',
    quotedOn: '2026-11-10',
    note: '',
    version: null,
  })
  if (quoted.statusCode !== 200) throw new Error(quoted.body)
  return { house, admin, director, years, management }
}
