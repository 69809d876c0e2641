// SPDX-License-Identifier: Apache-2.0
import { isDigestDay, isWorkingDay, japaneseDate } from '@shinayaka/domain'
import { openPublicScope, openSystemScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { jobRuns, organisationsForJobs } from '../../platform/jobs/queries.ts'
import { enqueueMail } from '../../platform/mail/mail.ts'
import { mailReaders } from '../../platform/mail/readers.ts'
import type { Editions } from '../assessment/index.ts'
import { gather, remindersOf } from './gather.ts'
import { digestLetter } from './letter.ts'

const name = 'reminder.digest'

/** What the letter needs of the server. */
type Needs = Pick<App, 'pool' | 'clock' | 'mail' | 'publicUrl' | 'houseUrl' | 'secondFactorGraceDays'>

const oneOrganisation = async (app: Needs, editions: Editions, organisation: { id: string; name: string }, now: Date, considered: string | null) => {
  const { scope, commit, rollback } = openSystemScope(app.pool, app.clock, organisation.id)
  try {
    const today = japaneseDate(now)
    const people = (await mailReaders(scope.db, today)).filter(({ unwanted }) => !unwanted.includes('digest'))
    if (people.length > 0) {
      const owned = await gather({ db: scope.db, app, editions, now })
      for (const person of people) {
        const things = remindersOf(owned, { person: person.id, role: person.role }, today)
        if (!isDigestDay(things, today, considered)) continue
        const url = app.houseUrl ?? app.publicUrl
        const letter = digestLetter(things, { name: person.name, organisation: organisation.name, url, today, language: person.language })
        await enqueueMail(scope.db, app.clock, {
          organisation: organisation.id,
          person: person.id,
          kind: 'digest',
          to: person.email,
          ...letter,
          once: `digest:${today}:${person.id}`,
        })
      }
    }
    await commit()
  } catch (error) {
    await rollback()
    throw error
  }
}

/** The quiet letter of a working day, at eight in the morning: only to whom it says something new. Nothing where no mail server is set. */
export const reminderJobs = (app: Needs, editions: Editions): Job[] => {
  if (app.mail.url === null) return []
  return [
    {
      name,
      rhythm: { dailyAt: '08:00' },
      recorded: true,
      run: async ({ now, signal }) => {
        if (!isWorkingDay(japaneseDate(now))) return
        const { scope, commit } = openPublicScope(app.pool, 'server')
        const [runs, organisations] = await Promise.all([jobRuns(scope.db), organisationsForJobs(scope.db)])
        await commit()
        const last = runs.find((run) => run.name === name)?.succeeded_at ?? null
        // On a Monday the last run that looked was Friday's: those of the weekend looked at nothing.
        const considered = last && lastWorkingDay(japaneseDate(last))
        for (const organisation of organisations) {
          if (signal.aborted) return
          await oneOrganisation(app, editions, organisation, now, considered)
        }
      },
    },
  ]
}

const lastWorkingDay = (date: string): string => {
  if (isWorkingDay(date)) return date
  return lastWorkingDay(new Date(Date.parse(`${date}T00:00:00Z`) - 24 * 60 * 60 * 1000).toISOString().slice(0, 10))
}
