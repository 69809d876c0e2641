// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate, Quote, StoppedDay } from '@shinayaka/contract'
import { decisionsToAsk, needsManagement } from '@shinayaka/domain'
import type { LoadedEdition, ResultView } from '../assessment/index.ts'
import type { DecisionRow, QuoteRow, StoppedDayRow } from './queries.ts'

// The driver gives bigint as text; amounts are far below what a number holds exactly.
const yenOf = (stored: string | null): number | null => (stored === null ? null : Number(stored))

/** A quote as the contract shows it. */
export const quoteView = (row: QuoteRow): Quote => ({
  measure: row.measure,
  yen: yenOf(row.yen),
  hours: row.hours,
  vendor: row.vendor,
  quotedOn: row.quoted_on,
  note: row.note,
  version: row.version,
})

/** What a stopped day costs, as the contract shows it. */
export const stoppedDayView = (row: StoppedDayRow): StoppedDay => ({ yen: Number(row.yen), basis: row.basis, version: row.version })

/** A decision as the contract shows it. */
export const decisionView = (row: DecisionRow): Decision => ({
  id: row.id,
  submission: row.submission_id,
  measure: row.measure,
  title: row.title,
  domain: row.domain,
  // The database's check holds it to these words.
  state: row.state as Decision['state'],
  yen: yenOf(row.yen),
  hours: row.hours,
  askedBy: row.asked_by_name,
  askedAt: row.asked_at.toISOString(),
  decidedBy: row.decided_by_name,
  decidedAt: row.decided_at?.toISOString() ?? null,
  concurrent: row.concurrent,
  note: row.note,
  version: row.version,
})

/** Every measure a result proposes, weakest domain first, with the institution's own figures beside the editor's estimate. */
export const candidatesOf = (view: ResultView, { edition }: LoadedEdition, quotes: readonly QuoteRow[]): PlanCandidate[] => {
  const asked = new Set(decisionsToAsk(edition.domains, view.proposals).map(({ measure }) => measure))
  const seen = new Set<string>()
  return view.proposals.flatMap((proposal): PlanCandidate[] => {
    const domain = edition.domains.find(({ id }) => id === proposal.domain)
    const measure = domain?.measures.find(({ id }) => id === proposal.measure)
    const question = domain?.questions.find(({ id }) => id === proposal.question)
    // A measure that helps two domains is one piece of work.
    if (!domain || !measure || !question || seen.has(measure.id)) return []
    seen.add(measure.id)
    const quote = quotes.find((one) => one.measure === measure.id)
    return [
      {
        measure: measure.id,
        title: measure.title,
        domain: domain.id,
        domainName: domain.name,
        domainScore: view.score.domains.find(({ id }) => id === domain.id)?.score ?? null,
        question: question.id,
        questionText: question.text,
        from: proposal.from,
        to: proposal.to,
        who: measure.who,
        estimate: { hours: measure.effort.hours, cost: measure.cost.class, note: measure.cost.note, free: measure.free },
        quote: quote ? quoteView(quote) : null,
        needsManagement: needsManagement(measure),
        proposed: asked.has(measure.id),
      },
    ]
  })
}
