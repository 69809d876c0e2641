// SPDX-License-Identifier: Apache-2.0
import type { EditionOutline, OutlineDomain } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { contentLanguage } from '../../../app/language.ts'
import { Page } from '../../../app/Page.tsx'
import { useAbility, useSession } from '../../../app/session.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { Pending } from '../answer/Pending.tsx'
import { goToQuestion, questionOf } from '../answer/place.ts'
import { useKeeper } from '../answer/useKeeper.ts'
import { AssignmentLine } from '../draft/AssignmentLine.tsx'
import { type SectionTask, sectionTasks } from '../draft/sections.ts'
import { answersDomain } from '../draft/ways.ts'
import { editionDomainQuery, type OutlinedDraft, places, useOutlined } from '../queries.ts'
import { answeringTexts, assessmentTexts } from '../texts.ts'
import { nameOf, today } from '../words.ts'
import { Around } from './Around.tsx'
import { SectionCheck } from './SectionCheck.tsx'
import { SectionQuestion } from './SectionQuestion.tsx'

const route = getRouteApi('/assessments/$assessment/domains/$domain')

/** All questions of one domain on a page, each answer saved when chosen, with the answers to look through at the end. */
export const SectionPage = () => {
  const texts = answeringTexts().domain
  const { assessment, domain: id } = route.useParams()
  const on = useOutlined(assessment)
  const tasks = useSectionTasks(on)
  const domain = on.outline.domains.find((one) => one.id === id)
  const task = tasks.find((one) => one.id === id)
  if (!domain) return <Instead on={on} title={texts.unknown} lead={texts.unknownText} />
  if (!task || !answersDomain(on.draft, id)) return <Instead on={on} title={texts.notYours} lead={texts.notYoursText} />
  return <Section key={id} on={on} domain={domain} task={task} open={tasks.filter((one) => one.open)} />
}

const useSectionTasks = ({ draft, outline }: OutlinedDraft): SectionTask[] => {
  const { person } = useSession()
  return sectionTasks(outline, draft, { person: person.id, readsAll: useAbility('assessment.read') }, today())
}

const BackToSections = ({ on }: { on: OutlinedDraft }) => {
  const { from } = route.useSearch()
  return (
    <BackLink to={from === 'check' ? '/assessments/$assessment/check' : '/assessments/$assessment'} params={{ assessment: on.draft.id }}>
      {from === 'check' ? assessmentTexts().question.backToCheck : answeringTexts().domain.back}
    </BackLink>
  )
}

/** Stands where there is nothing to answer for the reader. */
const Instead = ({ on, title, lead }: { on: OutlinedDraft; title: string; lead: string }) => (
  <Page title={title} lead={lead} back={<BackToSections on={on} />}>
    {null}
  </Page>
)

type Texts = Pick<EditionOutline, 'title'> & Pick<OutlineDomain, 'name'>
const titleOf = ({ name, title }: Texts) => fill(answeringTexts().domain.documentTitle, { name: nameOf(name), title: nameOf(title) })

const Section = ({
  on,
  domain,
  task,
  open,
}: {
  on: OutlinedDraft
  domain: OutlineDomain
  task: SectionTask
  /** The domains that the reader answers, this one among them. */
  open: readonly SectionTask[]
}) => {
  const texts = answeringTexts().domain
  const { draft, outline } = on
  const { questions } = useSuspenseQuery(editionDomainQuery(draft.editionHash, domain.id)).data
  const keeper = useKeeper(draft.id)
  const numbers = new Map(places(outline).map(({ question, number }) => [question.id, number]))
  useQuestionOfAddress()
  return (
    <Page
      title={nameOf(domain.name)}
      documentTitle={titleOf({ name: domain.name, title: outline.title })}
      lead={<span {...contentLanguage}>{domain.about}</span>}
      back={<BackToSections on={on} />}
    >
      <Pending on={on} keeper={keeper} here={questions.map((question) => question.id)} />
      <Progress done={task.answered} of={task.questions}>
        {fill(texts.progress, task)}
      </Progress>
      {task.assignment && (
        <div className="mt-3">
          <AssignmentLine task={task} />
          {task.assignment.note !== '' && <p>{fill(texts.note, { note: task.assignment.note })}</p>}
        </div>
      )}
      <div className="mt-4 print:hidden">
        <Disclosure summary={texts.keys}>
          <ul className="list-disc ps-5">
            {texts.keysText.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Disclosure>
      </div>
      <ol className="mt-8 grid gap-10 print:gap-4">
        {questions.map((question) => (
          <SectionQuestion
            key={question.id}
            draft={draft}
            domain={domain.id}
            keeper={keeper}
            question={question}
            number={numbers.get(question.id) ?? 0}
          />
        ))}
      </ol>
      <SectionCheck draft={draft} keeper={keeper} questions={questions} numbers={numbers} />
      <Around on={on} task={task} open={open} />
    </Page>
  )
}

/** An address that names a question leads to it. */
const useQuestionOfAddress = () => {
  const hash = useRouterState({ select: ({ location }) => location.hash })
  useEffect(() => {
    const question = questionOf(hash)
    if (question !== null) goToQuestion(question)
  }, [hash])
}
