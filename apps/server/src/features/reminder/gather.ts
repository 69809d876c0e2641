// SPDX-License-Identifier: Apache-2.0
import { isPermitted, oversees, type Permission, type Role } from '@shinayaka/contract'
import { type DatedThing, pressing } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { type Editions, sectionsWithDay, yearlyWithDay } from '../assessment/index.ts'
import { secondFactorPlansWithDay, targetsWithDay } from '../checklist/index.ts'
import { copiesWithDay } from '../copy/index.ts'
import { evidenceWithDay } from '../evidence/index.ts'
import { tokensWithDay } from '../integration/index.ts'
import { decisionsWithDay } from '../plan/index.ts'
import { endsWithDay, postsWithDay } from '../post/index.ts'
import { secondFactorsWithDay } from '../sign-in/index.ts'
import { requestsWithDay } from '../supplier/index.ts'
import { house } from './queries.ts'

/** Something with a day on it, and whose it is: one person's, or everybody's who may see to it. */
export type Owned = { thing: DatedThing; whose: { person: string } | { permission: Permission } }

type Asking = { db: Database; app: Pick<App, 'secondFactorGraceDays'>; editions: Editions; now: Date }

/** Everything in one organisation that has a day on it; each feature says its own. Its statements are as many however much there is. */
export const gather = async ({ db, app, editions, now }: Asking): Promise<Owned[]> => {
  const place = await house(db)
  const all = await Promise.all([
    sectionsWithDay(db, editions),
    oversees(place.kind) ? [] : yearlyWithDay(db, editions, { institutionKind: place.institution_kind, now }),
    decisionsWithDay(db),
    tokensWithDay(db, now),
    postsWithDay(db),
    endsWithDay(db),
    evidenceWithDay(db, now),
    targetsWithDay(db, now),
    secondFactorPlansWithDay(db),
    requestsWithDay(db, now),
    copiesWithDay(db, { since: place.demo ? null : place.created_at, now }),
    secondFactorsWithDay(db, app, place.demo),
  ])
  return all.flat()
}

/** What of it one person should see to, the most pressing first. */
export const remindersOf = (owned: readonly Owned[], who: { person: string; role: Role }, today: string): DatedThing[] =>
  pressing(
    owned
      .filter(({ whose }) => ('person' in whose ? whose.person === who.person : isPermitted(who.role, whose.permission)))
      .map(({ thing }) => thing),
    today,
  )
