// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { oversees } from '@shinayaka/contract/permissions'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { dayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { useAbility, useSession } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Row, Rows } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import type { Accounts } from './queries.ts'
import { accountTexts } from './texts.ts'

type Member = Accounts['members'][number]

/** Who can sign in here, each with the way to end it for somebody who left. */
export const Members = ({ members }: { members: readonly Member[] }) => {
  const texts = accountTexts()
  const mayRemove = useAbility('account.remove')
  const [asked, setAsked] = useState<Member | null>(null)
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: (one: Member) => call('removeMember', { params: { person: one.id } }),
    // The assessment shows who has left; home counts the people.
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'edition' }),
  })
  return (
    <>
      {remove.error && (
        <div className="mb-6">
          <FailureNotice error={asCallError(remove.error)} />
        </div>
      )}
      {remove.isSuccess && <Removed key={remove.variables.id} name={remove.variables.name} />}
      <p className="mb-3 text-solid-gray-700">{fill(texts.people.caption, { count: members.length })}</p>
      <Rows>
        {members.map((member) => (
          <Line key={member.id} member={member} onAsk={mayRemove ? () => setAsked(member) : null} />
        ))}
      </Rows>
      <Confirm
        open={asked !== null}
        title={fill(texts.remove.ask, { name: asked?.name ?? '' })}
        confirm={texts.remove.press}
        onCancel={() => setAsked(null)}
        onConfirm={() => {
          if (asked) remove.mutate(asked)
          setAsked(null)
        }}
      >
        <WhatStays />
      </Confirm>
    </>
  )
}

const Line = ({ member, onAsk }: { member: Member; onAsk: (() => void) | null }) => {
  const texts = accountTexts()
  const { person } = useSession()
  const self = member.id === person.id
  const said = [
    fill(texts.people.login, member),
    fill(texts.people.since, { day: dayText(member.since) }),
    member.lastSeen ? fill(texts.people.lastSeen, { day: dayText(member.lastSeen) }) : texts.people.never,
  ]
  return (
    <Row
      link={
        <p className="flex flex-wrap gap-x-4">
          <span className="text-std-16B-170 text-solid-gray-900">
            {member.name}
            {self && <span className="text-std-16N-170">{texts.people.you}</span>}
          </span>
          <span>{texts.roles[member.role]}</span>
        </p>
      }
      note={
        <span className="flex flex-wrap gap-x-4">
          {said.map((part) => (
            <span key={part} className="break-all">
              {part}
            </span>
          ))}
        </span>
      }
      {...(onAsk === null || self
        ? {}
        : {
            // Nobody ends their own access: another administrator does.
            status: (
              <Button look="outline" aria-label={fill(texts.remove.pressOf, member)} onClick={onAsk}>
                {texts.remove.press}
              </Button>
            ),
          })}
    />
  )
}

/** Before anything is done: what ends, what stays, and what is left to do. */
const WhatStays = () => {
  const texts = accountTexts().remove
  const over = oversees(useSession().organisation.kind)
  return (
    <ul className="grid list-disc gap-1 ps-5">
      <li>{texts.ends}</li>
      <li>{texts.stays}</li>
      {!over && <li>{texts.sections}</li>}
      <li>{texts.back}</li>
    </ul>
  )
}

const Removed = ({ name }: { name: string }) => {
  const texts = accountTexts().remove
  const mayAssign = useAbility('assessment.assign')
  const over = oversees(useSession().organisation.kind)
  const box = useRef<HTMLDivElement>(null)
  // The button that was pressed went with its row, and the focus must not be lost with it.
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="mb-6">
      <Notice kind="done" live title={fill(texts.done, { name })}>
        {mayAssign && !over && (
          <TextLink standing to="/assessments">
            {texts.toAssessments}
          </TextLink>
        )}
      </Notice>
    </div>
  )
}
