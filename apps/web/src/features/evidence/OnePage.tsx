// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { dayTimeText } from '../../app/dates.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { useAbility } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Confirm } from '../../ui/Confirm.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { DetailForm } from './DetailForm.tsx'
import { type Evidence, evidenceChanged, oneEvidenceQuery } from './queries.ts'
import { ReviseForm } from './ReviseForm.tsx'
import { Revisions } from './Revisions.tsx'
import { evidenceTexts } from './texts.ts'
import { expiryText, kindText, nameOf, sizeText } from './words.ts'

const route = getRouteApi('/evidence/$evidence')

/** One piece of evidence: what it is, its file and earlier ones, and what can be changed. */
export const OnePage = () => {
  const texts = evidenceTexts()
  const { evidence: id } = route.useParams()
  const { evidence, revisions } = useSuspenseQuery(oneEvidenceQuery(id)).data
  const edits = useAbility('evidence.edit')
  const { latest, retired, responsible } = evidence
  const lead = fill(texts.one.lead, {
    kind: kindText(latest.kind),
    size: sizeText(latest.size),
    by: latest.uploadedBy,
    at: dayTimeText(latest.uploadedAt),
  })
  return (
    <Page title={evidence.title} lead={lead} back={<BackLink to="/evidence">{texts.form.back}</BackLink>}>
      {retired && (
        <div className="mb-6">
          <Notice kind="info" title={fill(texts.one.retired, { by: retired.by, at: dayTimeText(retired.at) })} />
        </div>
      )}
      <p className="text-std-18B-160 text-solid-gray-900">{expiryText(evidence)}</p>
      {responsible && <p>{fill(texts.one.responsible, { name: responsible.name })}</p>}
      {evidence.note !== '' && <p className="mt-2 whitespace-pre-wrap [overflow-wrap:anywhere]">{evidence.note}</p>}
      {evidence.links.length > 0 && (
        <>
          <h2 className="mt-6 text-std-18B-160 text-solid-gray-900">{texts.form.practices}</h2>
          <ul className="mt-1 list-disc ps-6">
            {evidence.links.map((link) => (
              <li key={link.id}>{nameOf(link.name)}</li>
            ))}
          </ul>
        </>
      )}
      <Revisions evidence={evidence} revisions={revisions} />
      {edits && (
        <div className="mt-10 print:hidden">
          {!retired && (
            <>
              <Disclosure summary={texts.one.reviseTitle}>
                <ReviseForm key={latest.n} evidence={evidence} />
              </Disclosure>
              <Disclosure summary={texts.one.details}>
                <DetailForm key={evidence.version} evidence={evidence} />
              </Disclosure>
            </>
          )}
          <Retirement evidence={evidence} />
        </div>
      )}
    </Page>
  )
}

const Retirement = ({ evidence }: { evidence: Evidence }) => {
  const texts = evidenceTexts().one
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [error, setError] = useState<CallError | null>(null)
  const retire = async (retired: boolean) => {
    setAsking(false)
    setError(null)
    try {
      await call('retireEvidence', { params: { evidence: evidence.id }, body: { retired, version: evidence.version } })
    } catch (thrown) {
      setError(asCallError(thrown))
    }
    await evidenceChanged(client)
  }
  return (
    <div className="mt-6">
      {evidence.retired ? (
        <Button look="outline" onClick={() => void retire(false)}>
          {texts.bringBack}
        </Button>
      ) : (
        <Button look="text" className="-ms-2" onClick={() => setAsking(true)}>
          {texts.retire}
        </Button>
      )}
      {error && <FailureNotice error={error} />}
      <Confirm
        open={asking}
        title={fill(texts.retireAsk, { title: evidence.title })}
        confirm={texts.retireDo}
        onConfirm={() => void retire(true)}
        onCancel={() => setAsking(false)}
      >
        {texts.retireText}
      </Confirm>
    </div>
  )
}
