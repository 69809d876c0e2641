// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type { Evidence, EvidenceRevision } from '@shinayaka/contract'
import { daysUntil, expiryOf } from '@shinayaka/domain'
import type { EvidenceRow, LinkRow, RevisionRow } from './queries.ts'

/** What the rows are shown with: the catalog's names, the day in Japan, and whether a scanner is set. */
export type Showing = { catalog: Pick<Catalog, 'practices'>; today: string; scanner: boolean }

type Stored = Pick<EvidenceRow, 'scan' | 'scan_note'>

const scanOf = ({ scan }: Stored, scanner: boolean): EvidenceRevision['scan'] => {
  if (scan === 'clean' || scan === 'infected' || scan === 'failed') return scan
  return scanner ? 'waiting' : 'not-scanned'
}

/** Whether a file may be fetched: never where a virus was found, and only after the scan where there is a scanner. */
export const isDownloadable = ({ scan }: Pick<Stored, 'scan'>, scanner: boolean): boolean => scan === 'clean' || (!scanner && scan !== 'infected')

export const revisionView = (row: RevisionRow, { scanner }: Pick<Showing, 'scanner'>): EvidenceRevision => ({
  n: row.n,
  name: row.name,
  kind: row.kind,
  size: Number(row.size),
  sha256: row.sha256?.toString('hex') ?? '',
  effective: String(row.revision_effective),
  expires: row.revision_expires === null ? null : String(row.revision_expires),
  uploadedBy: row.uploaded_by_name,
  uploadedAt: new Date(row.uploaded_at).toISOString(),
  scan: scanOf(row, scanner),
  // Why a scan failed is for the log, not for people.
  scanNote: row.scan === 'infected' ? row.scan_note : '',
  downloadable: isDownloadable(row, scanner),
})

export const evidenceView = (row: EvidenceRow, links: readonly LinkRow[], showing: Showing): Evidence => {
  const expires = row.expires === null ? null : String(row.expires)
  return {
    id: row.id,
    title: row.title,
    note: row.note,
    effective: String(row.effective),
    expires,
    expiry: expiryOf(expires, showing.today),
    days: expires === null ? null : daysUntil(expires, showing.today),
    responsible: row.responsible_name === '' ? null : { id: row.responsible_id, name: row.responsible_name },
    latest: revisionView(row, showing),
    links: links
      .filter(({ evidence_id, target_kind }) => evidence_id === row.id && target_kind === 'practice')
      .map(({ target_id: id }) => ({ kind: 'practice', id, name: showing.catalog.practices.get(id)?.name ?? { ja: id, en: id } })),
    retired: row.retired_at === null ? null : { at: new Date(row.retired_at).toISOString(), by: row.retired_by_name ?? '' },
    version: row.version,
  }
}
