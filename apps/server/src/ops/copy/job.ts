// SPDX-License-Identifier: Apache-2.0
import { copyJob } from '../../features/copy/index.ts'
import type { App } from '../../platform/http/context.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import type { Postgres } from '../../platform/postgres/connection.ts'
import { readCopySettings } from '../../platform/settings/copy.ts'
import { runNightlyBackup } from './nightly.ts'
import { copyRecords } from './records.ts'

/** What copies need beyond what requests do. */
export type Installation = { postgres: Pick<Postgres, 'owner'>; dataDir: string }

/** At half past two, when nobody works. */
export const copyJobs = ({ clock, pool, files, log }: App, { postgres, dataDir }: Installation): readonly Job[] => [
  {
    name: copyJob,
    rhythm: { dailyAt: '02:30' },
    settle: 600,
    recorded: true,
    run: async ({ pressed }) => {
      const { settings: copies, problems } = readCopySettings(process.env, dataDir)
      if (copies === null) throw new Error(problems.join(' '))
      await runNightlyBackup(
        { owner: postgres.owner, dataDir, stores: files, copies, clock, records: copyRecords(pool), log },
        pressed ? 'now' : 'nightly',
      )
    },
  },
]
