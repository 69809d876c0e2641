// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import type { ReactNode } from 'react'
import { dayText } from '../../../app/dates.ts'
import { Section } from '../../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../../ui/List.tsx'
import { Status } from '../../../ui/Status.tsx'
import { assessmentTexts } from '../texts.ts'
import { type TaskState, taskState } from './progress.ts'
import { asksNetwork } from './ways.ts'

const controls = 4

/** A part of a draft as a task: its state is a word. */
export const Task = ({ link, note, state }: { link: ReactNode; note: ReactNode; state: TaskState }) => (
  <Row link={link} note={note} status={<Status kind={state}>{assessmentTexts().draft.status[state]}</Status>} />
)

/** That answers of last time are there to be used. */
export const PreviousNote = ({ draft: { previous } }: { draft: DraftView }) => {
  const texts = assessmentTexts().draft
  if (!previous) return null
  return (
    <p className="mt-6 border-s-4 border-solid-gray-300 ps-4">
      <b className="text-std-16B-170">{texts.previous}</b>
      {fill(texts.previousNote, { day: dayText(previous.submittedAt) })}
    </p>
  )
}

/** Answering in Excel, as a row of a list of ways. */
export const FormRow = ({ draft }: { draft: DraftView }) => {
  const texts = assessmentTexts().draft
  return (
    <Row
      link={
        <RowLink to="/assessments/$assessment/form" params={{ assessment: draft.id }}>
          {texts.form}
        </RowLink>
      }
      note={texts.formNote}
    />
  )
}

/** What comes after the questions: the network level where it is asked for, and the check before submitting. */
export const LastTasks = ({ draft }: { draft: DraftView }) => {
  const texts = assessmentTexts().draft
  const params = { assessment: draft.id }
  return (
    <>
      {asksNetwork(draft) && (
        <Section title={texts.network}>
          <Rows>
            <Task
              link={
                <RowLink to="/assessments/$assessment/network" params={params}>
                  {texts.networkTitle}
                </RowLink>
              }
              note={texts.networkNote}
              state={taskState(draft.network.length, controls)}
            />
          </Rows>
        </Section>
      )}
      <Section title={texts.checkTask}>
        <Rows>
          <Row
            link={
              <RowLink to="/assessments/$assessment/check" params={params}>
                {texts.check}
              </RowLink>
            }
            note={texts.checkNote}
          />
        </Rows>
      </Section>
    </>
  )
}
