// SPDX-License-Identifier: Apache-2.0
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { InvitationSheet } from './InvitationSheet.tsx'
import { Invitations } from './Invitations.tsx'
import { InviteForm } from './InviteForm.tsx'
import { Members } from './Members.tsx'
import { accountsQuery, type Invited } from './queries.ts'
import { Roles } from './roles.tsx'
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
        {!mayInvite && (
          <Disclosure summary={texts.people.roleOf}>
            <Roles />
          </Disclosure>
        )}
        <Disclosure summary={shellTexts().why}>{texts.people.why}</Disclosure>
      </div>
    </Page>
  )
}
