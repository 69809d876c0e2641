// SPDX-License-Identifier: Apache-2.0
import type { copyEndpoints } from '@shinayaka/contract'
import { copyStanding, japaneseDate } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './queries.ts'
import { copyView, offlineView, rehearsalView } from './view.ts'

/** The job by which copies are made, every night and whenever somebody presses the button. */
export const copyJob = 'copy.nightly'

const shown = 30
// A job that a killed server left behind never ends; by then the next night is near.
const longestRun = 12 * 60 * 60 * 1000

const startOfDay = (day: string | undefined): Date | null => (day === undefined ? null : new Date(`${day}T00:00:00+09:00`))

/** How safe the data is, and what people note about it. */
export const copyHandlers = (app: App): Handlers<keyof typeof copyEndpoints> => {
  const noted = (scope: OrganisationScope) => ({
    id: app.clock.id(),
    organisation: scope.organisation.id,
    by: scope.person.id,
    byName: scope.person.name,
    at: app.clock.now(),
  })
  const refuseFuture = (day: string) => {
    if (day > japaneseDate(app.clock.now())) throw new ProblemError('day.future', { day })
  }
  return {
    readCopies: async ({ scope: { db } }) => {
      const [copies, verified, offline, rehearsals, run] = await Promise.all([
        queries.copies(db, shown),
        queries.lastVerified(db),
        queries.offlineCopies(db, shown),
        queries.rehearsals(db, shown),
        queries.run(db, copyJob),
      ])
      const now = app.clock.now()
      const last = {
        copy: copies[0]?.made_at ?? null,
        verified,
        offline: startOfDay(offline[0]?.taken_on),
        rehearsal: startOfDay(rehearsals[0]?.rehearsed_on),
      }
      return {
        standing: copyStanding(last, now),
        running: run !== undefined && run.ended_at === null && now.getTime() - run.started_at.getTime() < longestRun,
        failure: run?.problem ?? '',
        copies: copies.map(copyView),
        offline: offline.map(offlineView),
        rehearsals: rehearsals.map(rehearsalView),
      }
    },

    startBackup: async ({ scope }) => {
      await scope.audit({ action: 'copy.start', target: { kind: 'installation', id: copyJob } })
      await scope.commit()
      app.startJob(copyJob)
      return { started: true as const }
    },

    recordOffline: async ({ scope, input }) => {
      refuseFuture(input.body.takenOn)
      const row = await queries.insertOffline(scope.db, noted(scope), { takenOn: input.body.takenOn, place: input.body.place.trim() })
      const view = offlineView(row)
      await scope.audit({ action: 'copy.offline', target: { kind: 'offline_copy', id: row.id }, after: { takenOn: view.takenOn, place: view.place } })
      return view
    },

    recordRehearsal: async ({ scope, input }) => {
      refuseFuture(input.body.rehearsedOn)
      const row = await queries.insertRehearsal(scope.db, noted(scope), { ...input.body, note: input.body.note.trim() })
      const view = rehearsalView(row)
      await scope.audit({
        action: 'copy.rehearsal',
        target: { kind: 'restore_rehearsal', id: row.id },
        after: { rehearsedOn: view.rehearsedOn, minutes: view.minutes, note: view.note },
      })
      return view
    },
  }
}
