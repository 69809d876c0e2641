// SPDX-License-Identifier: Apache-2.0
import type { Attainment } from '../assessment/answer.ts'
import { type Held, type HeldClaim, held } from './held.ts'
import { judgePasswords, type PasswordPolicy, type PasswordRequirement } from './password.ts'

/**
 * When an item of an official form may honestly be answered はい, as the catalog writes it: a practice at an attainment, a dated plan to reach one
 * (where the item accepts a plan), passwords that satisfy one of several ways, or all / any of such rules.
 */
export type YesRule =
  | { practice: string; at: Attainment }
  | { planned: string; at: Attainment; by: string }
  | { passwords: readonly PasswordRequirement[] }
  | { all: readonly YesRule[] }
  | { any: readonly YesRule[] }

/** A decision to raise a practice to an attainment by a day (`2027-03-31`); null: it is carried out already, wherever it was decided. */
export type DatedPlan = { practice: string; to: Attainment; day: string | null }

/** All that an institution has recorded and a rule may look at. Claims are current ones; `passwords` null: never recorded. */
export type Recorded = { claims: readonly HeldClaim[]; plans: readonly DatedPlan[]; passwords: PasswordPolicy | null }

/** yes: certain. no: certain. na: everything asked is 対象外. Otherwise why it cannot be said: never asked, nobody knows, or sources disagree across the line. */
export type Verdict = 'yes' | 'no' | 'na' | 'unanswered' | 'unknown' | 'disagree'

/** One leaf of a rule with what was found there, for a person to follow. `day`: of the plan that counts; null: there is none, or (yes) it is carried out. */
export type Finding =
  | { kind: 'practice'; practice: string; at: Attainment; held: Held; verdict: Verdict }
  | { kind: 'planned'; practice: string; at: Attainment; by: string; day: string | null; verdict: Verdict }
  | { kind: 'passwords'; verdict: Verdict }

/** A rule's verdict with every finding it rests on, in the order the rule names them. */
export type Judgement = { verdict: Verdict; findings: Finding[] }

const judgePractice = (found: Held, at: Attainment): Verdict => {
  if (found.state !== 'known') return found.state
  if (found.low >= at) return 'yes'
  return found.high < at ? 'no' : 'disagree'
}

/** The open verdicts, the one that a person should see to first in front. */
const open = ['disagree', 'unknown', 'unanswered'] as const

const allOf = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.includes('no')) return 'no'
  return open.find((one) => verdicts.includes(one)) ?? (verdicts.includes('yes') ? 'yes' : 'na')
}

const anyOf = (verdicts: readonly Verdict[]): Verdict => {
  if (verdicts.includes('yes')) return 'yes'
  return open.find((one) => verdicts.includes(one)) ?? (verdicts.includes('no') ? 'no' : 'na')
}

const inPasswords = { met: 'yes', unmet: 'no', unknown: 'unknown' } as const

const branch = (rules: readonly YesRule[], recorded: Recorded, join: (verdicts: readonly Verdict[]) => Verdict): Judgement => {
  const judged = rules.map((rule) => judgeRule(rule, recorded))
  return { verdict: join(judged.map(({ verdict }) => verdict)), findings: judged.flatMap(({ findings }) => findings) }
}

/**
 * What can honestly be said of a rule from what is recorded. Only certainty gives yes or no: whatever the answers still missing turn out to be,
 * the verdict stands.
 *
 * @example judgeRule({ practice: 'p', at: 2 }, { claims: [{ practice: 'p', value: 3, source: 'assessment' }], plans: [], passwords: null }).verdict // 'yes'
 */
export const judgeRule = (rule: YesRule, recorded: Recorded): Judgement => {
  if ('all' in rule) return branch(rule.all, recorded, allOf)
  if ('any' in rule) return branch(rule.any, recorded, anyOf)
  if ('passwords' in rule) {
    const verdict = recorded.passwords === null ? 'unanswered' : inPasswords[judgePasswords(recorded.passwords, rule.passwords).verdict]
    return { verdict, findings: [{ kind: 'passwords', verdict }] }
  }
  if ('planned' in rule) {
    const { planned: practice, at, by } = rule
    const inTime = recorded.plans.filter((plan) => plan.practice === practice && plan.to >= at && (plan.day === null || plan.day <= by))
    const carriedOut = inTime.some((plan) => plan.day === null)
    const day = carriedOut ? null : (inTime.flatMap((plan) => plan.day ?? []).sort()[0] ?? null)
    const verdict = inTime.length === 0 ? 'no' : 'yes'
    return { verdict, findings: [{ kind: 'planned', practice, at, by, day, verdict }] }
  }
  const found = held(recorded.claims, rule.practice)
  const verdict = judgePractice(found, rule.at)
  return { verdict, findings: [{ kind: 'practice', practice: rule.practice, at: rule.at, held: found, verdict }] }
}

/** Every practice that a rule looks at, each once. */
export const practicesOf = (rule: YesRule): string[] => {
  if ('all' in rule) return [...new Set(rule.all.flatMap(practicesOf))]
  if ('any' in rule) return [...new Set(rule.any.flatMap(practicesOf))]
  if ('practice' in rule) return [rule.practice]
  return 'planned' in rule ? [rule.planned] : []
}
