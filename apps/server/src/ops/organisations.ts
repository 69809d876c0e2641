// SPDX-License-Identifier: Apache-2.0
import { type institutionKinds, type organisationKinds, oversees } from '@shinayaka/contract'
import type { Clock } from '../platform/clock.ts'
import { withOwner } from '../platform/database/owner.ts'
import type { Database } from '../platform/database/scope.ts'
import { createCode, hashSecret } from '../platform/identity/secrets.ts'
import type { Postgres } from '../platform/postgres/connection.ts'
import * as queries from './organisation-queries.ts'

/** Why an organisation cannot be made or moved; `wanted` is what was typed, `name` the organisation it turned out to be. */
export type OrganisationRefusal =
  | { refused: 'name-missing' }
  | { refused: 'name-too-long' }
  | { refused: 'unknown'; wanted: string }
  | { refused: 'ambiguous'; wanted: string; ids: readonly string[] }
  | { refused: 'not-overseeing'; name: string }
  | { refused: 'cycle'; name: string; above: string }

/** An organisation to make. `under` names the one above it by id or name; null: it stands by itself. */
export type NewOrganisation = {
  name: string
  kind: (typeof organisationKinds)[number]
  institutionKind: (typeof institutionKinds)[number]
  under: string | null
  demo?: boolean
}

/** An organisation just made, with the code by which its first administrator joins; the code is kept nowhere. */
export type AddedOrganisation = { id: string; name: string; above: string | null; code: string; expires: string }

type Owned = Pick<Postgres, 'owner'>
type Found = queries.OrganisationRow

// An administrator of another house gets it by post or by hand, and is not always there.
const invitationDays = 30
const longestName = 100

const find = async (db: Database, wanted: string): Promise<Found | OrganisationRefusal> => {
  const found = await queries.organisationsCalled(db, wanted.trim())
  const [one] = found
  if (!one) return { refused: 'unknown', wanted }
  return found.length > 1 ? { refused: 'ambiguous', wanted, ids: found.map(({ id }) => id) } : one
}

/** The organisation above, which must be one that looks after others. */
const findAbove = async (db: Database, wanted: string | null): Promise<Found | OrganisationRefusal | null> => {
  if (wanted === null) return null
  const found = await find(db, wanted)
  return 'refused' in found || oversees(found.kind) ? found : { refused: 'not-overseeing', name: found.name }
}

const isRefusal = (value: object | null): value is OrganisationRefusal => value !== null && 'refused' in value

/** Makes an organisation, below another one where that is named, and invites its first administrator. */
export const addOrganisation = (postgres: Owned, clock: Clock, wanted: NewOrganisation): Promise<AddedOrganisation | OrganisationRefusal> =>
  withOwner(postgres.owner, async (db) => {
    const name = wanted.name.trim()
    if (name === '') return { refused: 'name-missing' }
    if (name.length > longestName) return { refused: 'name-too-long' }
    await queries.holdOrganisations(db)
    const above = await findAbove(db, wanted.under)
    if (isRefusal(above)) return above
    const [id, at, code] = [clock.id(), clock.now(), createCode(clock)]
    const expires = new Date(at.getTime() + invitationDays * 24 * 60 * 60 * 1000)
    const { kind, institutionKind, demo = false } = wanted
    await queries.insertOrganisation(db, { id, kind, name, institutionKind, parent: above?.id ?? null, demo, at })
    await queries.insertFirstInvitation(db, { id: clock.id(), hash: hashSecret(code), organisation: id, name: '最初の管理者', at, expires })
    await queries.recordOrganisationEvent(db, {
      id: clock.id(),
      organisation: id,
      action: 'organisation.add',
      after: { name, kind, institutionKind, above: above?.name ?? null },
      at,
    })
    return { id, name, above: above?.name ?? null, code, expires: expires.toISOString() }
  })

/** Where an organisation stands now, and where it stood. */
export type MovedOrganisation = { id: string; name: string; before: string | null; above: string | null }

/**
 * Puts an organisation, with all below it, under another one; null takes it out. From then on the people above read what it has submitted and
 * will submit, and those who were above it no longer do.
 */
export const moveOrganisation = (
  postgres: Owned,
  clock: Clock,
  which: string,
  under: string | null,
): Promise<MovedOrganisation | OrganisationRefusal> =>
  withOwner(postgres.owner, async (db) => {
    await queries.holdOrganisations(db)
    const moved = await find(db, which)
    if (isRefusal(moved)) return moved
    const above = await findAbove(db, under)
    if (isRefusal(above)) return above
    if (above !== null && (await queries.isWithin(db, above.id, moved.id))) return { refused: 'cycle', name: moved.name, above: above.name }
    const before = moved.parent_id === null ? null : ((await queries.organisationsCalled(db, moved.parent_id))[0]?.name ?? null)
    await queries.updateParent(db, moved.id, above?.id ?? null)
    await queries.recordOrganisationEvent(db, {
      id: clock.id(),
      organisation: moved.id,
      action: 'organisation.move',
      before: { above: before },
      after: { above: above?.name ?? null },
      at: clock.now(),
    })
    return { id: moved.id, name: moved.name, before, above: above?.name ?? null }
  })

/** An organisation in the list of all; `depth` says how far below the top it stands. */
export type ListedOrganisation = {
  id: string
  name: string
  kind: string
  institutionKind: string
  above: string | null
  depth: number
  members: number
  submissions: number
}

const below = (rows: readonly queries.ListedRow[], parent: string | null, depth: number): ListedOrganisation[] =>
  rows
    .filter(({ parent_id }) => parent_id === parent)
    .flatMap((row) => [
      {
        id: row.id,
        name: row.name,
        kind: row.kind,
        institutionKind: row.institution_kind,
        above: parent,
        depth,
        members: Number(row.members),
        submissions: Number(row.submissions),
      },
      ...below(rows, row.id, depth + 1),
    ])

/** Every organisation of the installation, each followed by those below it. */
export const listOrganisations = (postgres: Owned): Promise<ListedOrganisation[]> =>
  withOwner(postgres.owner, async (db) => below(await queries.allOrganisations(db), null, 0))
