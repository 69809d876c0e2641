// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@shinayaka/contract'
import { type DatedThing, japaneseDate } from '@shinayaka/domain'
import type { Database } from '../../platform/database/scope.ts'
import type { App } from '../../platform/http/context.ts'
import { graceEnd, mustHaveSecondFactor } from '../../platform/http/standing.ts'
import { peopleWithFactors, policy } from './own-queries.ts'

/** Until when those who must have a second factor can work without one: for each of them. The last day is the one on which the grace ends. */
export const secondFactorsWithDay = async (
  db: Database,
  app: Pick<App, 'secondFactorGraceDays'>,
  demo: boolean,
): Promise<{ thing: DatedThing; whose: { person: string } }[]> => {
  const [rule, people] = await Promise.all([policy(db), peopleWithFactors(db)])
  const forAll = rule?.second_factor_for_all ?? false
  // The check of the table holds the role to the contract's words.
  return people.flatMap(({ id, role, told_at, enrolled }) =>
    enrolled === true || told_at === null || !mustHaveSecondFactor(app, { role: role as Role, demo, forAll })
      ? []
      : [
          {
            thing: { kind: 'second-factor', date: japaneseDate(graceEnd(app, told_at)), path: '/settings/sign-in', params: {} },
            whose: { person: id },
          },
        ],
  )
}
