// SPDX-License-Identifier: Apache-2.0
import { isPermitted, type Permission, type Role } from '@shinayaka/contract'
import { type DatedThing, pressing } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import { type Editions, sectionsWithDay } from '../assessment/index.ts'
import { copiesWithDay } from '../copy/index.ts'
import { evidenceWithDay } from '../evidence/index.ts'
import { tokensWithDay } from '../integration/index.ts'
import { decisionsWithDay } from '../plan/index.ts'
import { endsWithDay, postsWithDay } from '../post/index.ts'

/** Something with a day on it, and whose it is: one person's, or everybody's who may see to it. */
export type Owned = { thing: DatedThing; whose: { person: string } | { permission: Permission } }

/** Everything in one organisation that has a day on it; each feature says its own. */
export const gather = async (db: Database, editions: Editions, now: Date): Promise<Owned[]> =>
  (
    await Promise.all([
      sectionsWithDay(db, editions),
      decisionsWithDay(db),
      tokensWithDay(db, now),
      postsWithDay(db),
      endsWithDay(db),
      evidenceWithDay(db, now),
      copiesWithDay(db),
    ])
  ).flat()

/** What of it one person should see to, the most pressing first. */
export const remindersOf = (owned: readonly Owned[], who: { person: string; role: Role }, today: string): DatedThing[] =>
  pressing(
    owned
      .filter(({ whose }) => ('person' in whose ? whose.person === who.person : isPermitted(who.role, whose.permission)))
      .map(({ thing }) => thing),
    today,
  )
