// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useEffect } from 'react'
import { contentLanguage } from '../../../app/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import type { PlacedQuestion } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'
import type { AnswerKeeper } from './keeper.ts'
import { useUnsaved } from './useKeeper.ts'

/**
 * Says on every page of an assessment which answers are not stored yet, and warns before the tab is closed. `here` is the question on the page, which
 * says so itself. Trying again is offered where it can help: two people's answers need a choice on their page.
 */
export const Pending = ({
  assessment,
  keeper,
  questions,
  here,
}: {
  assessment: string
  keeper: AnswerKeeper
  questions: readonly PlacedQuestion[]
  here?: string
}) => {
  const texts = assessmentTexts()
  const count = useUnsaved(keeper)
  useEffect(() => {
    if (count === 0) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [count])
  const phaseOf = ({ question }: PlacedQuestion) => keeper.slot(question.id).saving.phase
  const unsaved = questions.filter((placed) => placed.question.id !== here && ['failed', 'conflict'].includes(phaseOf(placed)))
  if (unsaved.length === 0) return null
  const again = (
    <Button look="outline" onClick={keeper.retry}>
      {texts.answer.again}
    </Button>
  )
  return (
    <div className="mb-6">
      <Notice
        kind="heed"
        live
        title={fill(texts.answer.pending, { count: unsaved.length })}
        actions={unsaved.some((placed) => phaseOf(placed) === 'failed') ? again : undefined}
      >
        <ul>
          {unsaved.map(({ question, number }) => (
            <li key={question.id}>
              <TextLink to="/assessments/$assessment/questions/$number" params={{ assessment, number: String(number) }} standing>
                <span {...contentLanguage}>{fill(texts.check.missing, { number, text: question.text })}</span>
              </TextLink>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  )
}
