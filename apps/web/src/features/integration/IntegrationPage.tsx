// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { shellTexts } from '../../app/texts.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyText } from '../../ui/CopyText.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { TokenForm } from './TokenForm.tsx'
import { TokenList } from './TokenList.tsx'
import { integrationTexts } from './texts.ts'
import { WebhookForm } from './WebhookForm.tsx'
import { WebhookList } from './WebhookList.tsx'

/** A secret that is shown this once. */
export type Shown = { kind: 'token' | 'webhook'; secret: string }

/** Programs that ask, and programs that are told; what was just made takes the whole page until it is copied. */
export const IntegrationPage = () => {
  const texts = integrationTexts()
  const [shown, setShown] = useState<Shown | null>(null)
  const [failing, setFailing] = useState(false)
  if (shown) return <SecretPage key={shown.secret} shown={shown} onDone={() => setShown(null)} />
  return (
    <Page title={texts.title} lead={texts.lead} failing={failing} wide>
      <Section title={texts.tokens.title} note={texts.tokens.note}>
        <TokenList />
        <Disclosure summary={texts.make.title}>
          <TokenForm onMade={(secret) => setShown({ kind: 'token', secret })} onFailing={setFailing} />
        </Disclosure>
      </Section>
      <Section title={texts.webhooks.title} note={texts.webhooks.note}>
        <WebhookList />
        <Disclosure summary={texts.add.title}>
          <WebhookForm onMade={(secret) => setShown({ kind: 'webhook', secret })} onFailing={setFailing} />
        </Disclosure>
      </Section>
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}

const SecretPage = ({ shown: { kind, secret }, onDone }: { shown: Shown; onDone: () => void }) => {
  const { copy, copied, selected, text, done, ...titles } = integrationTexts().secret
  return (
    <Page title={titles[kind]}>
      <Notice kind="heed" title={text} />
      <div className="mt-6 break-all">
        <CopyText text={secret} words={{ copy, copied, selected }} />
      </div>
      <div className="mt-8">
        <Button onClick={onDone}>{done}</Button>
      </div>
    </Page>
  )
}
