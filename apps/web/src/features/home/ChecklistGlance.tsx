// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { calendarDayText, fiscalYearName } from '../../app/dates.ts'
import { Figure, Figures } from '../../ui/Figure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import type { Home } from './queries.ts'
import { homeTexts } from './texts.ts'

type Given = { checklist: NonNullable<Home['checklist']> }

const OpenLink = ({ checklist: { checklist } }: Given) => {
  const { open } = homeTexts().checklist
  const words = (
    <>
      {open}
      <Icon name="forward" className="size-4" />
    </>
  )
  return checklist === null ? (
    <TextLink to="/checklists" standing>
      {words}
    </TextLink>
  ) : (
    <TextLink to="/checklists/$checklist" params={{ checklist }} standing>
      {words}
    </TextLink>
  )
}

/** What is left of it, and what is late. */
const leftText = ({ checklist, open, no, overdue }: Given['checklist']): string => {
  const texts = homeTexts().checklist
  if (checklist === null) return texts.notBegun
  const left = open + no === 0 ? texts.allYes : fill(texts.left, { open, no })
  return overdue === 0 ? left : `${left}${fill(texts.overdue, { overdue })}`
}

/** This year's checklist: how many items are はい of all, by when, and what is late. */
export const ChecklistGlance = ({ checklist }: Given) => {
  const texts = homeTexts().checklist
  return (
    <Section title={texts.title} {...(checklist.deadline ? { note: fill(texts.deadline, { deadline: calendarDayText(checklist.deadline) }) } : {})}>
      <Figures>
        <Figure title={`${texts.yes}（${fiscalYearName(checklist.year)}）`} value={checklist.yes} unit={fill(texts.unit, { items: checklist.items })}>
          {leftText(checklist)}
        </Figure>
      </Figures>
      <p className="mt-4">
        <OpenLink checklist={checklist} />
      </p>
    </Section>
  )
}

/** The same as a director reads it. */
export const ChecklistSentence = ({ checklist }: Given) => {
  const texts = homeTexts().checklist
  const { year, items, yes, deadline } = checklist
  const words = { era: fiscalYearName(year), items, yes }
  return (
    <div className="mt-4">
      <p className="text-std-17N-170 text-solid-gray-900">
        {checklist.checklist === null ? fill(texts.sentenceNotBegun, words) : `${fill(texts.sentence, words)}${leftText(checklist)}`}
        {deadline && fill(texts.deadline, { deadline: calendarDayText(deadline) })}
      </p>
      <OpenLink checklist={checklist} />
    </div>
  )
}
