// SPDX-License-Identifier: Apache-2.0
import { type DatedPlan, type PasswordPolicy, type SecondFactorRule, type SecondFactorSystem, secondFactorPlan } from '@shinayaka/domain'
import type { Database } from '../../../platform/database/scope.ts'
import * as queries from './queries.ts'

/** The practice that a plan for second factors everywhere raises, and how far: in use on every terminal, as the items ask. */
export const secondFactorPractice = { practice: 'authentication.two-factor', to: 3 } as const satisfies Omit<DatedPlan, 'day'>

/** Who wrote a record last, and when (ISO 8601). */
export type Written = { by: string; at: string }

/** All that is recorded and rules look at, and who wrote the records beside the claims. */
export type KnownRecords = {
  claims: queries.ClaimRow[]
  plans: DatedPlan[]
  passwords: PasswordPolicy | null
  written: { passwords: Written | null; 'second-factor': Written | null }
}

/** A stored system as the domain judges it. */
export const systemOf = ({
  kind,
  state,
  day,
  reason,
}: Pick<queries.SystemRow, 'kind' | 'state' | 'reason'> & { day: unknown }): SecondFactorSystem => ({
  kind: kind as SecondFactorSystem['kind'],
  state: state as SecondFactorSystem['state'],
  day: day === null ? null : String(day),
  reason,
})

/**
 * Reads what is claimed of these practices, the password rule in force and the plan that the systems make, in one query. `today` as `2026-11-21`;
 * without a rule no plan is read.
 */
export const readKnownRecords = async (
  db: Database,
  practices: readonly string[],
  { rule, today }: { rule: Pick<SecondFactorRule, 'outside'> | null; today: string },
): Promise<KnownRecords> => {
  const { claims, policy, systems, whole } = await queries.recordsForProposals(db, practices)
  const plan = rule && secondFactorPlan(systems.map(systemOf), { rule, listed: whole ?? false, today })
  const written = (by: string, at: unknown): Written => ({ by, at: new Date(String(at)).toISOString() })
  const changes = systems.map(({ changed_by_name, changed_at }) => written(changed_by_name, changed_at))
  return {
    claims,
    plans: plan !== null && 'day' in plan ? [{ ...secondFactorPractice, day: plan.day }] : [],
    passwords: policy && queries.policyOf(policy),
    written: {
      passwords: policy && written(policy.recorded_by_name, policy.recorded_at),
      'second-factor': changes.sort((one, other) => one.at.localeCompare(other.at)).at(-1) ?? null,
    },
  }
}
