// SPDX-License-Identifier: Apache-2.0
import type { EditionQuestion } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { dayTimeText, timeText } from '../../../app/dates.ts'
import { FailureNotice } from '../../../app/Failure.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { LiveLine } from '../../../ui/Status.tsx'
import type { Answer } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'
import { answerText } from '../words.ts'
import { type Entry, entryOf, lackOf } from './entry.ts'
import type { AnswerKeeper, Saving } from './keeper.ts'
import { focusAnswer } from './place.ts'

const waitingText = (entry: Entry): string => {
  const texts = assessmentTexts().answer
  const lack = lackOf(entry)
  if (lack === 'reason') return texts.waitingReason
  if (lack === 'vendor-name') return texts.waitingVendor
  return lack === 'value' && entry.comment !== '' ? texts.waitingValue : ''
}

// The end of the session is told once, at the top of the page; here it is enough to say what that means for this answer.
const waitsForSession = (saving: Saving): boolean => saving.phase === 'failed' && saving.error.code === 'session.required'

const line = (saving: Saving, entry: Entry, answer: Answer | undefined): string => {
  const texts = assessmentTexts().answer
  if (waitsForSession(saving)) return texts.waitingSession
  if (saving.phase === 'saving') return texts.saving
  if (saving.phase === 'saved') return fill(texts.savedAt, { time: timeText(saving.at) })
  if (saving.phase === 'held') return waitingText(entry)
  if (saving.phase === 'idle' && answer) return fill(texts.savedBefore, { time: dayTimeText(answer.answeredAt), name: answer.answeredBy })
  return ''
}

/** Says whether the answer is stored; where it is not, why, and what can be pressed. */
export const SaveState = ({
  keeper,
  question,
  answer,
  entry,
  saving,
}: {
  keeper: AnswerKeeper
  question: EditionQuestion
  answer: Answer | undefined
  entry: Entry
  saving: Saving
}) => {
  const texts = assessmentTexts().answer
  const told = line(saving, entry, answer)
  return (
    <div className="print:hidden">
      <LiveLine>
        {told !== '' && (
          <span className="inline-flex items-center gap-1.5">
            {(saving.phase === 'saved' || saving.phase === 'idle') && <Icon name="check" className="size-4 text-success-2" />}
            {told}
          </span>
        )}
      </LiveLine>
      {saving.phase === 'failed' && !waitsForSession(saving) && (
        <FailureNotice error={saving.error} actions={<Button onClick={() => void keeper.push(question.id)}>{texts.again}</Button>}>
          <p>{texts.kept}</p>
        </FailureNotice>
      )}
      {saving.phase === 'conflict' && <Conflict keeper={keeper} question={question} entry={entry} theirs={saving.theirs} />}
    </div>
  )
}

const Said = ({ question, entry }: { question: EditionQuestion; entry: Entry }) => (
  <>
    <p>{entry.value === null ? assessmentTexts().unanswered : answerText(question, entry.value)}</p>
    {entry.source === 'vendor' && <p>{fill(assessmentTexts().vendorBy, { name: entry.vendorName })}</p>}
    {entry.comment !== '' && <p>{fill(assessmentTexts().commentOf, { comment: entry.comment })}</p>}
  </>
)

const Conflict = ({ keeper, question, entry, theirs }: { keeper: AnswerKeeper; question: EditionQuestion; entry: Entry; theirs: Answer }) => {
  const texts = assessmentTexts().answer.conflict
  const settle = (keep: 'mine' | 'theirs') => {
    keeper.settle(question.id, keep)
    // The button that was pressed goes away with the conflict.
    focusAnswer(question.id)
  }
  return (
    <Notice
      kind="heed"
      live
      title={texts.title}
      actions={
        <>
          <Button onClick={() => settle('theirs')}>{texts.keepTheirs}</Button>
          <Button look="outline" onClick={() => settle('mine')}>
            {texts.keepMine}
          </Button>
        </>
      }
    >
      <p>{texts.text}</p>
      <dl className="mt-3 grid gap-3 md:grid-cols-2">
        <div>
          <dt className="text-std-16B-170">{fill(texts.theirs, { name: theirs.answeredBy, time: dayTimeText(theirs.answeredAt) })}</dt>
          <dd>
            <Said question={question} entry={entryOf(theirs)} />
          </dd>
        </div>
        <div>
          <dt className="text-std-16B-170">{texts.mine}</dt>
          <dd>
            <Said question={question} entry={entry} />
          </dd>
        </div>
      </dl>
    </Notice>
  )
}
