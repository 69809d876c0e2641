// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { SelectField, TextArea, TextField } from '../../ui/Field.tsx'
import { type OpenSupplier, suppliersChanged } from './queries.ts'
import { supplierTexts } from './texts.ts'
import { nameOf } from './words.ts'

/** Asks the vendor to answer a form, for a product or for all it does here. */
export const AskForm = ({ open: { supplier } }: { open: OpenSupplier }) => {
  const texts = supplierTexts().one.ask
  const client = useQueryClient()
  const products = supplier.products.filter(({ retired }) => !retired)
  const [typed, setTyped] = useState({ form: supplier.forms[0]?.id ?? '', product: products[0]?.id ?? '', due: '', message: '' })
  const [attempt, setAttempt] = useState(0)
  const [error, setError] = useState<CallError | null>(null)
  const problems = attempt > 0 && typed.due === '' ? [{ field: 'ask-due', text: texts.dueMissing }] : []
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    setError(null)
    if (typed.due === '') return
    try {
      const whom = [{ supplier: supplier.id, product: typed.product === '' ? null : typed.product }]
      await call('askSuppliers', { body: { form: typed.form, due: typed.due, message: typed.message, whom } })
      await suppliersChanged(client)
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      <p>{texts.note}</p>
      <ErrorSummary problems={problems} attempt={attempt} />
      <SelectField
        id="ask-form"
        width="full"
        label={texts.form}
        required
        options={supplier.forms.map(({ id, title }) => ({ value: id, label: nameOf(title) }))}
        value={typed.form}
        onChange={(event) => setTyped({ ...typed, form: event.target.value })}
      />
      <SelectField
        id="ask-product"
        width="full"
        label={texts.what}
        required
        options={[...products.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: texts.whole }]}
        value={typed.product}
        onChange={(event) => setTyped({ ...typed, product: event.target.value })}
      />
      <TextField
        id="ask-due"
        type="date"
        width="short"
        label={texts.due}
        required
        value={typed.due}
        error={problems[0]?.text}
        onChange={(event) => setTyped({ ...typed, due: event.target.value })}
      />
      <TextArea
        id="ask-message"
        label={texts.message}
        required={false}
        maxLength={1000}
        value={typed.message}
        onChange={(event) => setTyped({ ...typed, message: event.target.value })}
      />
      {error && <FailureNotice error={error} />}
      <div>
        <Button type="submit">{texts.submit}</Button>
      </div>
    </form>
  )
}
