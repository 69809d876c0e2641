// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Page } from '../../../app/Page.tsx'
import { useAbility } from '../../../app/session.ts'
import { shellTexts } from '../../../app/texts.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../../ui/List.tsx'
import { Status } from '../../../ui/Status.tsx'
import { taskState } from '../draft/progress.ts'
import { assessmentsQuery } from '../queries.ts'
import { answeringTexts, assessmentTexts } from '../texts.ts'
import { dueDay, nameOf, today } from '../words.ts'
import { EntryCard } from './EntryCard.tsx'
import { type Asked, type Entries, entriesOf } from './entries.ts'
import { PastSubmissions } from './PastSubmissions.tsx'

/** The self-assessments: the way into each that the reader answers, what others asked of them, and what was submitted. */
export const ListPage = () => {
  const texts = assessmentTexts()
  const list = useSuspenseQuery(assessmentsQuery).data
  const entries = entriesOf(list)
  const reads = useAbility('assessment.read')
  const titles = new Map(list.instruments.map(({ id, title }) => [id, nameOf(title)]))
  const { first, others, asked, underway, past } = entries
  return (
    <Page title={texts.title} lead={texts.list.lead}>
      <NothingToAnswer entries={entries} reads={reads} />
      {asked.length > 0 && (
        <Section title={texts.list.mine} className="mt-0">
          <Rows>
            {asked.map((one) => (
              <AskedRow key={`${one.assessment}-${one.domain}`} asked={one} />
            ))}
          </Rows>
        </Section>
      )}
      <div className={`grid gap-5 ${asked.length > 0 ? 'mt-8' : ''} empty:hidden`}>
        {first.map((entry, index) => (
          <EntryCard key={entry.instrument.id} entry={entry} main={index === 0 && asked.length === 0} />
        ))}
      </div>
      {others.length > 0 && (
        <div className="mt-8">
          <Disclosure summary={texts.list.others}>
            <p className="mb-4 text-solid-gray-700">{texts.list.othersNote}</p>
            <div className="grid gap-5">
              {others.map((entry) => (
                <EntryCard key={entry.instrument.id} entry={entry} main={false} />
              ))}
            </div>
          </Disclosure>
        </div>
      )}
      {underway.length > 0 && (
        <Section title={texts.list.underway}>
          <Rows>
            {underway.map((draft) => (
              <Row
                key={draft.id}
                link={
                  <RowLink to="/assessments/$assessment" params={{ assessment: draft.id }}>
                    {titles.get(draft.instrument) ?? draft.instrument}
                  </RowLink>
                }
                note={fill(texts.draft.taskNote, draft)}
                status={<State answered={draft.answered} questions={draft.questions} />}
              />
            ))}
          </Rows>
        </Section>
      )}
      {reads && <PastSubmissions past={past} titles={titles} />}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.list.why}</Disclosure>
      </div>
    </Page>
  )
}

const NothingToAnswer = ({ entries: { first, others, asked }, reads }: { entries: Entries; reads: boolean }) => {
  const texts = assessmentTexts().list
  if (first.length > 0 || others.length > 0 || asked.length > 0) return null
  return <p>{reads ? texts.readOnly : texts.mineNone}</p>
}

const State = ({ answered, questions }: { answered: number; questions: number }) => {
  const state = taskState(answered, questions)
  return <Status kind={state}>{assessmentTexts().draft.status[state]}</Status>
}

const AskedRow = ({ asked }: { asked: Asked }) => {
  const texts = answeringTexts().sections
  const { assessment, domain, name, answered, questions, due } = asked
  const late = due !== null && due < today() && answered < questions
  return (
    <Row
      link={
        <RowLink to="/assessments/$assessment/domains/$domain" params={{ assessment, domain }}>
          {name}
        </RowLink>
      }
      note={
        <span className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span>{fill(assessmentTexts().draft.taskNote, { answered, questions })}</span>
          {due !== null && <span>{fill(texts.due, { day: dueDay(due) })}</span>}
          {late && <Status kind="heed">{texts.late}</Status>}
        </span>
      }
      status={<State answered={answered} questions={questions} />}
    />
  )
}
