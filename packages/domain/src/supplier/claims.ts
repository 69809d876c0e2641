// SPDX-License-Identifier: Apache-2.0
import { type AnswerValue, type Attainment, isAttainment } from '../assessment/answer.ts'
import { judgeRule, practicesOf, type YesRule } from '../checklist/rule.ts'
import type { SupplierValue } from './lines.ts'

/** An item's はい-rule with what the vendor answered. `planned`: its はい rests on a plan, not on what is. */
export type RuledAnswer = { rule: YesRule | null; value: SupplierValue; planned: boolean }

/** The practices that must each hold for the rule to hold; what stands below an `any`, in a plan or in passwords is not among them. */
const required = (rule: YesRule): { practice: string; at: Attainment }[] => {
  if ('all' in rule) return rule.all.flatMap(required)
  if ('any' in rule) return rule.any.length === 1 ? rule.any.flatMap(required) : []
  return 'practice' in rule ? [rule] : []
}

/** Whether the rule is nothing but practices that must each hold. */
const isPlain = (rule: YesRule): boolean => {
  if ('all' in rule) return rule.all.every(isPlain)
  if ('any' in rule) return rule.any.length === 1 && rule.any.every(isPlain)
  return 'practice' in rule
}

/** What いいえ says of a practice that is the only one asked: below 1 is only 0; below 2 may be 0 or 1, and nobody said which. */
const below = (at: Attainment): AnswerValue => (at === 1 ? 0 : 'unknown')

const refused = (rule: YesRule): Map<string, AnswerValue> => {
  const asked = required(rule)
  const [only] = asked
  if (only && asked.length === 1 && isPlain(rule)) return new Map([[only.practice, below(only.at)]])
  return new Map(asked.map(({ practice }) => [practice, 'unknown']))
}

/**
 * What one answer of a vendor says of practices, and no more. はい: each practice that the rule needs is there at its level; where the rule leaves a
 * choice, or the はい is only a plan, it says nothing. いいえ: none of that strength; which of several fails stays unknown. 対象外: so for each.
 */
export const claimsOfAnswer = (rule: YesRule | null, value: SupplierValue, planned = false): Map<string, AnswerValue> => {
  if (rule === null) return new Map()
  if (value === 'no') return refused(rule)
  if (value === 'na') return isPlain(rule) ? new Map(required(rule).map(({ practice }) => [practice, 'na'])) : new Map()
  const claims = new Map<string, AnswerValue>()
  if (planned) return claims
  for (const { practice, at } of required(rule)) claims.set(practice, Math.max(at, Number(claims.get(practice) ?? 0)) as Attainment)
  return claims
}

/** Of two words of one vendor about one practice: a level beside an open word stands, the higher of two levels stands, anything else is unknown. */
const joined = (one: AnswerValue, other: AnswerValue): AnswerValue => {
  if (isAttainment(one) && isAttainment(other))
    return one === 0 || other === 0 ? (one === other ? 0 : 'unknown') : (Math.max(one, other) as Attainment)
  if (isAttainment(one)) return other === 'unknown' && one > 0 ? one : 'unknown'
  if (isAttainment(other)) return joined(other, one)
  return one === other ? one : 'unknown'
}

const holds = (rule: YesRule, claims: ReadonlyMap<string, AnswerValue>): boolean =>
  judgeRule(rule, { claims: [...claims].map(([practice, value]) => ({ practice, value, source: 'vendor' })), plans: [], passwords: null }).verdict ===
  'yes'

/**
 * What a whole sheet says of practices: every item's word together. Where two items speak against one another the practices are unknown,
 * so that judging any item on these claims never gives はい where the vendor did not say it.
 */
export const claimsOfSheet = (answers: readonly RuledAnswer[]): Map<string, AnswerValue> => {
  const claims = new Map<string, AnswerValue>()
  for (const [practice, said] of answers.flatMap(({ rule, value, planned }) => [...claimsOfAnswer(rule, value, planned)])) {
    const known = claims.get(practice)
    claims.set(practice, known === undefined ? said : joined(known, said))
  }
  const denied = answers.flatMap(({ rule, value, planned }) => (rule === null || (value === 'yes' && !planned) ? [] : rule))
  for (const rule of denied) if (holds(rule, claims)) for (const practice of practicesOf(rule)) claims.set(practice, 'unknown')
  return claims
}
