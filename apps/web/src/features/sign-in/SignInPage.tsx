// SPDX-License-Identifier: Apache-2.0
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { useAbility, useSession } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section, SubHeading } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { Passkeys } from './Passkeys.tsx'
import { PolicySection } from './PolicySection.tsx'
import { Provider } from './Provider.tsx'
import { refresh, signInQuery } from './queries.ts'
import { RecoveryCodes, RecoverySheet } from './RecoveryCodes.tsx'
import { Sessions } from './Sessions.tsx'
import { Totp } from './Totp.tsx'
import { signInTexts } from './texts.ts'

/** How somebody signs in: second factors, the codes for their loss, the password, open sessions; for administrators the rules as well. */
export const SignInPage = () => {
  const texts = signInTexts()
  const client = useQueryClient()
  const { data } = useSuspenseQuery(signInQuery)
  const { secondFactor } = useSession()
  const mayRule = useAbility('sign-in.edit')
  const [codes, setCodes] = useState<string[] | null>(null)
  const added = async (fresh: string[] | null) => {
    setCodes(fresh)
    await refresh(client)
  }
  if (codes !== null) return <RecoverySheet codes={codes} onDone={() => setCodes(null)} />
  return (
    <Page title={texts.title} lead={texts.lead}>
      {secondFactor.overdue && (
        <div className="mb-8">
          <Notice kind="heed" title={texts.overdue.title}>
            {texts.overdue.text}
          </Notice>
        </div>
      )}
      <Section title={texts.state.title} className="">
        <p>{secondFactor.enrolled ? texts.state.has : texts.state.none}</p>
        <p className="mb-6">{texts.state.note}</p>
        <SubHeading>{texts.totp.title}</SubHeading>
        <Totp totp={data.totp} onAdded={added} />
        <SubHeading className="mt-8">{texts.passkey.title}</SubHeading>
        <Passkeys signIn={data} onAdded={added} />
        {data.recovery.total > 0 && (
          <>
            <SubHeading className="mt-8">{texts.recovery.title}</SubHeading>
            <RecoveryCodes recovery={data.recovery} onMade={added} />
          </>
        )}
        <div className="mt-8">
          <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
        </div>
      </Section>
      {!secondFactor.overdue && (
        <>
          <Section title={texts.password.title} note={texts.password.about}>
            <TextLink standing to="/settings/password">
              {texts.password.link}
            </TextLink>
          </Section>
          {data.provider && <Provider provider={data.provider} />}
          <Sessions sessions={data.sessions} />
          {mayRule && <PolicySection />}
        </>
      )}
    </Page>
  )
}
