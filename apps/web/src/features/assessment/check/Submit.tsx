// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { asCallError, call } from '../../../app/client.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { useAbility } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { ErrorSummary } from '../../../ui/ErrorSummary.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { LiveLine } from '../../../ui/Status.tsx'
import type { AnswerKeeper } from '../answer/keeper.ts'
import { useUnsaved } from '../answer/useKeeper.ts'
import { assessmentQuery, assessmentsQuery, type PlacedQuestion } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'

/** What submitting means, and the button; it is always there and says on press what is still missing. */
export const Submit = ({ draft, missing, keeper }: { draft: DraftView; missing: readonly PlacedQuestion[]; keeper: AnswerKeeper }) => {
  const texts = assessmentTexts().check
  const navigate = useNavigate()
  const client = useQueryClient()
  const unsaved = useUnsaved(keeper)
  const maySubmit = useAbility('assessment.submit')
  const [attempt, setAttempt] = useState(0)
  const submit = useMutation({
    mutationFn: () => call('submitAssessment', { params: { assessment: draft.id } }),
    onSuccess: async ({ submission }) => {
      await navigate({ to: '/submissions/$submission', params: { submission } })
      client.removeQueries({ queryKey: assessmentQuery(draft.id).queryKey })
      void client.invalidateQueries({ queryKey: assessmentsQuery.queryKey })
      void client.invalidateQueries({ queryKey: ['home'] })
    },
  })
  const press = () => {
    setAttempt(attempt + 1)
    if (missing.length === 0 && unsaved === 0 && !submit.isPending) submit.mutate()
  }
  const problems =
    attempt === 0
      ? []
      : missing.map(({ question, number }) => ({ field: `change-${question.id}`, text: fill(texts.missing, { number, text: question.text }) }))
  return (
    <Section title={texts.meaning}>
      <p>{texts.meaningText}</p>
      {maySubmit ? (
        <div className="mt-6 grid gap-4">
          {problems.length > 0 && (
            <div>
              <p className="mb-3 text-std-16B-170 text-error-2">
                {fill(texts.incomplete, { count: missing.length })}
                {texts.incompleteText}
              </p>
              <ErrorSummary problems={problems} attempt={attempt} />
            </div>
          )}
          {attempt > 0 && unsaved > 0 && <p className="text-std-16B-170 text-error-2">{fill(texts.unsaved, { count: unsaved })}</p>}
          {submit.error && <FailureNotice error={asCallError(submit.error)} />}
          <div>
            <Button onClick={press} className="min-w-40">
              {texts.submit}
            </Button>
          </div>
          <LiveLine>{submit.isPending ? texts.submitting : ''}</LiveLine>
        </div>
      ) : (
        <p className="mt-4 text-std-16B-170">{texts.denied}</p>
      )}
    </Section>
  )
}
