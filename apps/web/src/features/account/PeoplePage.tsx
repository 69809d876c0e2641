// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayText } from '../../app/dates.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility, useSession } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { InvitationSheet } from './InvitationSheet.tsx'
import { Invitations } from './Invitations.tsx'
import { InviteForm } from './InviteForm.tsx'
import { type Accounts, accountsQuery, type Invited } from './queries.ts'
import { accountTexts } from './texts.ts'

/** Who can sign in here, who is invited, and the way to invite. A new invitation takes the whole page, to be printed. */
export const PeoplePage = () => {
  const texts = accountTexts()
  const { members, invitations } = useSuspenseQuery(accountsQuery).data
  const mayInvite = useAbility('account.invite')
  const [invited, setInvited] = useState<Invited | null>(null)
  const [failing, setFailing] = useState(false)
  if (invited) return <InvitationSheet invited={invited} onDone={() => setInvited(null)} />
  return (
    <Page title={texts.people.title} lead={texts.people.lead} failing={failing} wide>
      <Members members={members} />
      {mayInvite && (
        <>
          <Section title={texts.invitations.title}>
            <Invitations invitations={invitations} />
          </Section>
          <Section title={texts.invite.title} note={texts.invite.note}>
            <InviteForm onInvited={setInvited} onFailing={setFailing} />
          </Section>
        </>
      )}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.people.why}</Disclosure>
      </div>
    </Page>
  )
}

const Members = ({ members }: { members: Accounts['members'] }) => {
  const texts = accountTexts()
  const { person } = useSession()
  const heads = [texts.people.name, texts.people.login, texts.people.role, texts.people.since, texts.people.lastSeen]
  return (
    <Table caption={fill(texts.people.caption, { count: members.length })}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={cell.head}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.id}>
            <th scope="row" className={`${cell.row} min-w-32`}>
              {member.name}
              {member.id === person.id && <span className="text-std-16N-170">{texts.people.you}</span>}
            </th>
            <td className={`${cell.text} break-all min-w-28`}>{member.login}</td>
            <td className={`${cell.text} whitespace-nowrap`}>{texts.roles[member.role]}</td>
            <td className={`${cell.text} min-w-40`}>{dayText(member.since)}</td>
            <td className={`${cell.text} min-w-40`}>{member.lastSeen ? dayText(member.lastSeen) : texts.people.never}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
