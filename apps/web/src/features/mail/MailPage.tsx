// SPDX-License-Identifier: Apache-2.0
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { AddressForm } from './AddressForm.tsx'
import { CodeForm } from './CodeForm.tsx'
import { Held } from './Held.tsx'
import { Letters } from './Letters.tsx'
import { type OwnMail, ownMailQuery } from './queries.ts'
import { StateSection } from './StateSection.tsx'
import { mailTexts } from './texts.ts'

/** That mail does not leave here, whose work it is to change that, and for those people how. */
const Off = ({ keeps }: { keeps: boolean }) => {
  const texts = mailTexts().off
  return (
    <Notice kind="info" title={texts.title}>
      <p>{texts.text}</p>
      <p className="mt-2">{keeps ? texts.keeper : texts.ask}</p>
    </Notice>
  )
}

/** The address that counts, the one that waits for its code, and the way to another. */
const Address = ({ mail }: { mail: OwnMail }) => {
  const texts = mailTexts().address
  const [entering, setEntering] = useState(false)
  const [told, setTold] = useState('')
  return (
    <Section title={texts.title} className="">
      {told !== '' && (
        <div className="mb-5">
          <Notice kind="done" live title={told} />
        </div>
      )}
      {mail.address !== null && (
        <Held
          address={mail.address}
          changeable={mail.mails && !entering && mail.waiting === null}
          onChange={() => {
            setTold('')
            setEntering(true)
          }}
          onRemoved={() => setTold(texts.removed)}
        />
      )}
      {mail.address === null && mail.waiting === null && <p className="mb-5">{texts.none}</p>}
      {mail.mails && mail.waiting !== null && !entering && (
        <CodeForm waiting={mail.waiting} onOther={() => setEntering(true)} onConfirmed={() => setTold(texts.confirmed)} />
      )}
      {mail.mails && (entering || (mail.address === null && mail.waiting === null)) && (
        <AddressForm
          onSent={() => {
            setTold('')
            setEntering(false)
          }}
          onCancel={mail.address === null && mail.waiting === null ? null : () => setEntering(false)}
        />
      )}
    </Section>
  )
}

/** Where mail reaches oneself and which letters come; for those who look after it, whether mail leaves. */
export const MailPage = () => {
  const texts = mailTexts()
  const mail = useSuspenseQuery(ownMailQuery).data
  const keeps = useAbility('mail.read')
  return (
    <Page title={texts.title} lead={texts.lead}>
      {!mail.mails && (
        <div className="mb-8">
          <Off keeps={keeps} />
        </div>
      )}
      {(mail.mails || mail.address !== null) && <Address mail={mail} />}
      {mail.address !== null && <Letters unwanted={mail.unwanted} />}
      {keeps && mail.mails && <StateSection />}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}
