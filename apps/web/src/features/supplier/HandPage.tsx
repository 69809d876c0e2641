// SPDX-License-Identifier: Apache-2.0
import type { ChecklistEdition } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { japaneseDate } from '@shinayaka/domain'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice, NotFoundPage } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Section } from '../../ui/Heading.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { HandItem } from './HandItem.tsx'
import { emptyLine, linesOf, problemsOf, sheetFor, type TypedSheet, toldProblems } from './hand.ts'
import { type OpenSupplier, supplierQuery, suppliersChanged } from './queries.ts'
import { supplierTexts } from './texts.ts'
import { formText, itemsOf, subjectText } from './words.ts'

const route = getRouteApi('/suppliers/$supplier/answer')

/** Types in an answer that came on paper or by telephone. */
export const HandPage = () => {
  const { supplier } = route.useParams()
  const search = route.useSearch()
  const open = useSuspenseQuery(supplierQuery(useQueryClient(), supplier)).data
  const hash = search.hash ?? open.supplier.forms[0]?.hash ?? ''
  const edition = open.editions.get(hash)
  if (edition === undefined) return <NotFoundPage />
  const product = search.product ?? null
  const stands = sheetFor(open.supplier.sheets, edition.id, product)
  return <HandForm key={stands?.response ?? ''} given={{ open, edition, hash, product, request: search.request ?? null }} />
}

type Given = { open: OpenSupplier; edition: ChecklistEdition; hash: string; product: string | null; request: string | null }

const HandForm = ({ given }: { given: Given }) => {
  const { open, edition, hash, product, request } = given
  const texts = supplierTexts().hand
  const client = useQueryClient()
  const navigate = useNavigate()
  const items = itemsOf(edition)
  const stands = sheetFor(open.supplier.sheets, edition.id, product)
  const today = japaneseDate(new Date())
  const [typed, setTyped] = useState<TypedSheet>({ lines: {}, name: open.supplier.contactName, title: '', on: today, checked: today, consent: false })
  const [attempt, setAttempt] = useState(0)
  const [error, setError] = useState<CallError | null>(null)
  const problems = [...(attempt > 0 ? problemsOf(items, typed, today) : []), ...(error ? toldProblems(error) : [])]
  const change = (more: Partial<TypedSheet>) => {
    setTyped({ ...typed, ...more })
    setError(null)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    setError(null)
    if (problemsOf(items, typed, today).length > 0) return
    const signed = { name: typed.name, title: typed.title, on: typed.on }
    const body = { product, request, hash, lines: linesOf(items, typed), signed, consent: typed.consent, seen: stands?.response ?? null }
    try {
      await call('receiveSupplierAnswers', { params: { supplier: open.supplier.id }, body })
      await suppliersChanged(client)
      await navigate({ to: '/suppliers/$supplier', params: { supplier: open.supplier.id } })
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  return (
    <Page
      title={texts.title}
      documentTitle={`${texts.title} - ${open.supplier.name}`}
      lead={texts.lead}
      back={
        <BackLink to="/suppliers/$supplier" params={{ supplier: open.supplier.id }}>
          {fill(texts.back, { name: open.supplier.name })}
        </BackLink>
      }
    >
      <p className="text-std-18B-160 text-solid-gray-900">{fill(texts.which, { form: formText(open, hash), what: subjectText(open, product) })}</p>
      <form noValidate onSubmit={(event) => void submit(event)} className="mt-6 grid gap-8">
        <ErrorSummary problems={problems} attempt={attempt} />
        {items.map((item) => (
          <HandItem
            key={item.id}
            item={item}
            stands={stands?.answers.find((one) => one.item === item.id)}
            line={typed.lines[item.id] ?? emptyLine}
            error={problems.find(({ field }) => field === `hand-${item.id}`)?.text}
            onChange={(line) => change({ lines: { ...typed.lines, [item.id]: line } })}
          />
        ))}
        <Signed typed={typed} problems={problems} onChange={change} />
        {error && toldProblems(error).length === 0 && <Failed error={error} onRead={() => void suppliersChanged(client)} />}
        <div>
          <Button type="submit">{texts.submit}</Button>
        </div>
      </form>
    </Page>
  )
}

const Failed = ({ error, onRead }: { error: CallError; onRead: () => void }) =>
  error.code === 'record.stale' ? (
    <Notice live kind="heed" title={error.title}>
      <Button look="outline" onClick={onRead}>
        {supplierTexts().hand.stale}
      </Button>
    </Notice>
  ) : (
    <FailureNotice error={error} />
  )

type SignedGiven = { typed: TypedSheet; problems: readonly { field: string; text: string }[]; onChange: (more: Partial<TypedSheet>) => void }

const Signed = ({ typed, problems, onChange }: SignedGiven) => {
  const texts = supplierTexts().hand
  const errorOf = (id: string) => problems.find(({ field }) => field === id)?.text
  return (
    <Section title={texts.signed}>
      <div className="grid gap-6">
        <TextField
          id="hand-name"
          autoComplete="off"
          label={texts.signedName}
          required
          maxLength={200}
          value={typed.name}
          error={errorOf('hand-name')}
          onChange={(event) => onChange({ name: event.target.value })}
        />
        <TextField
          id="hand-title"
          autoComplete="off"
          label={texts.signedTitle}
          required={false}
          maxLength={200}
          value={typed.title}
          onChange={(event) => onChange({ title: event.target.value })}
        />
        <TextField
          id="hand-on"
          type="date"
          width="short"
          label={texts.signedOn}
          required
          value={typed.on}
          error={errorOf('hand-on')}
          onChange={(event) => onChange({ on: event.target.value, ...(typed.checked > event.target.value ? { checked: event.target.value } : {}) })}
        />
        <TextField
          id="hand-checked"
          type="date"
          width="short"
          label={texts.checked}
          support={texts.checkedSupport}
          required
          value={typed.checked}
          error={errorOf('hand-checked')}
          onChange={(event) => onChange({ checked: event.target.value })}
        />
        <Checkbox id="hand-consent" label={texts.consent} checked={typed.consent} onChange={(consent) => onChange({ consent })} />
      </div>
    </Section>
  )
}
