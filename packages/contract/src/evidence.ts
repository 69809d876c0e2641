// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, id, instant, text, version } from './values.ts'

/** What evidence can be attached to; later issues add theirs. */
export const evidenceTargets = ['practice'] as const
/** No file may ever be larger than this, whatever the settings say: 1 GiB. */
export const maxEvidenceBytes = 1024 ** 3
/** Any file: what it is is decided by its content. */
const anyFile = 'application/octet-stream'

/** How a file stands with the virus scanner: not looked at (none is set), waiting for it, clean, infected, or the scanner could not be reached. */
export const scanStates = ['not-scanned', 'waiting', 'clean', 'infected', 'failed'] as const

/** What a person is told of a file that arrived: its ending says something else, nobody can look inside, the same content is here already. */
export const uploadNotes = ['name-differs', 'not-inspectable', 'known'] as const

/** A file that arrived whole and is not evidence yet; it is thrown away after a day. */
export const evidenceUpload = z
  .object({
    id,
    name: z.string(),
    kind: z.string(),
    size: z.int(),
    /** SHA-256 of the content, hexadecimal. */
    sha256: z.string(),
    notes: z.array(z.enum(uploadNotes)),
  })
  .meta({ id: 'EvidenceUpload' })

const target = z.object({ kind: z.enum(evidenceTargets), id: text(80) })

/** What evidence is about, with its name in the catalog of today; a practice that is no longer in it keeps its id. */
export const evidenceLink = target.extend({ name: z.object({ ja: z.string(), en: z.string() }) }).meta({ id: 'EvidenceLink' })

export const evidenceRevision = z
  .object({
    n: z.int(),
    name: z.string(),
    kind: z.string(),
    size: z.int(),
    sha256: z.string(),
    effective: day,
    expires: day.nullable(),
    uploadedBy: z.string(),
    uploadedAt: instant,
    scan: z.enum(scanStates),
    /** The name of what the scanner found. */
    scanNote: z.string(),
    downloadable: z.boolean(),
  })
  .meta({ id: 'EvidenceRevision' })

/** A piece of evidence (証跡) with its newest revision. */
export const evidence = z
  .object({
    id,
    title: z.string(),
    note: z.string(),
    /** The day it speaks of. */
    effective: day,
    expires: day.nullable(),
    expiry: z.enum(['none', 'valid', 'soon', 'expired']),
    /** Until it expires, below zero where it has; null where it does not. */
    days: z.int().nullable(),
    responsible: z.object({ id: id.nullable(), name: z.string() }).nullable(),
    latest: evidenceRevision,
    links: z.array(evidenceLink),
    retired: z.object({ at: instant, by: z.string() }).nullable(),
    version,
  })
  .meta({ id: 'Evidence' })

const details = {
  title: text(120).min(1),
  note: text(1000),
  effective: day,
  expires: day.nullable(),
  responsible: id.nullable(),
}
const evidenceParams = z.object({ evidence: id })
const refusals = ['evidence.expires-early', 'evidence.responsible-unknown'] as const

