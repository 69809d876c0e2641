// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { durationText } from '../../../app/durations.ts'
import { Page } from '../../../app/Page.tsx'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../../ui/List.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { Pending } from '../answer/Pending.tsx'
import { useKeeper } from '../answer/useKeeper.ts'
import type { OutlinedDraft } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { type DraftProgress, draftProgress } from './progress.ts'
import { FormRow, LastTasks, PreviousNote, Task } from './Tasks.tsx'

/** The home of a draft that is answered one question a page. */
export const QuestionsDraft = ({ on }: { on: OutlinedDraft }) => {
  const texts = assessmentTexts()
  const { draft, outline } = on
  const keeper = useKeeper(draft.id)
  const progress = draftProgress(outline, draft)
  return (
    <Page title={texts.draft.title} lead={leadOf(on)} back={<BackLink to="/assessments">{texts.title}</BackLink>}>
      <Pending on={on} keeper={keeper} />
      <Progress done={progress.answered} of={progress.questions}>
        {fill(texts.draft.progress, progress)}
      </Progress>
      {draft.whole && (
        <>
          <p className="mt-5">
            <NextButton assessment={draft.id} progress={progress} />
          </p>
          <PreviousNote draft={draft} />
          <Modes on={on} first={progress.next ?? 1} />
          <Section title={texts.draft.tasks}>
            <Rows>
              {progress.tasks.map((task) => (
                <Task
                  key={task.id}
                  link={
                    <RowLink to="/assessments/$assessment/questions/$number" params={{ assessment: draft.id, number: String(task.first) }}>
                      {nameOf(task.name)}
                    </RowLink>
                  }
                  note={fill(texts.draft.taskNote, task)}
                  state={task.state}
                />
              ))}
            </Rows>
          </Section>
          <LastTasks draft={draft} />
        </>
      )}
    </Page>
  )
}

const leadOf = ({ draft, outline }: OutlinedDraft): string => {
  const texts = assessmentTexts().draft
  const said = { title: nameOf(outline.title), time: durationText(outline.minutes / 60) }
  if (!draft.whole) return fill(texts.leadRead, said)
  return fill(draft.instrument === 'executive' ? texts.leadAlone : texts.lead, said)
}

const NextButton = ({ assessment, progress }: { assessment: string; progress: DraftProgress }) => {
  const texts = assessmentTexts().draft
  if (progress.next === null)
    return (
      <ButtonLink to="/assessments/$assessment/check" params={{ assessment }}>
        {texts.check}
      </ButtonLink>
    )
  return (
    <ButtonLink to="/assessments/$assessment/questions/$number" params={{ assessment, number: String(progress.next) }}>
      {progress.answered === 0 ? texts.first : fill(texts.next, { number: progress.next })}
    </ButtonLink>
  )
}

const Modes = ({ on: { draft }, first }: { on: OutlinedDraft; first: number }) => {
  const texts = assessmentTexts().draft
  const params = { assessment: draft.id }
  return (
    <Section title={texts.modes} note={texts.modesNote}>
      <Rows>
        <Row
          link={
            <RowLink to="/assessments/$assessment/questions/$number" params={{ ...params, number: String(first) }}>
              {texts.one}
            </RowLink>
          }
          note={texts.oneNote}
        />
        <Row
          link={
            <RowLink to="/assessments/$assessment/all" params={params}>
              {texts.all}
            </RowLink>
          }
          note={texts.allNote}
        />
        <FormRow draft={draft} />
      </Rows>
    </Section>
  )
}
