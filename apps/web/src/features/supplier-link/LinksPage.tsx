// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { calendarDayText } from '../../app/dates.ts'
import { language } from '../../app/language.ts'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { Section } from '../../ui/Heading.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BackLink, TextLink } from '../../ui/TextLink.tsx'
import { LetterPage } from './LetterPage.tsx'
import { LinkList } from './LinkList.tsx'
import { MakeForm } from './MakeForm.tsx'
import { type Links, linksQuery, type Made } from './queries.ts'
import { supplierLinkTexts } from './texts.ts'

const route = getRouteApi('/suppliers/requests/$request/links')

/** Asking a vendor by a link: from where it can be opened, a new one, and those made before. */
export const LinksPage = () => {
  const texts = supplierLinkTexts()
  const open = useSuspenseQuery(linksQuery(route.useParams().request)).data
  const edits = useAbility('supplier.edit')
  const [made, setMade] = useState<Made | null>(null)
  const { request } = open
  if (made) return <LetterPage open={open} made={made} onDone={() => setMade(null)} />
  const { supplier } = request
  return (
    <Page
      title={fill(texts.title, { supplier })}
      lead={texts.lead}
      back={
        <BackLink to="/suppliers/$supplier" params={{ supplier: request.supplierId }}>
          {fill(texts.back, { supplier })}
        </BackLink>
      }
    >
      <Reach open={open} />
      <Pairs>
        <Pair name={texts.facts.form}>{request.title[language]}</Pair>
        <Pair name={texts.facts.product}>{request.product ?? texts.facts.all}</Pair>
        <Pair name={texts.facts.due}>{calendarDayText(request.due)}</Pair>
        <Pair name={texts.facts.code}>{request.code}</Pair>
      </Pairs>
      {request.state !== 'open' ? (
        <p className="mt-6">{texts.closed[request.state]}</p>
      ) : (
        edits && (
          <Section title={texts.make.title}>
            <MakeForm open={open} onMade={setMade} />
          </Section>
        )
      )}
      <Section title={texts.list.title}>
        <LinkList links={open.links} edits={edits} />
      </Section>
    </Page>
  )
}

/** Says plainly from where the address can be opened, and the way that always works. */
const Reach = ({ open: { reach, address, request } }: { open: Links }) => {
  const texts = supplierLinkTexts().reach
  return (
    <div className="mb-8">
      <Notice
        kind={reach === 'outside' ? 'info' : 'heed'}
        title={texts[reach]}
        actions={
          <TextLink standing to="/suppliers/$supplier" params={{ supplier: request.supplierId }}>
            {texts.file}
          </TextLink>
        }
      >
        <p className="[overflow-wrap:anywhere]">{fill(texts[`${reach}Text`], { address })}</p>
      </Notice>
    </div>
  )
}
