// SPDX-License-Identifier: Apache-2.0
import type { ChecklistCarry } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { calendarDayText, dayText, fiscalYearText } from '../../../app/dates.ts'
import { contentLanguage } from '../../../app/language.ts'
import { Page } from '../../../app/Page.tsx'
import { useAbility } from '../../../app/session.ts'
import { Section, SubHeading } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { carryQuery } from '../queries.ts'
import { checklistTexts } from '../texts.ts'
import { nameOf } from '../words.ts'
import { CarriedItem, Earlier } from './CarriedItem.tsx'
import { Press } from './Press.tsx'
import { carryTexts } from './texts.ts'

const route = getRouteApi('/checklists/$checklist/carry')

/** What a newer edition changed, item by item, and the one button that carries over what means the same. */
export const CarryPage = () => {
  const texts = carryTexts()
  const { checklist } = route.useParams()
  const carry = useSuspenseQuery(carryQuery(checklist)).data
  const back = (
    <BackLink to="/checklists/$checklist" params={{ checklist }}>
      {nameOf(carry.from.title)}
    </BackLink>
  )
  if (carry.to === null)
    return (
      <Page title={texts.title.edition} lead={texts.nothing} back={back}>
        <Moves carry={carry} />
      </Page>
    )
  return <Newer carry={carry} to={carry.to} back={back} />
}

const Newer = ({ carry, to, back }: { carry: ChecklistCarry; to: NonNullable<ChecklistCarry['to']>; back: React.ReactNode }) => {
  const texts = carryTexts()
  const edits = useAbility('checklist.edit')
  const of = (outcome: ChecklistCarry['items'][number]['outcome']) => carry.items.filter((item) => item.outcome === outcome)
  const counts = {
    all: carry.items.length,
    kept: of('kept').length,
    answered: of('answered').length,
    confirm: of('confirm').length,
    open: of('open').length,
    gone: carry.gone.length,
  }
  const names = { from: nameOf(carry.from.title), to: nameOf(to.title) }
  return (
    <Page title={texts.title[to.kind]} lead={fill(texts.lead[to.kind], names)} back={back}>
      <p>{fill(texts.counts, counts)}</p>
      {to.kind === 'form' && to.year !== null && to.deadline !== null && (
        <p className="text-solid-gray-700">
          {fill(checklistTexts().list.note, { year: fiscalYearText(to.year), deadline: calendarDayText(to.deadline) })}
        </p>
      )}
      {carry.mapping === null ? (
        <div className="mt-4">
          <Notice kind="heed" title={texts.unmapped.title}>
            {texts.unmapped.text}
          </Notice>
        </div>
      ) : (
        carry.mapping.note !== '' && (
          <p {...contentLanguage} className="mt-4">
            {carry.mapping.note}
          </p>
        )
      )}
      {to.kind === 'form' && <p className="mt-4">{texts.kept}</p>}
      {edits && <Press carry={carry} to={to} kept={counts.kept} />}
      {(['confirm', 'open', 'kept', 'answered'] as const).map((outcome) => {
        const items = of(outcome)
        return (
          items.length > 0 && (
            <Section key={outcome} title={`${texts.groups[outcome]}（${items.length}）`} note={texts.groups[`${outcome}Note`]}>
              <ul className="grid gap-8">
                {items.map((item) => (
                  <CarriedItem key={item.id} item={item} checklist={to.checklist} />
                ))}
              </ul>
            </Section>
          )
        )
      })}
      {carry.gone.length > 0 && (
        <Section title={`${texts.groups.gone}（${carry.gone.length}）`} note={texts.groups.goneNote}>
          <ul className="grid gap-6">
            {carry.gone.map((item) => (
              <li key={item.id}>
                <SubHeading>
                  {item.number} {nameOf(item.name)}
                </SubHeading>
                {item.reasons.map((reason) => (
                  <p key={reason} {...contentLanguage} className="text-solid-gray-700">
                    {reason}
                  </p>
                ))}
                <Earlier item={item} asks />
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Moves carry={carry} />
    </Page>
  )
}

/** Earlier moves of the form to a newer wording, with the answers that stopped standing. */
const Moves = ({ carry: { moves } }: { carry: ChecklistCarry }) => {
  const texts = carryTexts()
  if (moves.length === 0) return null
  return (
    <Section title={texts.groups.moves}>
      {moves.map(({ at, by, lapsed, gone, to }) => (
        <div key={`${at} ${to}`} className="mt-6 first:mt-0">
          <SubHeading>{fill(texts.move, { day: dayText(at), by })}</SubHeading>
          {lapsed.length + gone.length === 0 && <p>{texts.moveNone}</p>}
          {[
            { title: texts.moveLapsed, items: lapsed },
            { title: texts.moveGone, items: gone },
          ].map(
            ({ title, items }) =>
              items.length > 0 && (
                <div key={title} className="mt-3">
                  <p className="text-std-16B-170">{title}</p>
                  <ul className="mt-2 grid gap-4">
                    {items.map((item) => (
                      <li key={item.id}>
                        {item.number} {nameOf(item.name)}
                        <Earlier item={item} asks />
                      </li>
                    ))}
                  </ul>
                </div>
              ),
          )}
        </div>
      ))}
    </Section>
  )
}
