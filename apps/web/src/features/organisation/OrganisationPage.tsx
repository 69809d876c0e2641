// SPDX-License-Identifier: Apache-2.0
import { oversees } from '@shinayaka/contract/permissions'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Page } from '../../app/Page.tsx'
import { useAbility, useSession } from '../../app/session.ts'
import { shellTexts } from '../../app/texts.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import { formOf, overseerFields, type ProfileField, type ProfileForm, profileFields } from './form.ts'
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
  // Whoever only looks after institutions keeps no records and has no beds.
  const over = oversees(useSession().organisation.kind)
  const fields = over ? overseerFields : profileFields
  return (
    <Page title={texts.title} lead={over ? texts.leadOverseer : texts.lead} failing={failing}>
      {mayEdit ? <OrganisationForm stored={data} fields={fields} onFailing={setFailing} /> : <Shown form={formOf(data.profile)} fields={fields} />}
      {!over && (
        <div className="mt-12">
          <Disclosure summary={shellTexts().why}>{texts.why}</Disclosure>
        </div>
      )}
    </Page>
  )
}

const Shown = ({ form, fields }: { form: ProfileForm; fields: readonly ProfileField[] }) => {
  const texts = organisationTexts()
  return (
    <>
      <p className="mb-6">{texts.readOnly}</p>
      <Pairs>
        {fields.map((field) => (
          <Pair key={field} name={texts.fields[field].label}>
            {valueWords(field, form[field])}
          </Pair>
        ))}
      </Pairs>
    </>
  )
}
