// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { asCallError, call } from '../../app/client.ts'
import { dayTimeText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Row, Rows } from '../../ui/List.tsx'
import { agentOf } from './agents.ts'
import { refresh, type SignIn } from './queries.ts'
import { signInTexts } from './texts.ts'

const browserWords = (agent: string): string => {
  const texts = signInTexts().sessions
  const { browser, system } = agentOf(agent)
  return fill(texts.browserOn, { browser: browser ?? texts.unknownBrowser, system: system ?? texts.unknownSystem })
}

/** Where one is signed in, with the way to end what one does not recognise. */
export const Sessions = ({ sessions }: { sessions: SignIn['sessions'] }) => {
  const texts = signInTexts().sessions
  const client = useQueryClient()
  const end = useMutation({
    mutationFn: (session: string | null) => (session === null ? call('endOtherSessions') : call('endSession', { params: { session } })),
    onSuccess: () => refresh(client),
  })
  const others = sessions.filter(({ current }) => !current)
  return (
    <Section title={texts.title} note={texts.about}>
      <p role="status" className="text-std-16B-170">
        {end.isSuccess && texts.ended}
      </p>
      {end.error && <FailureNotice error={asCallError(end.error)} />}
      <Rows>
        {sessions.map((session) => {
          const browser = browserWords(session.agent)
          const when = dayTimeText(session.opened)
          return (
            <Row
              key={session.id}
              link={
                <p className="flex flex-wrap gap-x-4">
                  <span className="text-std-16B-170 text-solid-gray-900">{browser}</span>
                  {session.current && <span className="text-std-16B-170 text-success-2">{texts.current}</span>}
                </p>
              }
              note={
                <span className="flex flex-wrap gap-x-4">
                  <span>{fill(texts.opened, { when })}</span>
                  <span>{fill(texts.seen, { when: dayTimeText(session.seen) })}</span>
                  <span className="break-all">{fill(texts.from, session)}</span>
                  <span>{texts.factors[session.factor]}</span>
                </span>
              }
              {...(session.current
                ? {}
                : {
                    status: (
                      <Button look="outline" aria-label={fill(texts.endOf, { browser, when })} onClick={() => end.mutate(session.id)}>
                        {texts.end}
                      </Button>
                    ),
                  })}
            />
          )
        })}
      </Rows>
      {others.length > 0 && (
        <div className="mt-5">
          <Button look="outline" onClick={() => end.mutate(null)}>
            {texts.endOthers}
          </Button>
        </div>
      )}
    </Section>
  )
}
