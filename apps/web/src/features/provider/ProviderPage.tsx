// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { shellTexts } from '../../app/texts.ts'
import { CopyText } from '../../ui/CopyText.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BreakGlassSheet } from './BreakGlassSheet.tsx'
import { People } from './People.tsx'
import { ProviderForm } from './ProviderForm.tsx'
import { type Person, providerQuery } from './queries.ts'
import { providerTexts } from './texts.ts'

/** The hospital's identity provider: what to register there, how to reach it, who has linked, and who is held ready for the day it is down. */
export const ProviderPage = () => {
  const texts = providerTexts()
  const { data } = useSuspenseQuery(providerQuery)
  const [failing, setFailing] = useState(false)
  const [saved, setSaved] = useState(false)
  const [sheetOf, setSheetOf] = useState<Person | null>(null)
  if (sheetOf) return <BreakGlassSheet login={sheetOf.login} name={sheetOf.name} onDone={() => setSheetOf(null)} />
  return (
    <Page title={texts.title} lead={texts.lead} failing={failing}>
      {data.hosts.length === 0 && (
        <div className="mb-8">
          <Notice kind="info" title={texts.form.noHosts.title}>
            {texts.form.noHosts.text}
          </Notice>
        </div>
      )}
      <Section title={texts.form.redirect} note={texts.form.redirectNote} className="">
        <div className="break-all">
          <CopyText text={data.redirectUri} words={texts.form} />
        </div>
      </Section>
      <Section title={texts.form.title} {...(data.hosts.length === 0 ? {} : { note: fill(texts.form.hosts, { hosts: data.hosts.join('、') }) })}>
        <ProviderForm key={data.provider?.version ?? 0} view={data} saved={saved} onSaved={setSaved} onFailing={setFailing} />
      </Section>
      <People people={data.people} onSheet={setSheetOf} />
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}
