// SPDX-License-Identifier: Apache-2.0
import type { OutgoingStream } from '@shinayaka/contract'
import { evidenceKind, savedFileName } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { begun, readFile } from './bytes.ts'
import * as queries from './queries.ts'
import { isDownloadable } from './view.ts'

/** The file of a revision, for whoever may read evidence. */
export const download = async (
  { app, scope }: { app: Pick<App, 'files'>; scope: OrganisationScope },
  evidence: string,
  n: number,
): Promise<OutgoingStream> => {
  const row = (await queries.revisionsOf(scope.db, evidence)).find((one) => one.n === n)
  if (!row || row.sha256 === null) throw new ProblemError('not-found')
  if (row.scan === 'infected') throw new ProblemError('evidence.infected', { found: row.scan_note })
  if (!isDownloadable(row, app.files.scanner !== null)) throw new ProblemError('evidence.scan-waiting')
  await scope.commit()
  const key = { organisation: scope.organisation.id, file: row.file_id }
  const size = Number(row.size)
  const pieces = readFile(scope, app.files.storeOf(row.store), { key, chunks: row.chunks, size, sha256: row.sha256 })
  const kind = evidenceKind(row.kind)
  return { pieces: await begun(pieces), length: size, name: kind === null ? `${row.name}.bin` : savedFileName(row.name, kind) }
}
