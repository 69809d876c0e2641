// SPDX-License-Identifier: Apache-2.0
import type { PasswordRecord } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { calendarDayText, dayTimeText, timeText } from '../../../app/dates.ts'
import { Page } from '../../../app/Page.tsx'
import { useAbility } from '../../../app/session.ts'
import { Disclosure } from '../../../ui/Disclosure.tsx'
import { Section } from '../../../ui/Heading.tsx'
import { LiveLine } from '../../../ui/Status.tsx'
import { BackLink } from '../../../ui/TextLink.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { passwordsQuery } from './queries.ts'
import { recordTexts } from './texts.ts'
import { Verdicts } from './Verdicts.tsx'
import { policyLines } from './words.ts'

/** How passwords are ruled here, and what each form and guideline says of it. */
export const PasswordsPage = () => {
  const texts = recordTexts()
  const { records, documents } = useSuspenseQuery(passwordsQuery).data
  const edits = useAbility('checklist.edit')
  const [now] = records
  const [savedAt, setSavedAt] = useState('')
  const saved = () => setSavedAt(timeText(new Date().toISOString()))
  return (
    <Page title={texts.passwords.title} lead={texts.passwords.lead} back={<BackLink to="/checklists">{texts.back}</BackLink>}>
      {now !== undefined && (
        <Section title={texts.passwords.now} className="">
          <Version record={now} />
          <LiveLine>{savedAt === '' ? '' : fill(texts.form.saved, { time: savedAt })}</LiveLine>
        </Section>
      )}
      {edits && now === undefined && <PasswordForm current={null} onSaved={saved} />}
      <Verdicts documents={documents} recorded={now !== undefined} />
      {edits && now !== undefined && <PasswordForm current={now} onSaved={saved} />}
      {records.length > 1 && (
        <div className="mt-12">
          <Disclosure summary={fill(texts.passwords.history, { count: records.length - 1 })}>
            <ul className="grid gap-3">
              {records.slice(1).map((record) => (
                <li key={record.id}>
                  <Version record={record} />
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </Page>
  )
}

const Version = ({ record }: { record: PasswordRecord }) => (
  <>
    {policyLines(record).map((line) => (
      <p key={line}>{line}</p>
    ))}
    {record.note !== '' && <p>{record.note}</p>}
    <p className="text-solid-gray-700">
      {recordTexts().passwords.checked}: {calendarDayText(record.checked)}
      <span className="ms-3">{fill(recordTexts().recorded, { by: record.recordedBy, day: dayTimeText(record.recordedAt) })}</span>
    </p>
  </>
)
