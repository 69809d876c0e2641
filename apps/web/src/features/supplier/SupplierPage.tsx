// SPDX-License-Identifier: Apache-2.0
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { AskForm } from './AskForm.tsx'
import { Contact } from './Contact.tsx'
import { Products } from './Products.tsx'
import { supplierQuery } from './queries.ts'
import { Requests } from './Requests.tsx'
import { Responses } from './Responses.tsx'
import { Sheets } from './Sheets.tsx'
import { supplierTexts } from './texts.ts'

const route = getRouteApi('/suppliers/$supplier')

/** One vendor: what was asked, what was answered, its products and how to reach it. */
export const SupplierPage = () => {
  const texts = supplierTexts().one
  const { supplier: id } = route.useParams()
  const open = useSuspenseQuery(supplierQuery(useQueryClient(), id)).data
  const { supplier } = open
  const edits = useAbility('supplier.edit')
  return (
    <Page title={supplier.name} lead={texts.lead} back={<BackLink to="/suppliers">{texts.back}</BackLink>}>
      {supplier.retired && (
        <div className="mb-6">
          <Notice kind="info" title={texts.retired} />
        </div>
      )}
      <Section title={texts.requests.title} className="">
        <Requests open={open} />
        {edits && !supplier.retired && (
          <div className="mt-4 print:hidden">
            <Disclosure summary={texts.ask.title} open={supplier.requests.length === 0}>
              <AskForm key={supplier.requests.length} open={open} />
            </Disclosure>
          </div>
        )}
      </Section>
      <Section title={texts.sheets.title}>
        <Sheets open={open} />
      </Section>
      <Section title={texts.products.title}>
        <Products open={open} />
      </Section>
      <Section title={texts.contact.title}>
        <Contact key={supplier.version} open={open} />
      </Section>
      {supplier.responses.length > 0 && (
        <div className="mt-12">
          <Disclosure summary={texts.responses.title} printed="opened">
            <Responses open={open} />
          </Disclosure>
        </div>
      )}
    </Page>
  )
}
