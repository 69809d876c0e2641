// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { calendarDayText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { askedQuery } from './queries.ts'
import { supplierFileTexts } from './texts.ts'

const route = getRouteApi('/suppliers/$supplier/file/$request')

const save = ({ name, type, base64 }: { name: string; type: string; base64: string }): void => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A request as a file, to be sent by mail: one page, or Excel. */
export const SendPage = () => {
  const texts = supplierFileTexts().send
  const { supplier: id, request: asked } = route.useParams()
  const { supplier, request } = useSuspenseQuery(askedQuery(id, asked)).data
  const product = supplier.products.find((one) => one.id === request.product)?.name
  const back = (
    <BackLink to="/suppliers/$supplier" params={{ supplier: id }}>
      {supplier.name}
    </BackLink>
  )
  return (
    <Page title={texts.title} lead={texts.lead} back={back}>
      <Pairs>
        <Pair name={texts.to}>{supplier.name}</Pair>
        <Pair name={texts.product}>{product ?? texts.all}</Pair>
        <Pair name={texts.due}>{calendarDayText(request.due)}</Pair>
        <Pair name={texts.code}>{request.code}</Pair>
      </Pairs>
      {request.state === 'answered' && (
        <div className="mt-6">
          <Notice kind="info" title={texts.answered} />
        </div>
      )}
      {request.state === 'withdrawn' ? (
        <div className="mt-6">
          <Notice kind="heed" title={texts.closed} />
        </div>
      ) : (
        <>
          <Section title={texts.pageTitle} note={texts.pageNote}>
            <Make request={request.id} format="html" look="solid" label={texts.page} />
          </Section>
          <Section title={texts.workbookTitle} note={texts.workbookNote}>
            <Make request={request.id} format="xlsx" look="outline" label={texts.workbook} />
          </Section>
        </>
      )}
      <Section title={texts.nextTitle} note={texts.nextNote}>
        <ButtonLink look="outline" to="/suppliers/files">
          {texts.read}
        </ButtonLink>
        <p className="mt-6 text-solid-gray-700">{texts.signedNote}</p>
      </Section>
    </Page>
  )
}

const Make = ({ request, format, look, label }: { request: string; format: 'html' | 'xlsx'; look: 'solid' | 'outline'; label: string }) => {
  const texts = supplierFileTexts().send
  const [told, setTold] = useState('')
  const [error, setError] = useState<CallError | null>(null)
  const make = async () => {
    setError(null)
    setTold('')
    try {
      const file = await call('makeSupplierFile', { params: { request }, body: { format } })
      save(file)
      setTold(fill(texts.made, { name: file.name }))
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  return (
    <>
      <Button look={look} onClick={() => void make()}>
        {label}
      </Button>
      <LiveLine>{told}</LiveLine>
      {error && <FailureNotice error={error} />}
    </>
  )
}