export const evidenceEndpoints = {
  listEvidence: endpoint({
    method: 'GET',
    path: '/api/evidence',
    access: 'evidence.read',
    summary: { ja: '証跡の一覧（期限の近いものから）', en: 'Evidence, what expires first on top' },
    query: z.object({
      search: text(100).default(''),
      practice: text(80).default(''),
      domain: text(40).default(''),
      show: z.enum(['current', 'expiring', 'retired']).default('current'),
      page: z.coerce.number().int().min(1).max(10_000).default(1),
    }),
    response: z.object({
      evidence: z.array(evidence),
      count: z.int(),
      page: z.int(),
      pages: z.int(),
      /** Of the whole institution, whatever was searched for. */
      totals: z.object({ current: z.int(), expiring: z.int(), retired: z.int(), infected: z.int() }),
    }),
  }),
  readEvidenceLimits: endpoint({
    method: 'GET',
    path: '/api/evidence-limits',
    access: 'evidence.read',
    summary: { ja: '証跡の大きさと数の上限、使っている量', en: 'Limits of size and number, and what is in use' },
    response: z.object({ maxBytes: z.int(), totalBytes: z.int(), usedBytes: z.int(), dayFiles: z.int(), usedFiles: z.int(), scanner: z.boolean() }),
  }),
  countEvidence: endpoint({
    method: 'GET',
    path: '/api/evidence-counts',
    access: 'evidence.read',
    summary: { ja: '取組ごとの証跡の数', en: 'How much evidence each practice has' },
    response: z.object({ counts: z.array(z.object({ practice: z.string(), count: z.int(), expiring: z.int() })) }),
  }),
  listPractices: endpoint({
    method: 'GET',
    path: '/api/practices',
    access: 'evidence.read',
    summary: { ja: '取組の一覧（分野ごと）', en: 'The practices, by domain' },
    response: z.object({
      domains: z.array(
        z.object({
          id: z.string(),
          name: z.object({ ja: z.string(), en: z.string() }),
          practices: z.array(z.object({ id: z.string(), name: z.object({ ja: z.string(), en: z.string() }) })),
        }),
      ),
    }),
  }),
  uploadEvidenceFile: endpoint({
    method: 'POST',
    path: '/api/evidence-files',
    access: 'evidence.edit',
    summary: { ja: 'ファイルを一つ送る（まだ証跡にはならない）', en: 'Upload one file; it is not evidence yet' },
    query: z.object({ name: text(1000).default('') }),
    upload: { file: anyFile, maxBytes: maxEvidenceBytes, stream: true },
    response: z.object({ upload: evidenceUpload }),
    errors: [
      'evidence.empty',
      'evidence.too-large',
      'evidence.full',
      'evidence.too-many-today',
      'evidence.too-many-at-once',
      'upload.interrupted',
      'evidence.kind-refused',
      'evidence.kind-unknown',
      'evidence.infected',
      'server.store-unavailable',
    ],
  }),
  createEvidence: endpoint({
    method: 'POST',
    path: '/api/evidence',
    access: 'evidence.edit',
    summary: { ja: '送ったファイルを証跡にする', en: 'Make an uploaded file evidence' },
    body: z.object({ ...details, upload: id, links: z.array(target).max(200) }),
    response: z.object({ evidence }),
    errors: ['evidence.upload-gone', 'evidence.target-unknown', ...refusals],
  }),
  readEvidence: endpoint({
    method: 'GET',
    path: '/api/evidence/:evidence',
    access: 'evidence.read',
    summary: { ja: '証跡ひとつと、これまでの版', en: 'One piece of evidence with its revisions' },
    params: evidenceParams,
    response: z.object({ evidence, revisions: z.array(evidenceRevision) }),
    errors: ['not-found'],
  }),
  saveEvidence: endpoint({
    method: 'PUT',
    path: '/api/evidence/:evidence',
    access: 'evidence.edit',
    summary: { ja: '証跡の題名・日付・担当・取組を直す', en: 'Change a piece of evidence: title, dates, who looks after it, what it is about' },
    params: evidenceParams,
    body: z.object({ ...details, links: z.array(target).max(200), version }),
    response: z.object({ evidence }),
    errors: ['not-found', 'record.stale', 'evidence.target-unknown', ...refusals],
  }),
  reviseEvidence: endpoint({
    method: 'POST',
    path: '/api/evidence/:evidence/revisions',
    access: 'evidence.edit',
    summary: { ja: '新しい版を加える（前の版は残る）', en: 'Add a revision; the earlier ones stay' },
    params: evidenceParams,
    body: z.object({ upload: id, effective: day, expires: day.nullable(), version }),
    response: z.object({ evidence }),
    errors: ['not-found', 'record.stale', 'evidence.upload-gone', 'evidence.retired', 'evidence.expires-early'],
  }),
  retireEvidence: endpoint({
    method: 'PUT',
    path: '/api/evidence/:evidence/retirement',
    access: 'evidence.edit',
    summary: { ja: '証跡を使わなくする、または戻す（消えない）', en: 'Retire a piece of evidence, or bring it back; nothing is deleted' },
    params: evidenceParams,
    body: z.object({ retired: z.boolean(), version }),
    response: z.object({ evidence }),
    errors: ['not-found', 'record.stale'],
  }),
  readEvidenceFile: endpoint({
    method: 'GET',
    path: '/api/evidence/:evidence/revisions/:n/file',
    access: 'evidence.read',
    sensitive: true,
    summary: { ja: '証跡のファイルを保存する', en: 'Download the file of a revision' },
    params: evidenceParams.extend({ n: z.coerce.number().int().min(1).max(100_000) }),
    response: { file: anyFile },
    errors: ['not-found', 'evidence.infected', 'evidence.scan-waiting', 'server.store-unavailable'],
  }),
} as const
export type Evidence = z.output<typeof evidence>
export type EvidenceRevision = z.output<typeof evidenceRevision>
export type EvidenceUpload = z.output<typeof evidenceUpload>
export type EvidenceTarget = z.output<typeof target>
