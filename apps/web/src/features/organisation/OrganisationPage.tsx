// SPDX-License-Identifier: Apache-2.0
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import { formOf, type ProfileForm, profileFields } from './form.ts'
import { OrganisationForm } from './OrganisationForm.tsx'
import { organisationQuery } from './queries.ts'
import { organisationTexts } from './texts.ts'
import { valueWords } from './words.ts'

/** What kind of place this is; editable for whoever may. */
export const OrganisationPage = () => {
  const texts = organisationTexts()
  const { data } = useSuspenseQuery(organisationQuery)
  const mayEdit = useAbility('organisation.edit')
  const [failing, setFailing] = useState(false)
  return (
    <Page title={texts.title} lead={texts.lead} failing={failing}>
      {mayEdit ? <OrganisationForm stored={data} onFailing={setFailing} /> : <Shown form={formOf(data.profile)} />}
      <div className="mt-12">
        <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
      </div>
    </Page>
  )
}

const Shown = ({ form }: { form: ProfileForm }) => {
  const texts = organisationTexts()
  return (
    <>
      <p className="mb-6">{texts.readOnly}</p>
      <Pairs>
        {profileFields.map((field) => (
          <Pair key={field} name={texts.fields[field].label}>
            {valueWords(field, form[field])}
          </Pair>
        ))}
      </Pairs>
    </>
  )
}
