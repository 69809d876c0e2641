// SPDX-License-Identifier: Apache-2.0
import type { copyEndpoints } from '@shinayaka/contract'
import { copyStanding } from '@shinayaka/domain'
import type { App, Handlers } from '../../platform/http/context.ts'
import { noteOffline, noteRehearsal } from './commands.ts'
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

    recordOffline: async ({ scope, input }) => noteOffline(scope, app.clock, input.body),
    recordRehearsal: async ({ scope, input }) => noteRehearsal(scope, app.clock, input.body),
  }
}
