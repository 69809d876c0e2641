// SPDX-License-Identifier: Apache-2.0
import type { Evidence, EvidenceTarget } from '@shinayaka/contract'
import { japaneseDate } from '@shinayaka/domain'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as files from './file-queries.ts'
import * as queries from './queries.ts'
import { evidenceView, type Showing } from './view.ts'

type Work = { app: Pick<App, 'clock' | 'files' | 'catalog'>; scope: OrganisationScope }
type Details = { title: string; note: string; effective: string; expires: string | null; responsible: string | null }

/** What rows are shown with now. */
export const showing = (app: Work['app']): Showing => ({
  catalog: app.catalog,
  today: japaneseDate(app.clock.now()),
  scanner: app.files.scanner !== null,
})

/** One piece of evidence; another institution's is not there. */
export const readEvidence = async ({ app, scope }: Work, id: string): Promise<Evidence> => {
  const [row, links] = await Promise.all([queries.evidenceById(scope.db, id), queries.linksOf(scope.db, [id])])
  if (!row) throw new ProblemError('not-found')
  return evidenceView(row, links, showing(app))
}

const refuseEarlyEnd = ({ effective, expires }: Pick<Details, 'effective' | 'expires'>): void => {
  if (expires !== null && expires < effective) throw new ProblemError('evidence.expires-early')
}

const checked = async ({ scope }: Work, { title, note, effective, expires, responsible }: Details, held: Evidence | null) => {
  refuseEarlyEnd({ effective, expires })
  const kept = held?.responsible?.id === responsible ? held?.responsible?.name : undefined
  // Somebody who has left may stay named, but cannot be newly chosen.
  const name = responsible === null ? '' : (kept ?? (await queries.memberName(scope.db, responsible)))
  if (name === null) throw new ProblemError('evidence.responsible-unknown')
  return { title: title.trim() || '-', note: note.trim(), effective, expires, responsible_id: responsible, responsible_name: name }
}

const writeLinks = async ({ app, scope }: Work, evidence: string, links: readonly EvidenceTarget[], held: readonly EvidenceTarget[]) => {
  // A practice that today's catalog no longer has may stay linked.
  for (const { kind, id } of links)
    if (!app.catalog.practices.has(id) && !held.some((one) => one.kind === kind && one.id === id))
      throw new ProblemError('evidence.target-unknown', { target: id })
  const at = app.clock.now()
  const unique = [...new Map(links.map((link) => [`${link.kind}:${link.id}`, link])).values()]
  await queries.writeLinks(
    scope.db,
    evidence,
    unique.map(({ kind, id }) => ({
      organisation_id: scope.organisation.id,
      evidence_id: evidence,
      target_kind: kind,
      target_id: id,
      linked_by_name: scope.person.name,
      linked_at: at,
    })),
  )
}

type Addition = { evidence: string; n: number; upload: string; effective: string; expires: string | null }
const addRevision = async ({ app, scope }: Work, { evidence, n, upload, effective, expires }: Addition) => {
  const at = app.clock.now()
  await files.lockFiles(scope.db, scope.organisation.id)
  const taken = await files.takeUpload(scope.db, upload, scope.person.id, at)
  if (taken === null || taken.file.sha256 === null) throw new ProblemError('evidence.upload-gone')
  const { organisation, person } = scope
  await queries.insertRevision(scope.db, {
    organisation_id: organisation.id,
    evidence_id: evidence,
    n,
    file_id: taken.file_id,
    name: taken.name,
    kind: taken.kind,
    effective,
    expires,
    uploaded_by: person.id,
    uploaded_by_name: person.name,
    uploaded_at: at,
  })
  return { n, name: taken.name, kind: taken.kind, sha256: taken.file.sha256.toString('hex') }
}

/** Makes an uploaded file evidence, about some practices from the start. */
export const createEvidence = async (work: Work, input: Details & { upload: string; links: readonly EvidenceTarget[] }): Promise<Evidence> => {
  const { app, scope } = work
  const id = app.clock.id()
  const details = await checked(work, input, null)
  await queries.insertEvidence(scope.db, { id, organisation_id: scope.organisation.id, ...details, created_at: app.clock.now() })
  const revision = await addRevision(work, { evidence: id, n: 1, upload: input.upload, effective: input.effective, expires: input.expires })
  await writeLinks(work, id, input.links, [])
  await scope.audit({
    action: 'evidence.create',
    target: { kind: 'evidence', id },
    after: { title: details.title, effective: details.effective, expires: details.expires, revision, links: input.links.map((link) => link.id) },
  })
  return readEvidence(work, id)
}

const stale = async (work: Work, id: string, yours: unknown): Promise<ProblemError> =>
  new ProblemError('record.stale', { current: await readEvidence(work, id), yours })

const shown = ({ title, note, effective, expires, responsible, links }: Evidence) => ({
  title,
  note,
  effective,
  expires,
  responsible: responsible?.name ?? null,
  links: links.map((link) => link.id),
})

/** Changes what is said of it; the file and its revisions stay as they are. */
export const saveEvidence = async (
  work: Work,
  id: string,
  input: Details & { links: readonly EvidenceTarget[]; version: number },
): Promise<Evidence> => {
  const { scope } = work
  const held = await readEvidence(work, id)
  const details = await checked(work, input, held)
  if (!(await queries.updateEvidence(scope.db, id, input.version, details))) throw await stale(work, id, input)
  await writeLinks(work, id, input.links, held.links)
  const saved = await readEvidence(work, id)
  await scope.audit({ action: 'evidence.save', target: { kind: 'evidence', id }, before: shown(held), after: shown(saved) })
  return saved
}

/** Adds a newer file with its own dates; the earlier ones stay for whoever asks what was shown then. */
export const reviseEvidence = async (
  work: Work,
  id: string,
  input: { upload: string; effective: string; expires: string | null; version: number },
): Promise<Evidence> => {
  const { scope } = work
  const held = await readEvidence(work, id)
  if (held.retired !== null) throw new ProblemError('evidence.retired')
  refuseEarlyEnd(input)
  const { upload, effective, expires } = input
  const n = held.latest.n + 1
  if (!(await queries.updateEvidence(scope.db, id, input.version, { effective, expires, revisions: n }))) throw await stale(work, id, input)
  const revision = await addRevision(work, { evidence: id, n, upload, effective, expires })
  await scope.audit({
    action: 'evidence.revise',
    target: { kind: 'evidence', id },
    before: { effective: held.effective, expires: held.expires, n: held.latest.n, sha256: held.latest.sha256 },
    after: { effective, expires, ...revision },
  })
  return readEvidence(work, id)
}

/** Takes it out of use, or back into it. */
export const retireEvidence = async (work: Work, id: string, input: { retired: boolean; version: number }): Promise<Evidence> => {
  const { app, scope } = work
  const held = await readEvidence(work, id)
  if ((held.retired !== null) === input.retired) return held
  const change = input.retired ? { retired_at: app.clock.now(), retired_by_name: scope.person.name } : { retired_at: null, retired_by_name: null }
  if (!(await queries.updateEvidence(scope.db, id, input.version, change))) throw await stale(work, id, input)
  await scope.audit({
    action: input.retired ? 'evidence.retire' : 'evidence.return',
    target: { kind: 'evidence', id },
    after: { title: held.title },
  })
  return readEvidence(work, id)
}
