// SPDX-License-Identifier: Apache-2.0

import { fill } from '@shinayaka/contract/messages/language'
import { copyLimits } from '@shinayaka/domain'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LiveLine, Status } from '../../ui/Status.tsx'
import { CopyTable } from './CopyTable.tsx'
import { OfflineSection, RehearsalSection } from './Noted.tsx'
import { type Copies, copiesQuery } from './queries.ts'
import { copyTexts } from './texts.ts'
import { agoText } from './words.ts'

const matters = ['copy', 'verified', 'offline', 'rehearsal'] as const
const kinds = { fine: 'done', old: 'heed', never: 'heed' } as const

/** The four matters, each with a word, how long ago it was, and how often it should be. */
const Matters = ({ standing }: Pick<Copies, 'standing'>) => {
  const texts = copyTexts()
  return (
    <dl className="border-t border-solid-gray-200">
      {matters.map((matter) => (
        <div key={matter} className="border-b border-solid-gray-200 py-4">
          <dt className="text-std-16B-170 text-solid-gray-900">{texts.matters[matter]}</dt>
          <dd className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status kind={kinds[standing[matter].state]}>{texts.states[standing[matter].state]}</Status>
            <span>{agoText(standing[matter].days)}</span>
          </dd>
          <dd className="mt-1 text-solid-gray-700">{fill(texts.limits[matter], { days: copyLimits[matter] })}</dd>
        </div>
      ))}
    </dl>
  )
}

/** The one thing to do next, or that there is none. */
const Next = ({ standing: { next } }: Pick<Copies, 'standing'>) => {
  const texts = copyTexts()
  const { title, detail } = next === null ? texts.fine : texts.next[next]
  return (
    <Notice kind={next === null ? 'done' : 'heed'} title={title}>
      <p>{detail}</p>
    </Notice>
  )
}

/** Begins a copy; the page then waits until it is there. */
const Start = ({ running, failed }: { running: boolean; failed: boolean }) => {
  const texts = copyTexts()
  const client = useQueryClient()
  const start = useMutation({ mutationFn: () => call('startBackup'), onSuccess: () => client.invalidateQueries({ queryKey: copiesQuery.queryKey }) })
  return (
    <div className="mt-6 print:hidden">
      {start.error && <FailureNotice error={asCallError(start.error)} />}
      <Button onClick={() => !running && !start.isPending && start.mutate()}>{texts.start}</Button>
      <LiveLine>{running ? texts.running : start.isSuccess && !failed ? texts.finished : ''}</LiveLine>
    </div>
  )
}

/** How safe the data is, for management, and what has to be done about it. */
export const CopiesPage = () => {
  const texts = copyTexts()
  const copies = useSuspenseQuery(copiesQuery).data
  const mayRun = useAbility('backup.run')
  return (
    <Page wide title={texts.title} lead={texts.lead}>
      <Next standing={copies.standing} />
      {copies.failure !== '' && (
        <div className="mt-4">
          <Notice kind="error" title={texts.failure}>
            <p>{copies.failure}</p>
          </Notice>
        </div>
      )}
      <div className="mt-6">
        <Matters standing={copies.standing} />
      </div>
      {mayRun && <Start running={copies.running} failed={copies.failure !== ''} />}
      <Section title={texts.copies.title} note={texts.copies.note}>
        <CopyTable copies={copies.copies} />
      </Section>
      <OfflineSection offline={copies.offline} mayNote={mayRun} />
      <RehearsalSection rehearsals={copies.rehearsals} mayNote={mayRun} />
      <Section title={texts.key.title}>
        <p>{texts.key.text}</p>
      </Section>
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}
