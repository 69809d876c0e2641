// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { Departments } from './Departments.tsx'
import { InvitationSheet } from './InvitationSheet.tsx'
import { Invitations } from './Invitations.tsx'
import { InviteForm } from './InviteForm.tsx'
import { Members } from './Members.tsx'
import { accountsQuery, departmentsQuery, type Invited, type MadeSheet } from './queries.ts'
import { RecoverySheet } from './RecoverySheet.tsx'
import { Roles } from './roles.tsx'
import { SoleAdministrator } from './SoleAdministrator.tsx'
import { accountTexts, peopleTexts } from './texts.ts'

/** Who can sign in here, who is invited, and the way to invite. A new invitation takes the whole page, to be printed. */
export const PeoplePage = () => {
  const texts = accountTexts()
  const { members, invitations } = useSuspenseQuery(accountsQuery).data
  const { departments } = useSuspenseQuery(departmentsQuery).data
  const mayInvite = useAbility('account.invite')
  const [invited, setInvited] = useState<Invited | null>(null)
  const [failing, setFailing] = useState(false)
  const mayChange = useAbility('account.role')
  const [sheet, setSheet] = useState<MadeSheet | null>(null)
  if (sheet) return <RecoverySheet sheet={sheet} onDone={() => setSheet(null)} />
  if (invited !== null && invited.code !== null)
    return <InvitationSheet invited={{ ...invited, code: invited.code }} onDone={() => setInvited(null)} />
  return (
    <Page title={texts.people.title} lead={texts.people.lead} failing={failing} wide>
      <Members members={members} />
      {mayChange && <SoleAdministrator members={members} onMade={setSheet} />}
      {mayInvite && (
        <>
          <Section title={texts.invitations.title}>
            <Invitations invitations={invitations} />
          </Section>
          <Section title={texts.invite.title} note={texts.invite.note} className="mt-12 print:hidden">
            {invited && (
              <div className="mb-6">
                <Notice kind="done" live title={fill(peopleTexts().mail.sent, invited.invitation)} />
              </div>
            )}
            <InviteForm key={invited?.invitation.id} onInvited={setInvited} onFailing={setFailing} />
          </Section>
        </>
      )}
      {(mayChange || departments.length > 0) && <Departments members={members} departments={departments} />}
      <div className="mt-12">
        <p className="mb-4">
          <TextLink standing to="/settings/roles">
            {peopleTexts().roles.link}
          </TextLink>
        </p>
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
