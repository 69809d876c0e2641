// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { managementSentences } from '@shinayaka/contract/messages/standing'
import { dayText } from '../../app/dates.ts'
import { durationText } from '../../app/durations.ts'
import { contentLanguage, language } from '../../app/language.ts'
import { yenText } from '../../app/money.ts'
import { Page } from '../../app/Page.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { Reminders } from '../reminder/index.ts'
import { ChecklistSentence } from './ChecklistGlance.tsx'
import { NextSteps } from './NextSteps.tsx'
import type { Home } from './queries.ts'
import { homeTexts } from './texts.ts'

/** Steps whose link stands on the page already. */
const shown: readonly Home['steps'][number]['kind'][] = ['decide', 'read-result']

/** A director's home: where things stand in sentences, what a stopped day costs, the decisions that wait, then what else to do. */
export const ExecutiveHome = ({ home: { steps, latest, paragraph, decisions, stoppedDay, checklist } }: { home: Home }) => {
  const home = homeTexts()
  const texts = home.executive
  const others = steps.filter(({ kind }) => !shown.includes(kind))
  return (
    <Page title={home.title} lead={texts.lead}>
      <Section title={texts.state} className="mt-0">
        <State latest={latest} paragraph={paragraph} />
        {checklist && <ChecklistSentence checklist={checklist} />}
        <p className="mt-4">{stoppedDay ? fill(texts.stopped, { yen: yenText(stoppedDay.yen) }) : texts.stoppedNone}</p>
      </Section>
      <Section title={texts.decisions}>
        {decisions.length === 0 ? (
          <p>{texts.decisionsNone}</p>
        ) : (
          <ul className="grid gap-4">
            {decisions.map((decision) => (
              <Waiting key={decision.id} decision={decision} />
            ))}
          </ul>
        )}
      </Section>
      <Reminders without={['decision']} />
      {others.length > 0 && (
        <Section title={texts.next}>
          <NextSteps steps={others} below />
        </Section>
      )}
    </Page>
  )
}

const State = ({ latest, paragraph }: Pick<Home, 'latest' | 'paragraph'>) => {
  const texts = homeTexts().executive
  if (!latest) return <p>{texts.none}</p>
  return (
    <>
      {/* How many decisions wait is said below, where they stand. */}
      {managementSentences(
        paragraph.filter(({ code }) => code !== 'decisions'),
        language,
      ).map((sentence) => (
        <p key={sentence} className="mt-2 text-std-17N-170 text-solid-gray-900">
          {sentence}
        </p>
      ))}
      <p className="mt-3 text-solid-gray-700">{fill(texts.asOf, { day: dayText(latest.submittedAt), name: latest.submittedBy })}</p>
      <TextLink to="/submissions/$submission" params={{ submission: latest.id }} standing>
        {texts.result}
        <Icon name="forward" className="size-4" />
      </TextLink>
    </>
  )
}

const Waiting = ({ decision: { title, askedBy, askedAt, yen, hours } }: { decision: Home['decisions'][number] }) => {
  const texts = homeTexts().executive
  return (
    <li className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 rounded-12 border-2 border-key-900 p-5 md:p-6">
      <div className="min-w-0 grow basis-80">
        <h3 {...contentLanguage} className="text-std-18B-160 text-solid-gray-900">
          {title}
        </h3>
        <p className="mt-1">
          {yen === null ? texts.costNone : fill(texts.cost, { yen: yenText(yen) })}
          {hours !== null && <span className="ms-2">{fill(texts.hours, { duration: durationText(hours) })}</span>}
        </p>
        <p className="text-solid-gray-700">{fill(texts.decision, { name: askedBy, day: dayText(askedAt) })}</p>
      </div>
      <ButtonLink to="/decisions">
        <span aria-hidden="true">{texts.open}</span>
        <span className="sr-only">{fill(texts.openOf, { title })}</span>
        <Icon name="forward" />
      </ButtonLink>
    </li>
  )
}
