// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { dayTimeText } from '../../app/dates.ts'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { Pair, Pairs, Row, Rows } from '../../ui/List.tsx'
import { Status } from '../../ui/Status.tsx'
import { type MailState, mailStateQuery } from './queries.ts'
import { mailTexts } from './texts.ts'

const Trouble = ({ letter }: { letter: MailState['troubles'][number] }) => {
  const texts = mailTexts()
  const { kind, to, at, trouble, again } = letter
  return (
    <Row
      link={
        <p className="text-std-16B-170 text-solid-gray-900 [overflow-wrap:anywhere]">
          {fill(texts.state.line, { kind: texts.kinds[kind ?? 'other'], to })}
        </p>
      }
      note={
        <>
          {texts.troubles[trouble]}
          <span className="block">
            {fill(texts.state.written, { when: dayTimeText(at) })}
            {again !== null && `　${fill(texts.state.again, { when: dayTimeText(again) })}`}
          </span>
        </>
      }
      {...(again === null ? { status: <Status kind="heed">{texts.state.givenUp}</Status> } : {})}
    />
  )
}

/** Whether the institution's letters leave, why some did not, and what to do: for those who look after the mail server. */
export const StateSection = () => {
  const texts = mailTexts().state
  const state = useSuspenseQuery(mailStateQuery).data
  return (
    <Section title={texts.title} note={texts.note}>
      <Pairs>
        <Pair name={texts.from}>{state.from}</Pair>
        <Pair name={texts.waiting}>{fill(texts.count, { count: state.waiting })}</Pair>
        <Pair name={texts.lastSent}>{state.lastSent === null ? texts.never : dayTimeText(state.lastSent)}</Pair>
      </Pairs>
      {state.troubles.length === 0 ? (
        <p className="mt-5">{texts.fine}</p>
      ) : (
        <>
          <SubHeading className="mt-8 mb-3">{texts.troubles}</SubHeading>
          <Rows>
            {state.troubles.map((letter) => (
              <Trouble key={letter.id} letter={letter} />
            ))}
          </Rows>
        </>
      )}
    </Section>
  )
}
