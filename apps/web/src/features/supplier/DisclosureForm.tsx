// SPDX-License-Identifier: Apache-2.0
import type { SupplierProduct } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type DisclosureLine, japaneseDate } from '@shinayaka/domain'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { DisclosureSource } from './DisclosureSource.tsx'
import { suppliersChanged } from './queries.ts'
import { supplierTexts } from './texts.ts'

type Given = { supplier: string; product: SupplierProduct; newest: Readonly<Record<string, string | null>> }

/** Keeps a new disclosure of a product, read from Excel or from a pasted table. */
export const DisclosureForm = ({ product, newest }: Given) => {
  const texts = supplierTexts().disclosure
  const client = useQueryClient()
  const [typed, setTyped] = useState({
    kind: product.kind === 'service' ? ('sds' as const) : ('mds' as 'mds' | 'sds'),
    formRelease: '',
    productRelease: product.release,
    issued: '',
    received: japaneseDate(new Date()),
  })
  const [lines, setLines] = useState<readonly DisclosureLine[] | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [error, setError] = useState<CallError | null>(null)
  const problems = attempt > 0 && lines === null ? [{ field: 'disclosure-file', text: texts.nothing }] : []
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    setError(null)
    if (lines === null) return
    const body = { ...typed, issued: typed.issued === '' ? null : typed.issued, lines: [...lines], seen: newest[typed.kind] ?? null }
    try {
      await call('addSupplierDisclosure', { params: { product: product.id }, body })
      await suppliersChanged(client)
    } catch (thrown) {
      setError(asCallError(thrown))
    }
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid grid-cols-1 gap-6 print:hidden">
      <ErrorSummary problems={problems} attempt={attempt} />
      <SelectField
        id="disclosure-kind"
        label={texts.kind}
        required
        options={(['mds', 'sds'] as const).map((value) => ({ value, label: texts.kinds[value] }))}
        value={typed.kind}
        onChange={(event) => setTyped({ ...typed, kind: event.target.value === 'sds' ? 'sds' : 'mds' })}
      />
      {(['formRelease', 'productRelease'] as const).map((field) => (
        <TextField
          key={field}
          id={`disclosure-${field}`}
          width="middle"
          autoComplete="off"
          label={texts[field]}
          {...(field === 'formRelease' ? { support: texts.formReleaseSupport } : {})}
          required={false}
          maxLength={field === 'formRelease' ? 50 : 100}
          value={typed[field]}
          onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
        />
      ))}
      {(['issued', 'received'] as const).map((field) => (
        <TextField
          key={field}
          id={`disclosure-${field}`}
          type="date"
          width="short"
          label={field === 'issued' ? texts.issued : texts.receivedOn}
          required={field === 'received'}
          value={typed[field]}
          onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
        />
      ))}
      <DisclosureSource onLines={setLines} />
      {error?.code === 'record.stale' ? (
        <Notice live kind="heed" title={error.title}>
          <Button look="outline" onClick={() => void suppliersChanged(client)}>
            {texts.stale}
          </Button>
        </Notice>
      ) : (
        error && <FailureNotice error={error} />
      )}
      <div>
        <Button type="submit">{fill(texts.submit, { count: lines?.length ?? 0 })}</Button>
      </div>
    </form>
  )
}
