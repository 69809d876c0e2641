// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type { Role } from '@shinayaka/contract'
import { type AnswerValue, readAnswer } from '@shinayaka/domain'
import type pg from 'pg'
import { invite, redeem } from '../../features/account/index.ts'
import { type Editions, saveAnswers, saveNetworkGrade, startAssessment, submit } from '../../features/assessment/index.ts'
import { type Clock, createClock } from '../../platform/clock.ts'
import { type OrganisationScope, openOrganisationScope, openPublicScope } from '../../platform/database/scope.ts'
import type { Postgres } from '../../platform/postgres/connection.ts'
import { addOrganisation, type NewOrganisation } from '../organisations.ts'

/** What everything of the demo is made with: the commands that people use, and nothing beside them. */
export type Work = { postgres: Pick<Postgres, 'owner'>; pool: pg.Pool; catalog: Catalog; editions: Editions }
export type Place = OrganisationScope['organisation']
export type Person = { id: string; name: string; login: string; role: Role; place: Place }
/** Somebody at work at a moment. */
export type Acting = { scope: OrganisationScope; clock: Clock; editions: Editions }

/** Lets somebody do something at a moment, as one request would. */
export const act = async <T>({ pool, editions }: Work, person: Person, at: Date, deed: (acting: Acting) => Promise<T>): Promise<T> => {
  const clock = createClock(() => at)
  const who = {
    person: { id: person.id, name: person.name, login: person.login },
    organisation: person.place,
    role: person.role,
    session: { id: person.id, factor: 'password' as const, confirmedAt: at },
    tokenHash: Buffer.alloc(0),
  }
  const { scope, commit, rollback } = openOrganisationScope(pool, clock, who, null, 'demo')
  try {
    const result = await deed({ scope, clock, editions })
    await commit()
    return result
  } catch (error) {
    await rollback()
    throw error
  }
}

/** Who somebody is going to be. */
export type Account = { name: string; login: string; password: string }

const enter = async ({ pool }: Work, place: Place, role: Role, code: string, account: Account, at: Date): Promise<Person> => {
  const { scope, commit, rollback } = openPublicScope(pool, 'demo')
  try {
    const clock = createClock(() => at)
    const { person } = await redeem(scope, clock, { code, ...account, organisationName: '', institutionKind: 'clinic', demo: true })
    await commit()
    return { id: person, name: account.name, login: account.login, role, place }
  } catch (error) {
    await rollback()
    throw error
  }
}

/** Invites somebody, who comes the same day; from outside until a day. */
export const welcome = async (work: Work, by: Person, role: Role, account: Account, at: Date, until: string | null = null): Promise<Person> => {
  const { code } = await act(work, by, at, ({ scope, clock }) => invite(scope, clock, { name: account.name, role, until }))
  return enter(work, by.place, role, code, account, at)
}

/** Makes a further organisation with its administrator, as the command line does. */
export const found = async (work: Work, wanted: Omit<NewOrganisation, 'demo'>, account: Account, at: Date): Promise<Person> => {
  const made = await addOrganisation(
    work.postgres,
    createClock(() => at),
    { ...wanted, demo: true },
  )
  if ('refused' in made) throw new Error(`${wanted.name}: ${made.refused}`)
  const place = { id: made.id, name: made.name, kind: wanted.kind, institutionKind: wanted.institutionKind, demo: true }
  return enter(work, place, 'administrator', made.code, account, at)
}

/** What stands beside an answer: what was written, and the vendor whose word it is. */
export type Beside = { comment?: string; vendor?: string }
/** Answers of one sitting: 0 to 3, `n` 対象外, `?` わからない; what is left out stays open. */
export type Sheet = { values: ReadonlyMap<string, AnswerValue>; beside: (question: string) => Beside }

/** Reads one mark of a written-down sheet; a dash is no answer. */
export const readMark = (mark: string | undefined): AnswerValue | undefined => {
  if (mark === undefined || mark === '-') return undefined
  if (mark === 'n') return 'na'
  if (mark === '?') return 'unknown'
  const value = readAnswer(mark)
  if (value === null) throw new Error(`「${mark}」 is no answer`)
  return value
}

/** Begins an assessment, or goes on with the one begun, and saves a sheet of answers. Questions that today's edition no longer asks are left out. */
export const answer = (work: Work, person: Person, at: Date, instrument: string, sheet: Sheet, draft?: string): Promise<string> =>
  act(work, person, at, async (acting) => {
    const id = draft ?? (await startAssessment(acting, instrument)).id
    const incoming = [...work.editions.currentOf(instrument).questions.values()].flatMap(({ id: question, vendorMayAnswer, notApplicable }) => {
      const value = sheet.values.get(question)
      if (value === undefined) return []
      const { comment = '', vendor = '' } = sheet.beside(question)
      const vendorName = vendorMayAnswer ? vendor : ''
      // A question may have lost its 対象外 since this was written.
      const fitting = value === 'na' && (notApplicable === null || comment === '') ? 'unknown' : value
      return [{ question, value: fitting, comment, source: vendorName === '' ? ('own' as const) : ('vendor' as const), vendorName, version: null }]
    })
    await saveAnswers(acting, id, incoming)
    return id
  })

export type Grades = Readonly<Record<'identity' | 'external' | 'media' | 'internal', string>>

/** Grades the network, where it is asked for, and submits. */
export const finish = (work: Work, person: Person, at: Date, assessment: string, grades: Grades | null): Promise<string> =>
  act(work, person, at, async (acting) => {
    for (const [control, grade] of Object.entries(grades ?? {})) await saveNetworkGrade(acting, assessment, control as keyof Grades, grade, null)
    return (await submit(acting, assessment)).submission
  })

/** Every question of an instrument with the value that a function gives it; わからない where it gives none, so that it can be submitted. */
export const completeSheet = (
  work: Work,
  instrument: string,
  value: (question: string, index: number) => AnswerValue | undefined,
  beside: Sheet['beside'] = () => ({}),
): Sheet => ({
  values: new Map(
    [...work.editions.currentOf(instrument).questions.keys()].map((question, index) => [question, value(question, index) ?? 'unknown']),
  ),
  beside,
})
