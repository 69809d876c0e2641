// SPDX-License-Identifier: Apache-2.0
import { openPublicScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { cleanSignIn } from './queries.ts'

/** Removes, every hour, counts, challenges, half sign-ins and sessions that have expired. */
export const cleaningJob = (app: App): Job => ({
  name: 'sign-in.clean',
  rhythm: { seconds: 3600 },
  recorded: false,
  run: async ({ now }) => {
    const { scope, commit, rollback } = openPublicScope(app.pool, 'server')
    try {
      await cleanSignIn(scope.db, now)
      await commit()
    } catch (error) {
      await rollback()
      throw error
    }
  },
})
