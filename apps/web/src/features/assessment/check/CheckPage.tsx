// SPDX-License-Identifier: Apache-2.0
import type { DraftView } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { getRouteApi } from '@tanstack/react-router'
import { contentLanguage } from '../../../app/language.ts'
import { Page } from '../../../app/Page.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Pair, Pairs } from '../../../ui/List.tsx'
import { Status } from '../../../ui/Status.tsx'
import { BackLink, TextLink } from '../../../ui/TextLink.tsx'
import { Pending } from '../answer/Pending.tsx'
import { useKeeper } from '../answer/useKeeper.ts'
import { type PlacedQuestion, placedQuestions, useDraft } from '../queries.ts'
import { AnswerSaid } from '../result/AnswerSaid.tsx'
import { assessmentTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { checkDraft } from './checks.ts'
import { Submit } from './Submit.tsx'

const route = getRouteApi('/assessments/$assessment/check')
const controls = 4

/** All answers in one list before they are submitted, each with the way to change it. */
export const CheckPage = () => {
  const texts = assessmentTexts()
  const { assessment } = route.useParams()
  const { draft, edition } = useDraft(assessment)
  const keeper = useKeeper(assessment)
  const questions = placedQuestions(edition)
  const check = checkDraft(questions, draft)
  return (
    <Page
      title={texts.check.title}
      lead={texts.check.lead}
      back={
        <BackLink to="/assessments/$assessment" params={{ assessment }}>
          {texts.question.back}
        </BackLink>
      }
    >
      <Pending assessment={assessment} keeper={keeper} questions={questions} />
      <p>{fill(texts.check.counts, { ...check, questions: questions.length })}</p>
      {edition.domains.map((domain) => (
        <Section key={domain.id} title={nameOf(domain.name)} className="mt-10">
          <Pairs>
            {questions
              .filter((placed) => placed.domain.id === domain.id)
              .map((placed) => (
                <Given key={placed.question.id} placed={placed} draft={draft} />
              ))}
          </Pairs>
        </Section>
      ))}
      <Section title={texts.check.network} className="mt-10">
        <Pairs>
          <Pair
            name={texts.draft.networkTitle}
            action={
              <TextLink to="/assessments/$assessment/network" params={{ assessment }} standing>
                {draft.network.length > 0 ? texts.check.change : texts.check.answer}
                <span className="sr-only">：{texts.check.network}</span>
              </TextLink>
            }
          >
            {draft.network.length === controls ? (
              texts.draft.status.done
            ) : draft.network.length === 0 ? (
              <>
                <Status kind="open">{texts.unanswered}</Status>
                <p className="mt-1">{texts.check.networkNone}</p>
              </>
            ) : (
              fill(texts.check.networkPart, { count: draft.network.length })
            )}
          </Pair>
        </Pairs>
      </Section>
      <Submit draft={draft} missing={check.missing} keeper={keeper} />
    </Page>
  )
}

const Given = ({ placed: { question, number }, draft }: { placed: PlacedQuestion; draft: DraftView }) => {
  const texts = assessmentTexts()
  const answer = draft.answers.find((one) => one.question === question.id)
  return (
    <Pair
      name={<span {...contentLanguage}>{question.text}</span>}
      action={
        <TextLink
          id={`change-${question.id}`}
          to="/assessments/$assessment/questions/$number"
          params={{ assessment: draft.id, number: String(number) }}
          search={{ from: 'check' }}
          standing
        >
          <span aria-hidden="true">{answer ? texts.check.change : texts.check.answer}</span>
          <span className="sr-only">{fill(answer ? texts.check.changeOf : texts.check.answerOf, { text: question.text })}</span>
        </TextLink>
      }
    >
      {answer ? <AnswerSaid question={question} answer={answer} /> : <Status kind="open">{texts.unanswered}</Status>}
    </Pair>
  )
}
