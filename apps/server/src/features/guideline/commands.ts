// SPDX-License-Identifier: Apache-2.0
import type { Guideline } from '@shinayaka/catalog'
import type { GuidelineOwner } from '@shinayaka/contract'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import { people } from '../checklist/index.ts'
import { placesOf } from './library.ts'
import * as queries from './queries.ts'
import { ownerView } from './view.ts'

type Naming = { place: string; person: string | null; version: number }

/** Names who owns a volume, a chapter or a clause, or nobody. Refused: a place the edition does not have, somebody who is not here, a stale page. */
export const saveOwner = async (
  { scope, clock }: { scope: OrganisationScope; clock: Clock },
  guideline: Guideline,
  { place, person, version }: Naming,
): Promise<GuidelineOwner> => {
  if (!placesOf(guideline).has(place)) throw new ProblemError('not-found')
  const before = await queries.ownerAt(scope.db, guideline.id, place)
  const name = person === null ? '' : (await people(scope.db)).find(({ id }) => id === person)?.name
  if (name === undefined) throw new ProblemError('not-found')
  const row = { organisation_id: scope.organisation.id, guideline: guideline.id, place, person_id: person, person_name: name, since: clock.now() }
  if (!(await queries.writeOwner(scope.db, row, version))) {
    const now = await queries.ownerAt(scope.db, guideline.id, place)
    throw new ProblemError('record.stale', { current: ownerView(now ? [now] : [], place), yours: { person, version } })
  }
  await scope.audit({
    action: 'guideline.owner',
    target: { kind: 'guideline', id: guideline.id },
    before: before && { place, name: before.person_name },
    after: { place, name },
  })
  return { person: person === null ? null : { id: person, name }, version: version + 1 }
}
