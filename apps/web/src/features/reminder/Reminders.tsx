// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { daysUntil, japaneseDate } from '@shinayaka/domain'
import { useSuspenseQuery } from '@tanstack/react-query'
import { dayText } from '../../app/dates.ts'
import { Section } from '../../ui/Heading.tsx'
import { Row, RowLink, Rows } from '../../ui/List.tsx'
import { remindersQuery } from './queries.ts'
import { reminderTexts } from './texts.ts'

type Kind = ClientOutput<Endpoints['listReminders']>['reminders'][number]['kind']

/** What has a day on it and is for the reader to see to; nothing where there is nothing. `without`: what the page says already. */
export const Reminders = ({ without = [] }: { without?: readonly Kind[] }) => {
  const texts = reminderTexts()
  const reminders = useSuspenseQuery(remindersQuery).data.reminders.filter(({ kind }) => !without.includes(kind))
  const today = japaneseDate(new Date())
  const when = (date: string) => {
    const left = daysUntil(date, today)
    if (left === 0) return texts.today
    return left > 0 ? fill(texts.left, { days: left }) : fill(texts.past, { days: -left })
  }
  if (reminders.length === 0) return null
  return (
    <Section title={texts.title} note={texts.note}>
      <Rows>
        {reminders.map(({ kind, date, path, params }) => (
          <Row
            key={`${kind}${path}${JSON.stringify(params)}`}
            link={<RowLink to={path}>{fill(texts.kinds[kind], params)}</RowLink>}
            note={dayText(`${date}T00:00:00+09:00`)}
            status={<b>{when(date)}</b>}
          />
        ))}
      </Rows>
    </Section>
  )
}
