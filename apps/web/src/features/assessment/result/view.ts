// SPDX-License-Identifier: Apache-2.0
import type { EditionDomain, EditionMeasure, EditionQuestion, InstrumentEdition, SubmissionView } from '@shinayaka/contract'
import { type AnswerValue, isAttainment, scoreChange } from '@shinayaka/domain'

/** An answer with its question and what to do next; `advice` is null where nothing is left to do or the answer does not count. */
export type AdvisedAnswer = { question: EditionQuestion; answer: SubmissionView['answers'][number] | null; advice: Advice | null }
/** A next move, or for わからない whom to ask with the message to send. */
export type Advice = { kind: 'move'; text: string } | { kind: 'ask'; ask: string; message: string }

/** Whether a self-assessment knows a network level; management's own does not ask for it. */
export const hasNetworkLevel = ({ instrument }: Pick<SubmissionView, 'instrument'>): boolean => instrument !== 'executive'

/** Whether a result leads to decisions asked of management; what management finds in its own answers it does itself. */
export const asksManagement = ({ instrument }: Pick<SubmissionView, 'instrument'>): boolean => instrument !== 'executive'

/** A measure proposed to this institution, with the answer it starts from and the attainment it leads to. */
export type Proposed = { measure: EditionMeasure; from: AnswerValue; to: number }

export type WeakDomain = { domain: EditionDomain; score: SubmissionView['score']['domains'][number]; answers: AdvisedAnswer[]; measures: Proposed[] }

/** The next move for an answer: its own sentence for 0, 1 and 2, the enquiry for わからない, nothing for 3 and 対象外. */
export const adviceFor = (question: Pick<EditionQuestion, 'advice'>, value: AnswerValue | undefined): Advice | null => {
  if (value === undefined || value === 'na' || value === 3) return null
  if (isAttainment(value)) return { kind: 'move', text: question.advice[value] }
  return { kind: 'ask', ...question.advice.unknown }
}

const measureOf = (edition: Pick<InstrumentEdition, 'domains'>, domain: string, measure: string): EditionMeasure | undefined =>
  edition.domains.find(({ id }) => id === domain)?.measures.find(({ id }) => id === measure)

const proposed = (edition: Pick<InstrumentEdition, 'domains'>, list: SubmissionView['proposals']): (Proposed & { domain: string })[] =>
  list.flatMap(({ domain, measure: id, from, to }) => {
    const measure = measureOf(edition, domain, id)
    return measure ? [{ domain, measure, from, to }] : []
  })

/** A measure to begin with, and why: the domain it belongs to, that domain's score, and the answer it starts from. */
export type FirstMeasure = Proposed & { domain: { ja: string; en: string }; score: number | null }

/** The few to begin with, in order. */
export const firstMeasures = (
  edition: Pick<InstrumentEdition, 'domains'>,
  { first, score }: Pick<SubmissionView, 'first' | 'score'>,
): FirstMeasure[] =>
  proposed(edition, first).flatMap(({ domain: id, ...rest }) => {
    const domain = edition.domains.find((one) => one.id === id)
    return domain ? [{ ...rest, domain: domain.name, score: score.domains.find((one) => one.id === id)?.score ?? null }] : []
  })

/** The answers of one domain, each with its question and the next move. */
export const advisedAnswers = (domain: EditionDomain, answers: SubmissionView['answers']): AdvisedAnswer[] =>
  domain.questions.map((question) => {
    const answer = answers.find((one) => one.question === question.id) ?? null
    return { question, answer, advice: adviceFor(question, answer?.value) }
  })

/** The domains at or below 1.5, the lowest first, with what was answered there and what would raise it. */
export const weakDomains = (
  edition: Pick<InstrumentEdition, 'domains'>,
  { score, answers, proposals }: Pick<SubmissionView, 'score' | 'answers' | 'proposals'>,
): WeakDomain[] => {
  const all = proposed(edition, proposals)
  return score.domains
    .filter(({ belowThreshold }) => belowThreshold)
    .sort((a, b) => (a.score ?? 0) - (b.score ?? 0))
    .flatMap((one) => {
      const domain = edition.domains.find(({ id }) => id === one.id)
      return domain
        ? [{ domain, score: one, answers: advisedAnswers(domain, answers), measures: all.filter((each) => each.domain === domain.id) }]
        : []
    })
}

/** Up to this many weak domains all stand open on the result. */
const mostOpen = 6
/** Where there are more, the lowest stands open and the others under their names. */
const openAtFirst = 1

/** The weak domains to show at once, and those to be opened: a long result stays readable. */
export const foldedDomains = <T>(weak: readonly T[]): { open: readonly T[]; folded: readonly T[] } => {
  const at = weak.length > mostOpen ? openAtFirst : weak.length
  return { open: weak.slice(0, at), folded: weak.slice(at) }
}

/** The denominators of the whole: how many domains have a score, and how many questions were counted, 対象外 or わからない. */
export const totals = ({ domains }: Pick<SubmissionView['score'], 'domains'>) => ({
  domains: domains.length,
  scored: domains.filter(({ score }) => score !== null).length,
  weak: domains.filter(({ belowThreshold }) => belowThreshold).length,
  counted: domains.reduce((sum, { counted }) => sum + counted, 0),
  na: domains.reduce((sum, { notApplicable }) => sum + notApplicable, 0),
  unknown: domains.reduce((sum, { unknown }) => sum + unknown, 0),
})

/** One line of the table of domains, with its score of last time. */
export type DomainLine = { id: string; name: { ja: string; en: string }; score: SubmissionView['score']['domains'][number]; before: number | null }

/** The table of all domains in the edition's order. */
export const domainLines = (
  edition: Pick<InstrumentEdition, 'domains'>,
  { score, previous }: Pick<SubmissionView, 'score' | 'previous'>,
): DomainLine[] => {
  const before = new Map(previous ? scoreChange(previous.score, score).domains.map((change) => [change.id, change.before]) : [])
  return edition.domains.flatMap(({ id, name }) => {
    const own = score.domains.find((domain) => domain.id === id)
    return own ? [{ id, name, score: own, before: before.get(id) ?? null }] : []
  })
}
