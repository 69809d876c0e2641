// SPDX-License-Identifier: Apache-2.0
import type { SupplierFilePreview } from '@shinayaka/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Page } from '../../app/Page.tsx'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { FileField } from '../../ui/FileField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { cell, Table } from '../../ui/Table.tsx'
import { BackLink } from '../../ui/TextLink.tsx'
import { Looked } from './Looked.tsx'
import { filePlaces } from './problems.ts'
import type { Reading } from './reading.ts'
import { supplierFileTexts } from './texts.ts'

const look = async ({ file, supplier, product }: Reading): Promise<SupplierFilePreview> => {
  const query = { ...(supplier ? { supplier } : {}), ...(product ? { product } : {}) }
  return (await call('previewSupplierFile', { query, body: file })).preview
}

/** A file that a vendor sent back: read, compared, and only then accepted. */
export const ReadPage = () => {
  const texts = supplierFileTexts().read
  const client = useQueryClient()
  const [accepted, setAccepted] = useState<string | null>(null)
  const looking = useMutation({ mutationFn: look })
  const error = looking.error ? asCallError(looking.error) : null
  const begin = (file: File) => {
    setAccepted(null)
    looking.mutate({ file: new Blob([file], { type: 'application/octet-stream' }) })
  }
  const done = async (supplier: string) => {
    looking.reset()
    setAccepted(supplier)
    await client.invalidateQueries({ queryKey: ['suppliers'] })
  }
  return (
    <Page title={texts.title} lead={texts.lead} back={<BackLink to="/suppliers">{texts.back}</BackLink>} failing={error !== null}>
      <Upload onRead={begin} />
      <div className="mt-6 empty:hidden">
        {error && <Refused error={error} />}
        {accepted !== null && (
          <Notice
            kind="done"
            live
            title={texts.accepted}
            actions={
              <ButtonLink to="/suppliers/$supplier" params={{ supplier: accepted }}>
                {texts.see}
              </ButtonLink>
            }
          />
        )}
      </div>
      {looking.data && looking.variables && (
        <Looked
          key={looking.data.sha256}
          preview={looking.data}
          reading={looking.variables}
          onChoose={looking.mutate}
          onDone={(supplier) => void done(supplier)}
          onDiscard={looking.reset}
        />
      )}
    </Page>
  )
}

const Upload = ({ onRead }: { onRead: (file: File) => void }) => {
  const texts = supplierFileTexts().read
  const input = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const file = input.current?.files?.[0]
    setMissing(!file)
    if (file) onRead(file)
    else input.current?.focus()
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-4 print:hidden">
      <FileField
        id="supplier-file"
        ref={input}
        accept=".json,.xlsx"
        label={texts.file}
        support={texts.support}
        required
        error={missing ? texts.choose : undefined}
      />
      <div>
        <Button type="submit">{texts.submit}</Button>
      </div>
    </form>
  )
}

const Refused = ({ error }: { error: CallError }) => {
  const texts = supplierFileTexts().read
  const places = filePlaces(error)
  return (
    <div className="grid gap-6">
      <FailureNotice error={error} />
      {places.length > 0 && (
        <Table caption={texts.faultReason}>
          <thead>
            <tr>
              <th scope="col" className={cell.head}>
                {texts.faultPlace}
              </th>
              <th scope="col" className={cell.head}>
                {texts.faultReason}
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map(({ place, message }) => (
              <tr key={`${place}-${message}`}>
                <th scope="row" className={cell.row}>
                  {place}
                </th>
                <td className={cell.text}>{message}</td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </div>
  )
}
