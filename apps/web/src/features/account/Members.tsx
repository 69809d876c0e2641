// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { oversees } from '@shinayaka/contract/permissions'
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Fragment, useEffect, useRef, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { calendarDayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { useAbility, useSession } from '../../app/session.ts'
import { Confirm } from '../../ui/Confirm.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Rows } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { MemberLine } from './MemberLine.tsx'
import { departmentsQuery, type Member } from './queries.ts'
import { type Given, RoleForm } from './RoleForm.tsx'
import { accountTexts, peopleTexts } from './texts.ts'

/** Who can sign in here, each with the way to end it for somebody who left. */
export const Members = ({ members }: { members: readonly Member[] }) => {
  const texts = accountTexts()
  const mayRemove = useAbility('account.remove')
  const mayChange = useAbility('account.role')
  const { departments } = useSuspenseQuery(departmentsQuery).data
  const [changing, setChanging] = useState<string | null>(null)
  const [given, setGiven] = useState<Given | null>(null)
  const [asked, setAsked] = useState<Member | null>(null)
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: (one: Member) => call('removeMember', { params: { person: one.id } }),
    // The assessment shows who has left; home counts the people.
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'edition' }),
  })
  const people = peopleTexts()
  const [present, expired] = [members.filter((one) => !one.expired), members.filter((one) => one.expired)]
  const line = (member: Member) => (
    <Fragment key={member.id}>
      <MemberLine
        member={member}
        departments={departments.filter((one) => one.people.includes(member.id)).map(({ name }) => name)}
        onRemove={mayRemove ? () => setAsked(member) : null}
        onChange={mayChange ? () => setChanging(member.id) : null}
      />
      {changing === member.id && (
        <li>
          <RoleForm
            member={member}
            onCancel={() => setChanging(null)}
            onGiven={(one) => {
              setChanging(null)
              setGiven(one)
            }}
          />
        </li>
      )}
    </Fragment>
  )
  return (
    <>
      {remove.error && (
        <div className="mb-6">
          <FailureNotice error={asCallError(remove.error)} />
        </div>
      )}
      {remove.isSuccess && <Removed key={remove.variables.id} name={remove.variables.name} />}
      {given && <Changed key={`${given.name} ${given.role} ${given.until}`} given={given} />}
      <p className="mb-3 text-solid-gray-700">{fill(texts.people.caption, { count: present.length })}</p>
      <Rows>{present.map(line)}</Rows>
      {expired.length > 0 && (
        <Section title={fill(people.members.expiredTitle, { count: expired.length })} note={people.members.expiredNote}>
          <Rows>{expired.map(line)}</Rows>
        </Section>
      )}
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

const Changed = ({ given }: { given: Given }) => {
  const texts = peopleTexts().change
  const box = useRef<HTMLDivElement>(null)
  // The form went away with the press.
  useEffect(() => box.current?.focus(), [])
  const role = accountTexts().roles[given.role]
  const done =
    given.until === null ? fill(texts.done, { ...given, role }) : fill(texts.doneUntil, { ...given, role, day: calendarDayText(given.until) })
  return (
    <div ref={box} tabIndex={-1} className="mb-6">
      <Notice kind="done" live title={done} />
    </div>
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
