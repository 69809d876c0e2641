// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { asCallError, call } from '../../../app/client.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { contentLanguage } from '../../../app/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { assessmentQuery } from '../queries.ts'
import { AnswerSaid } from '../result/AnswerSaid.tsx'
import { assessmentTexts } from '../texts.ts'
import type { FilledForm } from './filled.ts'

/** What an uploaded form would change, before and after, and the buttons to take it over or leave it. */
export const Differences = ({ draft, filled, onDone }: { draft: DraftView; filled: FilledForm; onDone: (taken: number | null) => void }) => {
  const { preview } = filled
  const texts = assessmentTexts().form
  const client = useQueryClient()
  const take = useMutation({
    mutationFn: () => {
      const versions = new Map(draft.answers.map(({ question, version }) => [question, version]))
      const answers = preview.differences.map(({ question, after }) => ({ ...after, question, version: versions.get(question) ?? null }))
      return call('saveAnswers', { params: { assessment: draft.id }, body: { answers } })
    },
    onSuccess: async ({ saved }) => {
      await client.invalidateQueries({ queryKey: assessmentQuery(draft.id).queryKey })
      onDone(saved)
    },
    onError: () => client.invalidateQueries({ queryKey: assessmentQuery(draft.id).queryKey }),
  })
  const error = take.error ? asCallError(take.error) : null
  if (preview.differences.length === 0)
    return (
      <div className="mt-8">
        <Notice kind="info" live title={texts.none} />
      </div>
    )
  return (
    <Section title={fill(texts.differences, { count: preview.differences.length })} note={fill(texts.rest, preview)}>
      <DifferenceList filled={filled} />
      {error && (
        <div className="mt-6">
          {error.code === 'record.stale' ? <Notice kind="error" live title={texts.stale} /> : <FailureNotice error={error} />}
        </div>
      )}
      <div className="mt-6 flex flex-wrap gap-3">
        <Button onClick={() => !take.isPending && take.mutate()}>{texts.take}</Button>
        <Button look="outline" onClick={() => onDone(null)}>
          {texts.discard}
        </Button>
      </div>
    </Section>
  )
}

const DifferenceList = ({ filled: { preview, questions } }: { filled: FilledForm }) => {
  const texts = assessmentTexts()
  return (
    <ul aria-label={texts.form.differencesCaption} className="border-t border-solid-gray-200">
      {preview.differences.map(({ question: id, before, after }) => {
        const placed = questions.get(id)
        if (!placed) return null
        return (
          <li key={id} className="border-b border-solid-gray-200 py-4">
            <p {...contentLanguage} className="text-std-16B-170 text-solid-gray-900">
              {placed.number}. {placed.question.text}
            </p>
            <dl className="mt-2 grid gap-3 md:grid-cols-2 md:gap-6">
              <div className="border-s-4 border-solid-gray-300 ps-4">
                <dt className="text-solid-gray-700">{texts.form.before}</dt>
                <dd>{before ? <AnswerSaid question={placed.question} answer={before} /> : texts.unanswered}</dd>
              </div>
              <div className="border-s-4 border-key-900 ps-4">
                <dt className="text-solid-gray-700">{texts.form.after}</dt>
                <dd>
                  <AnswerSaid question={placed.question} answer={after} />
                </dd>
              </div>
            </dl>
          </li>
        )
      })}
    </ul>
  )
}
