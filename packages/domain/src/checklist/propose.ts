// SPDX-License-Identifier: Apache-2.0
import { type Finding, judgeRule, type Recorded, type Verdict, type YesRule } from './rule.ts'

/** Why an item need not be answered: no system that holds medical information at all, or no contract with a vendor. */
export const exemptions = ['no-system', 'no-vendor'] as const
export type Exemption = (typeof exemptions)[number]

/** What proposing needs of an item. `rule` null: no practice of ours answers it, and the product says so. */
export type ProposableItem = { id: string; rule: YesRule | null; exempt: readonly Exemption[] }

/** What the institution said of itself that spares it items. */
export type Situation = Record<Exemption, boolean | null>

/**
 * What the product proposes for an item; never an answer until a person confirms it. `by` names the day of the plan when はい rests on one alone.
 * `none`: nothing can honestly be proposed, for the reason given.
 */
export type AnswerProposal =
  | { answer: 'yes'; by: string | null; findings: Finding[] }
  | { answer: 'no'; findings: Finding[] }
  | { answer: 'exempt'; exemption: Exemption; findings: [] }
  | { answer: 'none'; reason: Exclude<Verdict, 'yes' | 'no'> | 'no-rule'; findings: Finding[] }

/** The day of the plan on which a はい rests, when it would not stand without it. */
const restsOnPlan = (rule: YesRule, recorded: Recorded, findings: readonly Finding[]): string | null => {
  if (judgeRule(rule, { ...recorded, plans: [] }).verdict === 'yes') return null
  const days = findings.flatMap((finding) => (finding.kind === 'planned' && finding.day !== null ? [finding.day] : []))
  return days.sort().at(-1) ?? null
}

/** Proposes an answer to one item from what is recorded, with everything it rests on. */
export const proposeAnswer = (item: ProposableItem, recorded: Recorded, situation: Situation): AnswerProposal => {
  const exemption = item.exempt.find((one) => situation[one] === true)
  if (exemption) return { answer: 'exempt', exemption, findings: [] }
  if (item.rule === null) return { answer: 'none', reason: 'no-rule', findings: [] }
  const { verdict, findings } = judgeRule(item.rule, recorded)
  if (verdict === 'yes') return { answer: 'yes', by: restsOnPlan(item.rule, recorded, findings), findings }
  return verdict === 'no' ? { answer: 'no', findings } : { answer: 'none', reason: verdict, findings }
}
