// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type { EditionReference, ReadingRoute } from '@shinayaka/contract'
import { findRoute, type Known, type RouteDevice } from '@shinayaka/domain'
import type { Clock } from '../../../platform/clock.ts'
import type { OrganisationScope } from '../../../platform/database/scope.ts'
import { ProblemError } from '../../../platform/problem.ts'
import { reference } from '../../assessment/index.ts'
import * as queries from './queries.ts'
import { secondFactorGuideline } from './second-factor.ts'

/** A machine that acts as a server, as a person describes it. */
type Device = Omit<RouteDevice, 'id'> & { name: string }
type Said = { devices: readonly Device[]; listed: Known | null }

const judged = ({ devices, listed }: Said) => {
  const { route, obstacles, unlisted } = findRoute(
    devices.map((device, at) => ({ ...device, id: String(at) })),
    listed ?? 'unknown',
  )
  const whyOf = (at: number) => obstacles.find(({ device }) => device === String(at))?.why ?? null
  return { devices: devices.map((device, at) => ({ ...device, why: whyOf(at) })), listed, route, unlisted }
}

const stored = { yes: true, no: false, unknown: 'unknown' } as const
const saidIn = ({ devices, listed }: queries.RouteRow): Said => ({
  // Written by this product only, below.
  devices: devices as unknown as Device[],
  listed: listed === null ? null : stored[listed as keyof typeof stored],
})

const view = (row: queries.RouteRow | undefined): ReadingRoute =>
  row === undefined
    ? { id: null, ...judged({ devices: [], listed: null }), recordedBy: '', recordedAt: null }
    : { id: row.id, ...judged(saidIn(row)), recordedBy: row.recorded_by_name, recordedAt: row.recorded_at.toISOString() }

/** The clauses that say who may read the short way, what counts as a server, and what its annex asks. */
const clauses = ['overview.3.t1', 'maintenance.0.t2', 'maintenance.0.t3', 'maintenance.0.t4', 'maintenance.10.t1', 'maintenance.annex.t1']

const routeReferences = (catalog: Catalog): EditionReference[] => {
  const volumes = secondFactorGuideline(catalog)?.volumes ?? []
  const all = volumes.flatMap(({ chapters }) => chapters.flatMap((chapter) => chapter.clauses))
  const found = all.filter(({ id }) => clauses.includes(id)).flatMap(({ references }) => references.map(reference))
  return found.filter(({ label, source }, at) => found.findIndex((one) => one.label === label && one.source === source) === at)
}

/** What was said of the servers, and which volumes follow from it. */
export const readReadingRoute = async (
  { db }: Pick<OrganisationScope, 'db'>,
  catalog: Catalog,
): Promise<{ route: ReadingRoute; references: EditionReference[] }> => ({
  route: view(await queries.readingRoute(db)),
  references: routeReferences(catalog),
})

const listedText = (listed: Known | null) => (listed === null || listed === 'unknown' ? listed : listed ? 'yes' : 'no')

/** Writes what was said anew; refused where another version has come to stand since the page was read. */
export const saveReadingRoute = async (
  scope: OrganisationScope,
  clock: Clock,
  { devices, listed, seen }: Said & { seen: string | null },
): Promise<ReadingRoute> => {
  const before = await queries.readingRoute(scope.db)
  const stale = async () => new ProblemError('record.stale', { current: view(await queries.readingRoute(scope.db)), yours: { devices, listed } })
  if (seen !== (before?.id ?? null)) throw await stale()
  const content = judged({ devices, listed })
  const id = clock.id()
  const at = clock.now()
  const written = await queries.insertReadingRoute(scope.db, {
    id,
    organisation_id: scope.organisation.id,
    devices: JSON.stringify(devices.map(({ name, kind, delegated, written: inWriting }) => ({ name, kind, delegated, written: inWriting }))),
    listed: listedText(listed),
    recorded_by: scope.person.id,
    recorded_by_name: scope.person.name,
    recorded_at: at,
    supersedes: seen,
  })
  if (!written) throw await stale()
  const told = (said: ReturnType<typeof judged>) => ({ readingRoute: said.route, devices: said.devices.map(({ name }) => name), listed: said.listed })
  await scope.audit({
    action: 'reading-route.save',
    target: { kind: 'reading-route', id },
    before: before && told(judged(saidIn(before))),
    after: told(content),
  })
  return { id, ...content, recordedBy: scope.person.name, recordedAt: at.toISOString() }
}
