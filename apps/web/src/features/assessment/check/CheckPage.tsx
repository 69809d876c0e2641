// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '../../../app/Page.tsx'
import { useSession } from '../../../app/session.ts'
import type { FieldProblem } from '../../../ui/ErrorSummary.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { Pending } from '../answer/Pending.tsx'
import { useKeeper } from '../answer/useKeeper.ts'
import { sectionTasks } from '../draft/sections.ts'
import { asksNetwork, isSectioned } from '../draft/ways.ts'
import { type OutlinedDraft, places, useOutlined } from '../queries.ts'
import { answeringTexts, assessmentTexts } from '../texts.ts'
import { nameOf, today } from '../words.ts'
import { checkDraft } from './checks.ts'
import { NetworkCheck } from './NetworkCheck.tsx'
import { QuestionsCheck } from './QuestionsCheck.tsx'
import { SectionsCheck } from './SectionsCheck.tsx'
import { Submit } from './Submit.tsx'

const route = getRouteApi('/assessments/$assessment/check')

/** All answers in one list before they are submitted, each with the way to change it. */
export const CheckPage = () => {
  const on = useOutlined(route.useParams().assessment)
  return isSectioned(on.draft, on.outline) ? <BySection on={on} /> : <ByQuestion on={on} />
}

const ByQuestion = ({ on }: { on: OutlinedDraft }) => {
  const texts = assessmentTexts()
  const check = checkDraft(places(on.outline), on.draft)
  const problems = check.missing.map(({ question, number }) => ({
    field: `change-${question.id}`,
    text: fill(texts.check.missing, { number, text: question.text }),
  }))
  return (
    <Frame on={on} back={texts.question.back} counts={fill(texts.check.counts, check)} missing={check.missing.length} problems={problems}>
      <QuestionsCheck on={on} />
    </Frame>
  )
}

const BySection = ({ on }: { on: OutlinedDraft }) => {
  const texts = answeringTexts()
  const { draft, outline } = on
  const { person } = useSession()
  // Who looks after a few domains looks those through, and whoever runs the assessment all of them.
  const tasks = sectionTasks(outline, draft, { person: person.id, readsAll: draft.whole }, today())
  const seen = new Set(tasks.map(({ id }) => id))
  const check = checkDraft(
    places(outline).filter(({ domain }) => seen.has(domain.id)),
    draft,
  )
  const problems = tasks
    .filter(({ state }) => state !== 'done')
    .map(({ id, name, questions, answered }) => ({
      field: `check-${id}`,
      text: fill(texts.check.missing, { name: nameOf(name), count: questions - answered }),
    }))
  return (
    <Frame on={on} back={texts.domain.back} counts={fill(assessmentTexts().check.counts, check)} missing={check.missing.length} problems={problems}>
      <SectionsCheck on={on} tasks={tasks} />
    </Frame>
  )
}

/** What the check of any assessment has: the counts, the network level where it is asked for, and submitting for whoever submits. */
const Frame = ({
  on,
  back,
  counts,
  missing,
  problems,
  children,
}: {
  on: OutlinedDraft
  back: string
  counts: string
  missing: number
  problems: readonly FieldProblem[]
  children: ReactNode
}) => {
  const texts = assessmentTexts()
  const { draft } = on
  const keeper = useKeeper(draft.id)
  return (
    <Page
      title={draft.maySubmit ? texts.check.title : texts.draft.check}
      lead={draft.maySubmit ? texts.check.lead : answeringTexts().check.colleagueLead}
      back={
        <BackLink to="/assessments/$assessment" params={{ assessment: draft.id }}>
          {back}
        </BackLink>
      }
    >
      <Pending on={on} keeper={keeper} />
      <p>{counts}</p>
      {children}
      {asksNetwork(draft) && <NetworkCheck draft={draft} />}
      {draft.maySubmit ? (
        <Submit draft={draft} missing={missing} problems={problems} keeper={keeper} />
      ) : (
        <Section title={answeringTexts().check.colleague}>
          <p>{answeringTexts().check.colleagueText}</p>
        </Section>
      )}
    </Page>
  )
}
