// SPDX-License-Identifier: Apache-2.0
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { DeniedPage } from '../../../app/Failure.tsx'
import { Page } from '../../../app/Page.tsx'
import { useSession } from '../../../app/session.ts'
import { shellTexts } from '../../../app/texts.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { sectionTasks } from '../draft/sections.ts'
import { membersQuery, useOutlined } from '../queries.ts'
import { answeringTexts } from '../texts.ts'
import { today } from '../words.ts'
import { AssignForm } from './AssignForm.tsx'
import { assignable } from './assigning.ts'
import { Given } from './Given.tsx'
import { personField } from './PersonField.tsx'

const route = getRouteApi('/assessments/$assessment/assign')

/** Who looks after which domain: the form that gives domains to a colleague, and what was given, with the ways to remind and to take back. */
export const AssignPage = () => {
  const texts = answeringTexts()
  const { assessment } = route.useParams()
  const { domain: wanted } = route.useSearch()
  const on = useOutlined(assessment)
  const { person } = useSession()
  const { members } = useSuspenseQuery(membersQuery).data
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(on.outline.domains.map(({ id }) => id).filter((id) => id === wanted)))
  const [failing, setFailing] = useState(false)
  if (!on.draft.whole) return <DeniedPage />
  const tasks = sectionTasks(on.outline, on.draft, { person: person.id, readsAll: true }, today())
  const given = tasks.filter(({ assignment }) => assignment !== null)
  const people = assignable(members)
  const change = (domain: string) => {
    setChosen(new Set([domain]))
    document.getElementById(personField)?.focus()
  }
  return (
    <Page
      title={texts.assign.title}
      lead={texts.assign.lead}
      failing={failing}
      back={
        <BackLink to="/assessments/$assessment" params={{ assessment }}>
          {texts.domain.back}
        </BackLink>
      }
    >
      <AssignForm on={on} tasks={tasks} people={people} chosen={chosen} onChoose={setChosen} onFailing={setFailing} />
      <Section title={texts.assign.given}>
        {given.length === 0 ? <p>{texts.assign.givenNone}</p> : <Given on={on} tasks={given} people={people} onChange={change} />}
      </Section>
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.assign.why}</Disclosure>
      </div>
    </Page>
  )
}
