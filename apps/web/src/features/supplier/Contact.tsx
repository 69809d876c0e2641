// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { useAbility } from '../../app/session.ts'
import { Button } from '../../ui/Button.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { Pair, Pairs } from '../../ui/List.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { type OpenSupplier, suppliersChanged } from './queries.ts'
import { supplierTexts } from './texts.ts'

const fields = ['contactName', 'contactMail', 'contactPhone', 'note'] as const

/** How to reach the vendor, and the way to correct it or to put the vendor aside. */
export const Contact = ({ open }: { open: OpenSupplier }) => {
  const texts = supplierTexts().one.contact
  const { supplier } = open
  const edits = useAbility('supplier.edit')
  return (
    <>
      <Pairs>
        {fields.map((field) => (
          <Pair key={field} name={texts[field]}>
            <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{supplier[field] === '' ? '—' : supplier[field]}</span>
          </Pair>
        ))}
      </Pairs>
      {edits && (
        <div className="mt-4 print:hidden">
          <Disclosure summary={supplierTexts().one.products.edit}>
            <ContactForm open={open} />
          </Disclosure>
        </div>
      )}
    </>
  )
}

const ContactForm = ({ open: { supplier } }: { open: OpenSupplier }) => {
  const texts = supplierTexts().one.contact
  const client = useQueryClient()
  const { name, contactName, contactMail, contactPhone, note, version } = supplier
  const [typed, setTyped] = useState({ name, contactName, contactMail, contactPhone, note })
  const [attempt, setAttempt] = useState(0)
  const [error, setError] = useState<CallError | null>(null)
  const problems = attempt > 0 && typed.name.trim() === '' ? [{ field: 'supplier-name', text: texts.nameMissing }] : []
  const sent = async (send: () => Promise<unknown>) => {
    setError(null)
    try {
      await send()
      await suppliersChanged(client)
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (typed.name.trim() !== '') void sent(() => call('saveSupplier', { params: { supplier: supplier.id }, body: { ...typed, version } }))
  }
  const retire = () => sent(() => call('retireSupplier', { params: { supplier: supplier.id }, body: { retired: !supplier.retired, version } }))
  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      <ErrorSummary problems={problems} attempt={attempt} />
      {(['name', 'contactName', 'contactMail', 'contactPhone'] as const).map((field) => (
        <TextField
          key={field}
          id={field === 'name' ? 'supplier-name' : `supplier-${field}`}
          type={field === 'contactMail' ? 'email' : field === 'contactPhone' ? 'tel' : 'text'}
          autoComplete="off"
          label={texts[field]}
          required={field === 'name'}
          maxLength={field === 'contactPhone' ? 50 : field === 'contactMail' ? 254 : 200}
          value={typed[field]}
          error={field === 'name' ? problems[0]?.text : undefined}
          onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
        />
      ))}
      <TextArea
        id="supplier-note"
        label={texts.note}
        support={texts.noteSupport}
        required={false}
        maxLength={2000}
        value={typed.note}
        onChange={(event) => setTyped({ ...typed, note: event.target.value })}
      />
      {error?.code === 'record.stale' ? (
        <Notice live kind="heed" title={error.title}>
          <Button look="outline" onClick={() => void suppliersChanged(client)}>
            {texts.stale}
          </Button>
        </Notice>
      ) : (
        error && <FailureNotice error={error} />
      )}
      <div className="flex flex-wrap gap-4">
        <Button type="submit">{texts.save}</Button>
        <Button look="text" onClick={() => void retire()}>
          {supplier.retired ? texts.return : texts.retire}
        </Button>
      </div>
    </form>
  )
}
