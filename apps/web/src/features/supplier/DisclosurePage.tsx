// SPDX-License-Identifier: Apache-2.0
import type { DisclosureHead } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { disclosureCounts } from '@shinayaka/domain'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { calendarDayText } from '../../app/dates.ts'
import { NotFoundPage } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BackLink, TextLink } from '../../ui/TextLink.tsx'
import { DisclosureForm } from './DisclosureForm.tsx'
import { Differences, Lines } from './DisclosureLines.tsx'
import { disclosuresQuery, supplierQuery } from './queries.ts'
import { supplierTexts } from './texts.ts'

const route = getRouteApi('/suppliers/$supplier/disclosures/$product')

/** The disclosures of one product: the one in force with what differs from the one before, earlier ones, and a way to keep a new one. */
export const DisclosurePage = () => {
  const texts = supplierTexts().disclosure
  const { supplier: id, product: productId } = route.useParams()
  const search = route.useSearch()
  const { supplier } = useSuspenseQuery(supplierQuery(useQueryClient(), id)).data
  const found = useSuspenseQuery(disclosuresQuery(productId, search.disclosure)).data
  const edits = useAbility('supplier.edit')
  const product = supplier.products.find((one) => one.id === productId)
  if (product === undefined) return <NotFoundPage />
  const head = found.disclosures.find((one) => one.id === found.shown?.id)
  const before = found.disclosures.find((one) => one.id === found.before?.id)
  const newest = Object.fromEntries((['mds', 'sds'] as const).map((kind) => [kind, found.disclosures.find((one) => one.kind === kind)?.id ?? null]))
  return (
    <Page
      title={fill(texts.title, { name: product.name })}
      lead={texts.lead}
      back={
        <BackLink to="/suppliers/$supplier" params={{ supplier: id }}>
          {fill(texts.back, { name: supplier.name })}
        </BackLink>
      }
    >
      {head === undefined || found.shown === null ? (
        <p>{texts.none}</p>
      ) : (
        <>
          <Head head={head} lines={found.shown.lines} />
          {product.release !== '' && head.productRelease !== product.release && (
            <div className="mt-4">
              <Notice kind="heed" title={fill(texts.older, { release: product.release })} />
            </div>
          )}
          {before !== undefined && found.before !== null && (
            <Section title={fill(texts.differences, { release: before.productRelease })}>
              <Differences before={found.before.lines} after={found.shown.lines} />
            </Section>
          )}
          <div className="mt-8">
            <Disclosure summary={fill(texts.lines, { count: found.shown.lines.length })} printed="opened">
              <Lines lines={found.shown.lines} caption={fill(texts.lines, { count: found.shown.lines.length })} />
            </Disclosure>
          </div>
        </>
      )}
      {found.disclosures.length > 1 && (
        <Section title={texts.releases}>
          <ul className="grid gap-1">
            {found.disclosures.map((one) => (
              <li key={one.id}>
                {one.id === head?.id ? (
                  headText(one)
                ) : (
                  <TextLink
                    standing
                    to="/suppliers/$supplier/disclosures/$product"
                    params={{ supplier: id, product: productId }}
                    search={{ disclosure: one.id }}
                  >
                    {headText(one)}
                  </TextLink>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {edits && !product.retired && !supplier.retired && (
        <Section title={texts.add}>
          <DisclosureForm key={found.disclosures.length} supplier={id} product={product} newest={newest} />
        </Section>
      )}
    </Page>
  )
}

const headText = ({ kind, formRelease, productRelease }: DisclosureHead): string =>
  fill(supplierTexts().disclosure.shown, { kind: kind.toUpperCase(), form: formRelease, release: productRelease })

const Head = ({ head, lines }: { head: DisclosureHead; lines: Parameters<typeof disclosureCounts>[0] }) => {
  const texts = supplierTexts().disclosure
  return (
    <>
      <p className="text-std-18B-160 text-solid-gray-900">{headText(head)}</p>
      <p>{fill(texts.standing, { ...disclosureCounts(lines), lines: lines.length })}</p>
      <p className="text-solid-gray-700">{fill(texts.received, { day: calendarDayText(head.received), by: head.recordedBy })}</p>
    </>
  )
}
