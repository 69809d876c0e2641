// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { getRouteApi } from '@tanstack/react-router'
import { DeniedPage } from '../../../app/Failure.tsx'
import { contentLanguage } from '../../../app/language.ts'
import { Page } from '../../../app/Page.tsx'
import { ButtonLink } from '../../../ui/Button.tsx'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Jumps } from '../../../ui/Jumps.tsx'
import { Progress } from '../../../ui/Progress.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { AnswerForm } from '../answer/AnswerForm.tsx'
import type { AnswerKeeper } from '../answer/keeper.ts'
import { Pending } from '../answer/Pending.tsx'
import { useKeeper } from '../answer/useKeeper.ts'
import { draftProgress } from '../draft/progress.ts'
import { type PlacedQuestion, placedQuestions, useDraft } from '../queries.ts'
import { Background } from '../question/Background.tsx'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'

const route = getRouteApi('/assessments/$assessment/all')

/** All questions on one page, a section a domain, each answer saved when chosen. */
export const AllPage = () => {
  const texts = assessmentTexts()
  const { assessment } = route.useParams()
  const { draft, edition } = useDraft(assessment)
  const keeper = useKeeper(assessment)
  const progress = draftProgress(edition, draft)
  const questions = placedQuestions(edition)
  if (!draft.whole) return <DeniedPage />
  return (
    <Page
      title={texts.all.title}
      lead={texts.all.lead}
      back={
        <BackLink to="/assessments/$assessment" params={{ assessment }}>
          {texts.question.back}
        </BackLink>
      }
    >
      <Pending on={{ draft, outline: edition }} keeper={keeper} />
      <Progress done={progress.answered} of={progress.questions}>
        {fill(texts.draft.progress, progress)}
      </Progress>
      <div className="mt-6">
        <Jumps label={texts.all.jump} parts={progress.tasks.map(({ id, name }) => ({ id: `domain-${id}`, name: nameOf(name) }))} />
      </div>
      {edition.domains.map((domain) => (
        <Section key={domain.id} id={`domain-${domain.id}`} title={nameOf(domain.name)} note={<span {...contentLanguage}>{domain.about}</span>}>
          <div className="grid gap-12">
            {questions
              .filter((placed) => placed.domain.id === domain.id)
              .map((placed) => (
                <Asked key={placed.question.id} draft={draft} keeper={keeper} placed={placed} />
              ))}
          </div>
        </Section>
      ))}
      <p className="mt-12">
        <ButtonLink to="/assessments/$assessment/check" params={{ assessment }}>
          {texts.all.done}
        </ButtonLink>
      </p>
    </Page>
  )
}

const Asked = ({ draft, keeper, placed: { question, number } }: { draft: DraftView; keeper: AnswerKeeper; placed: PlacedQuestion }) => (
  <div>
    <AnswerForm
      dense
      draft={draft}
      question={question}
      keeper={keeper}
      legend={
        <span {...contentLanguage}>
          {number}. {question.text}
        </span>
      }
      support={<span {...contentLanguage}>{question.help}</span>}
    />
    <Disclosure summary={assessmentTexts().all.background}>
      <Background question={question} />
    </Disclosure>
  </div>
)
