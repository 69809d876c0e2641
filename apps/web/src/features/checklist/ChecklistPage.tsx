// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { calendarDayText, dayText, fiscalYearText } from '../../app/dates.ts'
import { contentLanguage } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LiveLine, Status } from '../../ui/Status.tsx'
import { BackLink, TextLink } from '../../ui/TextLink.tsx'
import { Unverified } from '../assessment/index.ts'
import { FromBefore } from './carry/Offers.tsx'
import { Freeze } from './Freeze.tsx'
import { Machines } from './Machines.tsx'
import { Proposals } from './Proposals.tsx'
import { checklistQuery, type OpenChecklist } from './queries.ts'
import { Situation } from './Situation.tsx'
import { checklistTexts } from './texts.ts'
import { answerText, certaintyOf, isReady, itemsOf, nameOf, numbersOf, proposalText } from './words.ts'

const route = getRouteApi('/checklists/$checklist')

/** One official form: how it stands, the next item, what can be confirmed together, and every item. */
export const ChecklistPage = () => {
  const texts = checklistTexts().one
  const { checklist } = route.useParams()
  const open = useSuspenseQuery(checklistQuery(useQueryClient(), checklist)).data
  const { state, edition } = open
  const edits = useAbility('checklist.edit')
  const next = itemsOf(edition).find(({ id }) => state.items.find((item) => item.id === id)?.answer === null)
  const overdue = numbersOf(edition, state.standing.overdue)
  const against = numbersOf(edition, state.standing.contradictions)
  return (
    <Page title={nameOf(edition.title)} lead={texts.lead} back={<BackLink to="/checklists">{texts.back}</BackLink>}>
      <p {...contentLanguage}>{edition.note}</p>
      <div className="mt-4">
        <LiveLine>{fill(texts.standing, state.standing)}</LiveLine>
        {edition.year !== null && edition.deadline !== null && (
          <p className="text-solid-gray-700">
            {fill(checklistTexts().list.note, { year: fiscalYearText(edition.year), deadline: calendarDayText(edition.deadline) })}
          </p>
        )}
      </div>
      <div className="mt-4 grid gap-4">
        {against !== '' && <Notice kind="heed" title={fill(texts.contradictions, { items: against })} />}
        {overdue !== '' && <Notice kind="heed" title={fill(texts.overdue, { items: overdue })} />}
        <Origin edition={edition} />
      </div>
      {edits && (
        <div className="mt-6">
          {next ? (
            <ButtonLink to="/checklists/$checklist/$item" params={{ checklist, item: next.id }}>
              {fill(texts.next, { number: next.number })}
            </ButtonLink>
          ) : (
            <p>{texts.allDone}</p>
          )}
        </div>
      )}
      <FromBefore checklist={checklist} />
      <Situation key={state.version} open={open} edits={edits} />
      {edits && state.items.some(isReady) && <Proposals open={open} />}
      <Section title={texts.items.title}>
        {edition.sections.map((section) => (
          <div key={section.id} className="mt-6 first:mt-0">
            <SubHeading>{nameOf(section.name)}</SubHeading>
            <div className="mt-2">
              <Rows>
                {section.items.map((item) => (
                  <ItemRow key={item.id} open={open} item={item} />
                ))}
              </Rows>
            </div>
          </div>
        ))}
      </Section>
      <Absent edition={edition} />
      <Freeze open={open} />
      <Show checklist={checklist} />
      <Machines open={open} />
    </Page>
  )
}

/** Where the words of the form come from: the institution's own workbook, or us. */
const Origin = ({ edition: { exact, known } }: { edition: OpenChecklist['edition'] }) => {
  const texts = checklistTexts().one
  if (exact !== undefined)
    return <Notice kind="info" title={fill(texts.exact.title, { workbook: exact.workbook, by: exact.by, day: dayText(exact.at) })} />
  if (known !== 'part') return null
  return (
    <Notice kind="info" title={texts.part}>
      <TextLink standing to="/workbooks">
        {texts.exact.bring}
      </TextLink>
    </Notice>
  )
}

/** Items of ours that the institution's own workbook does not ask for. */
const Absent = ({ edition: { absent = [] } }: { edition: OpenChecklist['edition'] }) => {
  const texts = checklistTexts().one.exact
  if (absent.length === 0) return null
  return (
    <Section title={texts.absent} note={texts.absentNote}>
      <ul className="list-disc ps-5">
        {absent.map((item) => (
          <li key={item.id}>
            {item.number} {nameOf(item.name)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const ItemRow = ({ open: { state }, item }: { open: OpenChecklist; item: OpenChecklist['edition']['sections'][number]['items'][number] }) => {
  const texts = checklistTexts().one
  const entry = state.items.find(({ id }) => id === item.id)
  if (entry === undefined) return null
  const { answer, proposal, contradiction } = entry
  return (
    <Row
      link={
        <RowLink to="/checklists/$checklist/$item" params={{ checklist: state.checklist, item: item.id }}>
          {item.number} {nameOf(item.name)}
          {item.wording === undefined && <Unverified certainty={certaintyOf(item)} />}
          {item.added && `（${texts.exact.added}）`}
        </RowLink>
      }
      note={
        contradiction === null
          ? proposalText(proposal)
          : `${texts.contradiction[contradiction]}${answer?.explanation ? `（${texts.explained}）` : ''}`
      }
      status={
        answer === null ? (
          <Status kind="open">{proposal.answer === 'none' ? texts.items.open : texts.items.proposed}</Status>
        ) : contradiction !== null && answer.explanation === '' ? (
          <Status kind="heed">{answerText(answer)}</Status>
        ) : (
          <Status kind="done">{answerText(answer)}</Status>
        )
      }
    />
  )
}

/** Where the form is shown to others: on paper for an inspection, on one page for management. */
const Show = ({ checklist }: { checklist: string }) => {
  const texts = checklistTexts().one.show
  const takes = useAbility('document.read')
  return (
    <Section title={texts.title} note={texts.note} className="mt-12 print:hidden">
      <div className="flex flex-wrap gap-3">
        {takes && (
          <ButtonLink look="outline" to="/checklists/$checklist/pack" params={{ checklist }}>
            {texts.pack}
          </ButtonLink>
        )}
        <ButtonLink look="outline" to="/checklists/$checklist/status" params={{ checklist }}>
          {texts.status}
        </ButtonLink>
      </div>
    </Section>
  )
}
