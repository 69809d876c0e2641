// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, DraftView, Endpoints } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { asCallError, call } from '../../../app/client.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { contentLanguage } from '../../../app/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { cell, Table } from '../../../ui/Table.tsx'
import { assessmentQuery, type PlacedQuestion } from '../queries.ts'
import { AnswerSaid } from '../result/AnswerSaid.tsx'
import { assessmentTexts } from '../texts.ts'

export type Preview = ClientOutput<Endpoints['previewForm']>

/** What an uploaded form would change, before and after, and the buttons to take it over or leave it. */
export const Differences = ({
  draft,
  questions,
  preview,
  onDone,
}: {
  draft: DraftView
  questions: readonly PlacedQuestion[]
  preview: Preview
  onDone: (taken: number | null) => void
}) => {
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
      <DifferenceTable questions={questions} preview={preview} />
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

const DifferenceTable = ({ questions, preview }: { questions: readonly PlacedQuestion[]; preview: Preview }) => {
  const texts = assessmentTexts()
  return (
    <Table caption={texts.form.differencesCaption}>
      <thead>
        <tr>
          <th scope="col" className={cell.head}>
            {texts.form.question}
          </th>
          <th scope="col" className={cell.head}>
            {texts.form.before}
          </th>
          <th scope="col" className={cell.head}>
            {texts.form.after}
          </th>
        </tr>
      </thead>
      <tbody>
        {preview.differences.map(({ question: id, before, after }) => {
          const placed = questions.find(({ question }) => question.id === id)
          if (!placed) return null
          return (
            <tr key={id}>
              <th scope="row" className={`${cell.row} min-w-48`}>
                <span {...contentLanguage}>
                  {placed.number}. {placed.question.text}
                </span>
              </th>
              <td className={`${cell.text} min-w-44`}>{before ? <AnswerSaid question={placed.question} answer={before} /> : texts.unanswered}</td>
              <td className={`${cell.text} min-w-44 bg-key-50 print:bg-white`}>
                <AnswerSaid question={placed.question} answer={after} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </Table>
  )
}
