// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type { ChecklistAnswer, ChecklistFinding, ChecklistProposal, ChecklistSubmission } from '@shinayaka/contract'
import type { AnswerProposal, AnswerValue, Finding, ItemAnswer } from '@shinayaka/domain'
import type { AnswerRow, FormSubmissionRow } from './queries.ts'
import { type KnownRecords, secondFactorPractice } from './records/known.ts'

const days = (value: unknown): string | null => (value === null ? null : String(value))

/** The value of a claim as the domain knows it. */
export const claimValue = (stored: string): AnswerValue => (stored === 'na' || stored === 'unknown' ? stored : (Number(stored) as AnswerValue))

/** A stored answer as the domain judges it. */
export const itemAnswer = (row: AnswerRow): ItemAnswer => {
  const checked = String(row.checked)
  if (row.value === 'yes') return { value: 'yes', checked, planned: days(row.planned) }
  if (row.value === 'no') return { value: 'no', checked, target: days(row.target), risk: row.risk }
  return { value: 'exempt', checked, exemption: row.exemption as 'no-system' | 'no-vendor' }
}

/** A stored answer as pages show it. */
export const answerView = (row: AnswerRow): ChecklistAnswer => ({
  id: row.id,
  value: row.value as ChecklistAnswer['value'],
  checked: String(row.checked),
  planned: days(row.planned),
  target: days(row.target),
  exemption: row.exemption as ChecklistAnswer['exemption'],
  risk: row.risk,
  remark: row.remark,
  explanation: row.explanation,
  source: row.source as ChecklistAnswer['source'],
  responsible: row.responsible_id === null ? null : { id: row.responsible_id, name: row.responsible_name },
  answeredBy: row.answered_by_name,
  answeredAt: row.answered_at.toISOString(),
})

/** What findings rest on: claims, and the records beside them. */
type Sources = Pick<KnownRecords, 'claims' | 'written'>

/** The record that a finding rests on: the password rule for passwords, the list of systems for a plan read from it. */
const recordOf = (finding: Finding, written: KnownRecords['written']): ChecklistFinding['record'] => {
  const kind = finding.kind === 'passwords' ? 'passwords' : 'second-factor'
  const by = written[kind]
  if (finding.kind === 'practice' || by === null) return null
  return finding.kind === 'planned' && finding.practice !== secondFactorPractice.practice ? null : { kind, ...by }
}

const claimsOf = (finding: Finding, claims: Sources['claims']): ChecklistFinding['claims'] => {
  if (finding.kind !== 'practice') return []
  return claims
    .filter((claim) => claim.practice === finding.practice)
    .map(({ source, source_name, value, effective }) => ({
      source: source as ChecklistFinding['claims'][number]['source'],
      name: source_name,
      value: claimValue(value),
      effective: String(effective),
    }))
}

const findingView =
  (catalog: Catalog, { claims, written }: Sources) =>
  (finding: Finding): ChecklistFinding => {
    const practice = finding.kind === 'passwords' ? null : finding.practice
    return {
      kind: finding.kind,
      practice,
      name: practice === null ? null : (catalog.practices.get(practice)?.name ?? { ja: practice, en: practice }),
      at: finding.kind === 'passwords' ? null : finding.at,
      by: finding.kind === 'planned' ? finding.by : null,
      day: finding.kind === 'planned' ? finding.day : null,
      held: finding.kind === 'practice' && finding.held.state === 'known' ? { low: finding.held.low, high: finding.held.high } : null,
      verdict: finding.verdict,
      claims: claimsOf(finding, claims),
      record: recordOf(finding, written),
    }
  }

/** A proposal with everything it rests on, in names. */
export const proposalView = (catalog: Catalog, sources: Sources, proposal: AnswerProposal): ChecklistProposal => ({
  answer: proposal.answer,
  by: proposal.answer === 'yes' ? proposal.by : null,
  exemption: proposal.answer === 'exempt' ? proposal.exemption : null,
  reason: proposal.answer === 'none' ? proposal.reason : null,
  findings: proposal.findings.map(findingView(catalog, sources)),
})

/** What was handed in, in brief; its standing is our own writing. */
export const submissionView = (row: FormSubmissionRow): ChecklistSubmission => ({
  id: row.id,
  kind: row.kind as ChecklistSubmission['kind'],
  at: row.submitted_at.toISOString(),
  by: row.submitted_by_name,
  sha256: row.sha256,
  standing: row.standing as unknown as ChecklistSubmission['standing'],
})
