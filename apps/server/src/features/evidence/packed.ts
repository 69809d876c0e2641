// SPDX-License-Identifier: Apache-2.0
import type { Evidence } from '@shinayaka/contract'
import { evidenceKind, savedFileName } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { begun, readFile } from './bytes.ts'
import { showing } from './commands.ts'
import * as queries from './queries.ts'
import { evidenceView, isDownloadable } from './view.ts'

type Work = { app: Pick<App, 'clock' | 'files' | 'catalog'>; scope: OrganisationScope }

/** A piece of evidence in use with the practices it is about, and a way to its newest file. */
export type PackedEvidence = Omit<Evidence, 'links'> & {
  practices: string[]
  /** What the file is saved as. */
  savedName: string
  /** Reads the file chunk by chunk; where it may not be handed out, or is not there, nothing is given and the reason thrown. */
  open: () => Promise<AsyncGenerator<Uint8Array>>
}

/** Far more than an institution keeps; beyond it, what expires last is left out. */
const most = 5000

const openOf =
  ({ app, scope }: Work, row: queries.EvidenceRow): PackedEvidence['open'] =>
  async () => {
    if (row.sha256 === null) throw new ProblemError('not-found')
    if (row.scan === 'infected') throw new ProblemError('evidence.infected', { found: row.scan_note })
    if (!isDownloadable(row, app.files.scanner !== null)) throw new ProblemError('evidence.scan-waiting')
    const stored = { key: { organisation: scope.organisation.id, file: row.file_id }, chunks: row.chunks, size: Number(row.size), sha256: row.sha256 }
    return begun(readFile(scope, app.files.storeOf(row.store), stored))
  }

/** All evidence in use about any of these practices, in two queries; no file is touched before it is opened. */
export const evidenceAbout = async (work: Work, practices: readonly string[]): Promise<PackedEvidence[]> => {
  const { db } = work.scope
  const rows = await queries.evidencePage(db, { search: '', targets: practices, show: 'current', soon: '' }, { limit: most, offset: 0 })
  const links = await queries.linksOf(
    db,
    rows.map(({ id }) => id),
  )
  const seen = showing(work.app)
  return rows.map((row) => {
    const { links: about, ...view } = evidenceView(row, links, seen)
    const kind = evidenceKind(row.kind)
    return {
      ...view,
      practices: about.map(({ id }) => id),
      savedName: kind === null ? `${row.name}.bin` : savedFileName(row.name, kind),
      open: openOf(work, row),
    }
  })
}
