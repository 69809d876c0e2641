// SPDX-License-Identifier: Apache-2.0
import type { DraftView, EditionQuestion } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type AnswerValue, answerValues } from '@shinayaka/domain'
import { type ReactNode, useEffect, useState } from 'react'
import { contentLanguage } from '../../../app/language.ts'
import { Button } from '../../../ui/Button.tsx'
import { type Choice, Choices } from '../../../ui/Choices.tsx'
import { TextArea } from '../../../ui/Field.tsx'
import { assessmentTexts } from '../texts.ts'
import { AnsweredBy } from './AnsweredBy.tsx'
import { type Entry, entryOf, type Lack, lackOf } from './entry.ts'
import type { AnswerKeeper } from './keeper.ts'
import { PreviousAnswer } from './PreviousAnswer.tsx'
import { placeOf } from './place.ts'
import { SaveState } from './SaveState.tsx'
import { UnknownHelp } from './UnknownHelp.tsx'
import { useSlot } from './useKeeper.ts'

/** Typing pauses this long before a note is sent by itself. */
const pause = 1_000

const choiceOf = (question: EditionQuestion, value: AnswerValue): Choice<string> => {
  const texts = assessmentTexts()
  if (value === 'unknown') return { value: 'unknown', label: texts.values.unknown, support: texts.answer.unknownSupport }
  if (value === 'na') return { value: 'na', label: texts.values.na, support: fill(texts.answer.naSupport, { when: question.notApplicable ?? '' }) }
  const level = question.levels[value]
  return {
    value: String(value),
    mark: value,
    label: <span {...contentLanguage}>{level?.text}</span>,
    ...(level?.context ? { support: <span {...contentLanguage}>{level.context}</span> } : {}),
  }
}

const answerOf = (choice: string): AnswerValue | null => answerValues.find((value) => String(value) === choice) ?? null

/** A digit chooses its level. */
const digits = { '0': '0', '1': '1', '2': '2', '3': '3' }

/** One question's answer: saved when chosen, kept when saving fails. `legend` names the question; `insist` shows what is missing. */
export const AnswerForm = ({
  draft,
  question,
  keeper,
  legend,
  legendClass,
  support,
  insist = false,
  dense = false,
}: {
  draft: DraftView
  question: EditionQuestion
  keeper: AnswerKeeper
  legend: ReactNode
  legendClass?: string
  support?: ReactNode
  insist?: boolean
  dense?: boolean
}) => {
  const texts = assessmentTexts().answer
  const { held, saving } = useSlot(keeper, question.id)
  const answer = draft.answers.find((one) => one.question === question.id)
  // What was just saved stays as it was typed until a newer answer comes: the stored one arrives a moment later, and going back for that moment
  // would throw the cursor to the end and break off Japanese input.
  const saved = saving.phase === 'saved' && (answer?.version ?? 0) <= saving.version ? saving : null
  const entry = held?.entry ?? saved?.entry ?? entryOf(answer)
  const place = placeOf(question.id)
  const lack = insist ? lackOf(entry) : null

  const change = (part: Partial<Entry>, send: boolean) => {
    keeper.hold(question.id, { ...entry, ...part }, saved?.version ?? answer?.version ?? null)
    if (send) void keeper.push(question.id)
  }
  useEffect(() => {
    if (!held || saving.phase !== 'held') return
    const timer = setTimeout(() => void keeper.push(question.id), pause)
    return () => clearTimeout(timer)
  }, [held, saving.phase, keeper, question.id])

  const choices = answerValues
    .filter((value) => value !== 'na' || question.notApplicable !== null || entry.value === 'na')
    .map((value) => choiceOf(question, value))
  return (
    <div className="grid gap-6">
      <Choices
        id={place.value}
        legend={legend}
        {...(legendClass === undefined ? {} : { legendClass })}
        support={support}
        dense={dense}
        keys={digits}
        before={<PreviousAnswer draft={draft} question={question} entry={entry} onTake={(part) => change(part, true)} />}
        error={lack === 'value' ? texts.errors.value : undefined}
        choices={choices}
        selected={entry.value === null ? null : String(entry.value)}
        onSelect={(choice) => change({ value: answerOf(choice) }, true)}
      />
      {entry.value === 'unknown' && <UnknownHelp question={question} />}
      {question.vendorMayAnswer && entry.value !== null && (
        <AnsweredBy draft={draft} id={place['vendor-name']} entry={entry} lack={lack} onChange={change} />
      )}
      <Note id={place.reason} entry={entry} lack={lack} onChange={change} onLeave={() => void keeper.push(question.id)} />
      <SaveState keeper={keeper} question={question} answer={answer} entry={entry} saving={saving} />
    </div>
  )
}

/** What is written beside an answer: the reason of a 対象外, or a note that is opened when wanted. */
const Note = ({
  id,
  entry,
  lack,
  onChange,
  onLeave,
}: {
  id: string
  entry: Entry
  lack: Lack | null
  onChange: (part: Partial<Entry>, send: boolean) => void
  onLeave: () => void
}) => {
  const texts = assessmentTexts().answer
  const [open, setOpen] = useState(false)
  // The button that was pressed makes room for the field, which takes the focus over.
  useEffect(() => {
    if (open) document.getElementById(id)?.focus()
  }, [open, id])
  const isReason = entry.value === 'na'
  if (!isReason && !open && entry.comment === '') {
    if (entry.value === null) return null
    return (
      <div>
        <Button look="text" className="-ms-2" onClick={() => setOpen(true)}>
          {texts.commentAdd}
        </Button>
      </div>
    )
  }
  return (
    <TextArea
      id={id}
      label={isReason ? texts.naReason : texts.comment}
      support={isReason ? texts.naReasonSupport : texts.commentSupport}
      required={isReason}
      error={lack === 'reason' ? texts.errors.reason : undefined}
      maxLength={2000}
      rows={2}
      value={entry.comment}
      onChange={(event) => onChange({ comment: event.target.value }, false)}
      onBlur={onLeave}
    />
  )
}
