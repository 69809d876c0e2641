// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dayText } from '../../../app/dates.ts'
import { Page } from '../../../app/Page.tsx'
import { useAbility } from '../../../app/session.ts'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../../ui/List.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { Status } from '../../../ui/Status.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { Pending } from '../answer/Pending.tsx'
import { useKeeper } from '../answer/useKeeper.ts'
import { placedQuestions, useDraft } from '../queries.ts'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { type DraftProgress, draftProgress, type TaskState, taskState } from './progress.ts'

const route = getRouteApi('/assessments/$assessment')
const controls = 4

/** The home of a draft: how far it is, how to answer, and every part as a task that can be done in any order. */
export const DraftPage = () => {
  const texts = assessmentTexts()
  const { assessment } = route.useParams()
  const { draft, edition } = useDraft(assessment)
  const keeper = useKeeper(assessment)
  const mayAnswer = useAbility('assessment.answer')
  const progress = draftProgress(edition, draft)
  return (
    <Page
      title={texts.draft.title}
      lead={mayAnswer ? texts.draft.lead : texts.list.readOnly}
      back={<BackLink to="/assessments">{texts.title}</BackLink>}
    >
      <Pending assessment={assessment} keeper={keeper} questions={placedQuestions(edition)} />
      <Progress done={progress.answered} of={progress.questions}>
        {fill(texts.draft.progress, progress)}
      </Progress>
      {mayAnswer && (
        <>
          <p className="mt-5">
            <NextButton assessment={assessment} progress={progress} />
          </p>
          {draft.previous && (
            <p className="mt-6 border-s-4 border-solid-gray-300 ps-4">
              <b className="text-std-16B-170">{texts.draft.previous}</b>
              {fill(texts.draft.previousNote, { day: dayText(draft.previous.submittedAt) })}
            </p>
          )}
          <Modes assessment={assessment} first={progress.next ?? 1} />
          <Section title={texts.draft.tasks}>
            <Rows>
              {progress.tasks.map((task) => (
                <Task
                  key={task.id}
                  link={
                    <RowLink to="/assessments/$assessment/questions/$number" params={{ assessment, number: String(task.first) }}>
                      {nameOf(task.name)}
                    </RowLink>
                  }
                  note={fill(texts.draft.taskNote, task)}
                  state={task.state}
                />
              ))}
            </Rows>
          </Section>
          <Section title={texts.draft.network}>
            <Rows>
              <Task
                link={
                  <RowLink to="/assessments/$assessment/network" params={{ assessment }}>
                    {texts.draft.networkTitle}
                  </RowLink>
                }
                note={texts.draft.networkNote}
                state={taskState(draft.network.length, controls)}
              />
            </Rows>
          </Section>
          <Section title={texts.draft.checkTask}>
            <Rows>
              <Row
                link={
                  <RowLink to="/assessments/$assessment/check" params={{ assessment }}>
                    {texts.draft.check}
                  </RowLink>
                }
                note={texts.draft.checkNote}
              />
            </Rows>
          </Section>
        </>
      )}
    </Page>
  )
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

const Task = ({ link, note, state }: { link: ReactNode; note: string; state: TaskState }) => (
  <Row link={link} note={note} status={<Status kind={state}>{assessmentTexts().draft.status[state]}</Status>} />
)

const Modes = ({ assessment, first }: { assessment: string; first: number }) => {
  const texts = assessmentTexts().draft
  return (
    <Section title={texts.modes} note={texts.modesNote}>
      <Rows>
        <Row
          link={
            <RowLink to="/assessments/$assessment/questions/$number" params={{ assessment, number: String(first) }}>
              {texts.one}
            </RowLink>
          }
          note={texts.oneNote}
        />
        <Row
          link={
            <RowLink to="/assessments/$assessment/all" params={{ assessment }}>
              {texts.all}
            </RowLink>
          }
          note={texts.allNote}
        />
        <Row
          link={
            <RowLink to="/assessments/$assessment/form" params={{ assessment }}>
              {texts.form}
            </RowLink>
          }
          note={texts.formNote}
        />
      </Rows>
    </Section>
  )
}
