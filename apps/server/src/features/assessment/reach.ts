// SPDX-License-Identifier: Apache-2.0
import { answersWhole } from '@shinayaka/contract'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import type { LoadedEdition } from './editions.ts'

/** What a person may see and answer of a draft: all of it, or the domains that were given to them. */
export type Reach = { whole: boolean; domains: ReadonlySet<string> }

/**
 * How far a person reaches into a draft. Who answers the whole instrument reaches everything; anyone else the domains given to them.
 * `given` are the assignments of the draft.
 */
export const reachOf = (
  scope: Pick<OrganisationScope, 'role' | 'person'>,
  instrument: string,
  given: readonly { domain: string; person_id: string }[],
): Reach => {
  const whole = answersWhole(scope.role, instrument)
  return { whole, domains: new Set(given.filter(({ person_id }) => person_id === scope.person.id).map(({ domain }) => domain)) }
}

/** Refuses what lies in a domain that was not given to this person. Unknown questions are told apart by the caller. */
export const checkReach = (reach: Reach, edition: LoadedEdition, questions: readonly string[]): void => {
  if (reach.whole) return
  for (const question of questions) {
    const domain = edition.domainOf.get(question)
    if (domain !== undefined && !reach.domains.has(domain)) throw new ProblemError('domain.not-yours', { question })
  }
}
