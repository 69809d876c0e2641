// SPDX-License-Identifier: Apache-2.0
import type { Catalog } from '@shinayaka/catalog'
import type { SubmissionView } from '@shinayaka/contract'
import type { JobInput } from '@shinayaka/engines'
import type { LoadedEdition } from '../features/assessment/index.ts'
import type { FormAnswers } from '../features/checklist/index.ts'
import type { attachedEvidence } from '../features/evidence/index.ts'

type Work = JobInput<'oscal.write'>
type Attached = Awaited<ReturnType<typeof attachedEvidence>>

/** The catalog as far as it is exported: without what a worker need not be sent. */
export const oscalContent = ({ practices, practiceDomains, instruments, checklists, guidelines, mappings, files }: Catalog) => ({
  practices,
  practiceDomains,
  instruments: new Map(
    [...instruments].map(([key, { id, edition, title, domains }]) => [
      key,
      {
        id,
        edition,
        title,
        domains: domains.map(({ questions }) => ({ questions: questions.map((one) => ({ id: one.id, practice: one.practice, text: one.text })) })),
      },
    ]),
  ),
  checklists,
  guidelines,
  mappings,
  files: files.map(({ kind, edition }) => ({ kind, edition })),
})

/** Evidence that speaks of one of these practices. */
const about = (evidence: Attached, practices: readonly string[]): Attached =>
  evidence.filter((one) => one.practices.some((practice) => practices.includes(practice)))

/** A submitted health check as it is written for machines. */
export const healthCheckResults = (view: SubmissionView, { edition, hash }: LoadedEdition, owner: string, evidence: Attached): Work => {
  const questions = new Map(edition.domains.flatMap((domain) => domain.questions.map((question) => [question.id, question] as const)))
  const answers = view.answers.flatMap(({ question, value, comment, source, vendorName, answeredAt }) => {
    const asked = questions.get(question)
    if (!asked) return []
    const { id: practice, name } = asked.practice
    return [{ question, questionText: asked.text, practice, practiceName: name.ja, value, comment, source, vendorName, at: answeredAt }]
  })
  return {
    make: 'practice-results',
    frame: {
      id: view.id,
      name: `${edition.id}_${view.submittedAt.slice(0, 10)}`,
      catalog: 'shinayaka-practices',
      organisation: { id: owner, name: view.organisationName },
      by: view.submittedBy,
      at: view.submittedAt,
      edition: { id: edition.id, edition: edition.edition, hash, title: edition.title.ja },
      snapshot: view.sha256,
      evidence: about(
        evidence,
        answers.map(({ practice }) => practice),
      ),
    },
    answers,
  }
}

/** The answers to a form as they are written for machines. */
export const checklistResults = ({ id, organisation, form, at, by, sha256, items }: FormAnswers, owner: string, evidence: Attached): Work => {
  const { edition, hash } = form
  const said = new Map(items.map((one) => [one.id, one]))
  return {
    make: 'form-results',
    frame: {
      id,
      name: `${edition.id}_${at.slice(0, 10)}`,
      catalog: edition.id,
      organisation: { id: owner, name: organisation },
      by,
      at,
      edition: { id: edition.id, edition: edition.edition, hash, title: edition.title.ja },
      snapshot: sha256,
      evidence: about(
        evidence,
        form.items.flatMap(({ practices }) => practices),
      ),
    },
    items: form.items.map(({ id: item, number, name, practices }) => {
      const one = said.get(item)
      const answer = one?.answer ?? null
      return {
        item,
        number,
        name: name.ja,
        practices,
        proposal: one === undefined ? null : { answer: one.proposal.answer, reason: one.proposal.answer === 'none' ? one.proposal.reason : null },
        contradiction: one?.contradiction ?? null,
        answer: answer && { ...answer, at: answer.answeredAt },
      }
    }),
  }
}
