// SPDX-License-Identifier: Apache-2.0
import { fill, type Language, reminderMessages } from '@shinayaka/contract/messages'
import { type DatedThing, daysUntil, officialDate } from '@shinayaka/domain'

/** The letter of a day: everything pressing in one go, in plain text, with where to see to each. */
export const digestLetter = (
  things: readonly DatedThing[],
  to: { name: string; organisation: string; url: string; today: string; language: Language },
): { subject: string; text: string } => {
  const { letter, kinds, today, left, past } = reminderMessages[to.language]
  const when = (days: number) => (days === 0 ? today : days > 0 ? fill(left, { days }) : fill(past, { days: -days }))
  const lines = things.flatMap(({ kind, date, path, params }) => [
    fill(letter.line, {
      date: to.language === 'ja' ? officialDate(new Date(`${date}T00:00:00+09:00`)) : date,
      text: fill(kinds[kind], params),
      when: when(daysUntil(date, to.today)),
    }),
    `　${fill(letter.open, { url: `${to.url}${path}` })}`,
  ])
  return {
    subject: fill(letter.subject, { count: things.length, organisation: to.organisation }),
    text: [
      fill(letter.greeting, { name: to.name }),
      '',
      fill(letter.lead, to),
      '',
      ...lines,
      '',
      letter.quiet,
      fill(letter.stop, { url: `${to.url}/settings/mail` }),
      '',
    ].join('\n'),
  }
}
