// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { asCallError, call } from '../../../app/client.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { Button } from '../../../ui/Button.tsx'
import { ErrorSummary, type FieldProblem } from '../../../ui/ErrorSummary.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { LiveLine } from '../../../ui/Status.tsx'
import type { AnswerKeeper } from '../answer/keeper.ts'
import { useUnsaved } from '../answer/useKeeper.ts'
import { assessmentQuery, assessmentsQuery } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'

/** What submitting means, and the button; it is always there and says on press what is still missing, and where. */
export const Submit = ({
  draft,
  missing,
  problems,
  keeper,
}: {
  draft: DraftView
  /** How many questions have no answer. */
  missing: number
  problems: readonly FieldProblem[]
  keeper: AnswerKeeper
}) => {
  const texts = assessmentTexts().check
  const navigate = useNavigate()
  const client = useQueryClient()
  const unsaved = useUnsaved(keeper)
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
    if (missing === 0 && unsaved === 0 && !submit.isPending) submit.mutate()
  }
  const tried = attempt > 0
  return (
    <Section title={texts.meaning}>
      <p>{texts.meaningText}</p>
      <div className="mt-6 grid gap-4">
        {tried && missing > 0 && (
          <div>
            <p className="mb-3 text-std-16B-170 text-error-2">
              {fill(texts.incomplete, { count: missing })}
              {texts.incompleteText}
            </p>
            <ErrorSummary problems={problems} attempt={attempt} />
          </div>
        )}
        {tried && unsaved > 0 && <p className="text-std-16B-170 text-error-2">{fill(texts.unsaved, { count: unsaved })}</p>}
        {submit.error && <FailureNotice error={asCallError(submit.error)} />}
        <div>
          <Button onClick={press} className="min-w-40">
            {texts.submit}
          </Button>
        </div>
        <LiveLine>{submit.isPending ? texts.submitting : ''}</LiveLine>
      </div>
    </Section>
  )
}
