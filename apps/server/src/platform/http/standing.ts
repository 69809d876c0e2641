// SPDX-License-Identifier: Apache-2.0
import { type Role, secondFactorRoles, type signInNotices } from '@shinayaka/contract'
import { sql } from 'kysely'
import { openLookup, type SignedIn } from '../database/scope.ts'
import type { App } from './context.ts'

const dayMilliseconds = 24 * 60 * 60 * 1000

/** What a session knows of second factors and of what happened before it began. */
export type Standing = {
  secondFactor: { enrolled: boolean; required: boolean; until: Date | null; overdue: boolean }
  failures: number
  notices: (typeof signInNotices)[number][]
}

/** Whether somebody must have a second factor: by role, or because the institution asks it of all. Whoever comes by a provider that asks for one has it there. */
export const mustHaveSecondFactor = (app: Pick<App, 'secondFactorGraceDays'>, who: { role: Role; demo: boolean; forAll: boolean }): boolean =>
  app.secondFactorGraceDays !== null && !who.demo && (who.forAll || secondFactorRoles.includes(who.role))

/** The last moment of the days of grace that began at `told`. */
export const graceEnd = (app: Pick<App, 'secondFactorGraceDays'>, told: Date): Date =>
  new Date(told.getTime() + (app.secondFactorGraceDays ?? 0) * dayMilliseconds)

/** How a session stands. The days of grace begin when somebody first works here who must have a second factor and has none. */
export const standingOf = async (app: App, who: SignedIn): Promise<Standing> => {
  const row = who.session.standing
  if (!row) return { secondFactor: { enrolled: false, required: false, until: null, overdue: false }, failures: 0, notices: [] }
  const known = { failures: row.failures, notices: row.notices }
  const { factor } = who.session
  const required =
    !(factor === 'provider' && row.second_at_provider) &&
    mustHaveSecondFactor(app, { role: who.role, demo: who.organisation.demo, forAll: row.for_all })
  if (!required || row.enrolled) return { secondFactor: { enrolled: row.enrolled, required, until: null, overdue: false }, ...known }
  const now = app.clock.now()
  // Past the provider there is no grace: whoever lost the factor of a break-glass account gets a new one first.
  if (factor === 'break-glass') return { secondFactor: { enrolled: false, required, until: now, overdue: true }, ...known }
  if (row.told_at === null) await sql`select tell_second_factor(${who.tokenHash}, ${now})`.execute(openLookup(app.pool))
  const until = graceEnd(app, row.told_at ?? now)
  return { secondFactor: { enrolled: false, required, until, overdue: factor !== 'second' && until <= now }, ...known }
}
