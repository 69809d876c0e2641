// SPDX-License-Identifier: Apache-2.0
import type pg from 'pg'
import { openPublicScope, openSystemScope, type SystemScope } from '../../platform/database/scope.ts'
import type { FileKey } from '../../platform/files/store.ts'
import type { App } from '../../platform/http/context.ts'
import type { Job } from '../../platform/jobs/jobs.ts'
import { organisationsForJobs } from '../../platform/jobs/queries.ts'
import { readFile } from './bytes.ts'
import * as queries from './file-queries.ts'
import { removeFile } from './receive.ts'
import { tellAdministrators } from './told.ts'

type Needs = Pick<App, 'clock' | 'files' | 'log' | 'mail' | 'houseUrl' | 'publicUrl'> & { pool: pg.Pool }

const minute = 60 * 1000
const day = 24 * 60 * minute
/** An upload that has brought nothing for so long has broken off; while it comes, each chunk says so. */
const silentMilliseconds = 20 * minute

const inOrganisation = async <T>({ pool, clock }: Needs, organisation: string, work: (scope: SystemScope) => Promise<T>): Promise<T> => {
  const { scope, commit, rollback } = openSystemScope(pool, clock, organisation)
  try {
    const result = await work(scope)
    await commit()
    return result
  } catch (error) {
    await rollback()
    throw error
  }
}

const everywhere = async <T>({ pool }: Needs, work: (scope: ReturnType<typeof openPublicScope>['scope']) => Promise<T>): Promise<T> => {
  const { scope, commit, rollback } = openPublicScope(pool, 'server')
  try {
    const result = await work(scope)
    await commit()
    return result
  } catch (error) {
    await rollback()
    throw error
  }
}

const sweep = async (needs: Needs, organisation: string, now: Date): Promise<void> => {
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds)
  const needless = await inOrganisation(needs, organisation, async (scope) => {
    await queries.lockFiles(scope.db, organisation)
    await queries.forgetUploads(scope.db, before(day), before(3 * day))
    const rows = await queries.needlessFiles(scope.db, before(silentMilliseconds))
    // First nobody may take it for its content any more; only then its bytes go.
    for (const { id } of rows) await queries.disownFile(scope.db, id, before(2 * silentMilliseconds))
    return rows
  })
  for (const { id } of needless) await inOrganisation(needs, organisation, (scope) => removeFile(needs, scope, { organisation, file: id }))
}

/** How long to wait after the n-th scan that failed; it goes on every hour, since nobody can fetch the file before. */
const pauses = [1, 5, 15].map((one) => one * minute)

const scanOne = async (needs: Needs, { organisation, file }: FileKey): Promise<void> => {
  const { clock, files, log } = needs
  const { scanner } = files
  if (scanner === null) return
  await inOrganisation(needs, organisation, async (scope) => {
    const row = await queries.fileById(scope.db, file)
    await scope.commit()
    if (!row || row.sha256 === null) return
    const stored = { key: { organisation, file }, chunks: row.chunks, size: Number(row.size), sha256: row.sha256 }
    const result = await scanner.scan(readFile(scope, files.storeOf(row.store), stored))
    const at = clock.now()
    const attempts = row.scan_attempts + 1
    const note = result.state === 'infected' ? result.found : result.state === 'failed' ? result.reason : ''
    const after = result.state === 'failed' ? new Date(at.getTime() + (pauses[attempts - 1] ?? 60 * minute)) : null
    await queries.writeScan(scope.db, file, { scan: result.state, note, attempts, after, at })
    if (result.state === 'failed') log('an evidence file could not be scanned', { file, reason: result.reason, attempts })
    if (result.state !== 'infected') return
    log('a virus was found in an evidence file', { file, found: result.found })
    await scope.audit({ action: 'evidence.infected', target: { kind: 'evidence-file', id: file }, after: { found: result.found } })
    await tellAdministrators(needs, scope, { organisation, file, found: result.found })
  })
}

const atOnce = 20

/** Clears up what broke off or was never used, every ten minutes; and lets the scanner see new files, where there is one. */
export const evidenceJobs = (needs: Needs): Job[] => [
  {
    name: 'evidence.sweep',
    rhythm: { seconds: 600 },
    recorded: true,
    run: async ({ now, signal }) => {
      for (const { id } of await everywhere(needs, (scope) => organisationsForJobs(scope.db))) {
        if (signal.aborted) return
        await sweep(needs, id, now)
      }
    },
  },
  ...(needs.files.scanner === null
    ? []
    : [
        {
          name: 'evidence.scan',
          rhythm: { seconds: 3 },
          recorded: false,
          run: async ({ signal }: { signal: AbortSignal }) => {
            const waiting = await everywhere(needs, (scope) => queries.filesToScan(scope.db, needs.clock.now(), atOnce))
            for (const key of waiting) {
              if (signal.aborted) return
              await scanOne(needs, key)
            }
          },
        },
      ]),
]
