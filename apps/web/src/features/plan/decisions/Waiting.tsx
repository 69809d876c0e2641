// SPDX-License-Identifier: Apache-2.0
import type { Decision, PlanCandidate } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { dayText } from '../../../app/dates.ts'
import { durationText } from '../../../app/durations.ts'
import { contentLanguage } from '../../../app/language.ts'
import { yenText } from '../../../app/money.ts'
import { useAbility } from '../../../app/session.ts'
import { Button } from '../../../ui/Button.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { TextLink } from '../../../ui/TextLink.tsx'
import { FileButton } from '../../document/index.ts'
import { Fact, Whose } from '../Figures.tsx'
import { planTexts } from '../texts.ts'
import { estimatedCost, reasonText } from '../words.ts'

const answers = ['approved', 'declined', 'deferred'] as const
type Answer = (typeof answers)[number]

/** A decision that waits: what, what it costs, why, and for whoever may decide the three answers. */
export const Waiting = ({
  decision,
  candidate,
  onDecide,
}: {
  decision: Decision
  /** The measure as the result knows it; undefined where the result cannot be read any more. */
  candidate: PlanCandidate | undefined
  onDecide: ((answer: Answer, note: string) => void) | null
}) => {
  const texts = planTexts().decisions
  const mayReadDocuments = useAbility('document.read')
  const { title, submission, askedAt, askedBy } = decision
  return (
    <li className="rounded-12 border-2 border-key-900 p-5 md:p-6">
      <h3 {...contentLanguage} className="text-std-20B-150 text-solid-gray-900">
        {title}
      </h3>
      <p className="mt-1 text-solid-gray-700">{fill(texts.askedBy, { day: dayText(askedAt), name: askedBy })}</p>
      <dl className="mt-4 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact name={texts.cost}>
          <DecisionCost decision={decision} candidate={candidate} />
        </Fact>
        <Fact name={texts.hours}>
          <DecisionHours decision={decision} candidate={candidate} />
        </Fact>
        <Fact wide name={candidate ? texts.why : texts.domain}>
          {candidate ? reasonText(candidate) : <span {...contentLanguage}>{decision.domain}</span>}
          {candidate && (
            <span {...contentLanguage} className="block text-solid-gray-700">
              {candidate.questionText}
            </span>
          )}
        </Fact>
      </dl>
      <div className="mt-2 flex flex-wrap items-start gap-x-6 gap-y-2">
        <TextLink standing to="/submissions/$submission" params={{ submission }}>
          {texts.result}
        </TextLink>
        {mayReadDocuments && (
          <FileButton look="text" name="readApprovalRequest" input={{ params: { submission }, query: { measures: decision.measure } }}>
            {texts.paper}
          </FileButton>
        )}
      </div>
      {onDecide && <Answering title={title} onDecide={onDecide} />}
    </li>
  )
}

type Figured = { decision: Decision; candidate: PlanCandidate | undefined }

/** The cost on the day it was asked: the institution's own quote, or the editors' estimate of today. */
const DecisionCost = ({ decision: { yen }, candidate }: Figured) => {
  if (yen !== null)
    return (
      <>
        <b className="text-std-18B-160">{yenText(yen)}</b>
        <Whose own />
      </>
    )
  if (!candidate) return planTexts().decisions.noCost
  return (
    <>
      {estimatedCost(candidate)}
      <Whose own={false} />
    </>
  )
}

/** The effort likewise. */
const DecisionHours = ({ decision: { hours }, candidate }: Figured) => {
  if (hours !== null)
    return (
      <>
        <b className="text-std-18B-160">{durationText(hours)}</b>
        <Whose own />
      </>
    )
  if (!candidate) return planTexts().decisions.noCost
  return (
    <>
      {durationText(candidate.estimate.hours)}
      <Whose own={false} />
    </>
  )
}

/** Three plain buttons; pressing one asks once more on the page, with room for a remark. */
const Answering = ({ title, onDecide }: { title: string; onDecide: (answer: Answer, note: string) => void }) => {
  const texts = planTexts().decisions
  const [answer, setAnswer] = useState<Answer | null>(null)
  const buttons = useRef<HTMLDivElement>(null)
  const cancel = () => {
    setAnswer(null)
    buttons.current?.focus()
  }
  return (
    <>
      <div ref={buttons} tabIndex={-1} className="mt-5 flex flex-wrap gap-3">
        {answers.map((one) => (
          <Button key={one} look="outline" className="grow sm:grow-0" aria-pressed={answer === one} onClick={() => setAnswer(one)}>
            <span aria-hidden="true">{texts.actions[one]}</span>
            <span className="sr-only">{fill(texts.actionOf, { title, action: texts.actions[one] })}</span>
          </Button>
        ))}
      </div>
      {answer && <Confirming key={answer} title={title} answer={answer} onSend={(note) => onDecide(answer, note)} onCancel={cancel} />}
    </>
  )
}

const Confirming = ({ title, answer, onSend, onCancel }: { title: string; answer: Answer; onSend: (note: string) => void; onCancel: () => void }) => {
  const texts = planTexts().decisions
  const [note, setNote] = useState('')
  const [tooLong, setTooLong] = useState(false)
  const said = useRef<HTMLParagraphElement>(null)
  useEffect(() => said.current?.focus(), [])
  return (
    <form
      noValidate
      className="mt-5 grid gap-4 border-s-4 border-key-900 ps-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        setTooLong(note.length > 500)
        if (note.length <= 500) onSend(note)
      }}
    >
      <p ref={said} tabIndex={-1} className="text-std-16B-170 text-solid-gray-900">
        {fill(texts.confirm[answer], { title })}
      </p>
      <TextArea
        id={`note-${answer}`}
        label={texts.note}
        support={texts.noteSupport}
        required={false}
        rows={2}
        value={note}
        error={tooLong ? texts.noteLong : undefined}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit">{texts.send}</Button>
        <Button look="outline" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
    </form>
  )
}
