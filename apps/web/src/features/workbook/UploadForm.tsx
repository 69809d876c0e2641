// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { Button } from '../../ui/Button.tsx'
import { ErrorSummary } from '../../ui/ErrorSummary.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { FileField } from '../../ui/FileField.tsx'
import { Section } from '../../ui/Heading.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { workbooksChanged } from './queries.ts'
import { workbookTexts } from './texts.ts'
import { acceptedFiles, asWorkbook, nameOf } from './words.ts'

type Form = { form: string; title: { ja: string; en: string } }

/** Brings somebody else's form: a name, which of ours it is, and the file as it came. Afterwards its mapping is looked at. */
export const UploadForm = ({ forms }: { forms: readonly Form[] }) => {
  const texts = workbookTexts().upload
  const client = useQueryClient()
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [form, setForm] = useState(forms[0]?.form ?? '')
  const [problems, setProblems] = useState<readonly { field: string; text: string }[]>([])
  const [attempt, setAttempt] = useState(0)
  const send = useMutation({
    mutationFn: (file: File) => call('uploadWorkbook', { query: { name, file: file.name, form }, body: asWorkbook(file) }),
    onSuccess: async ({ workbook }) => {
      await workbooksChanged(client)
      await navigate({ to: '/workbooks/$workbook/mapping', params: { workbook } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const file = input.current?.files?.[0]
    const found = [
      ...(name.trim() === '' ? [{ field: 'workbook-name', text: texts.needName }] : []),
      ...(file === undefined ? [{ field: 'workbook-file', text: texts.needFile }] : []),
    ]
    setProblems(found)
    setAttempt(attempt + 1)
    if (found.length === 0 && file && !send.isPending) send.mutate(file)
  }
  const wrong = (field: string) => problems.find((one) => one.field === field)?.text
  return (
    <Section title={texts.title} className="mt-12 print:hidden">
      <form noValidate onSubmit={submit} className="grid gap-6">
        <ErrorSummary problems={problems} attempt={attempt} />
        <FileField
          id="workbook-file"
          ref={input}
          accept={acceptedFiles}
          label={texts.file}
          support={texts.fileSupport}
          required
          error={wrong('workbook-file')}
        />
        <TextField
          id="workbook-name"
          label={texts.name}
          support={texts.nameSupport}
          required
          maxLength={100}
          value={name}
          error={wrong('workbook-name')}
          onChange={(event) => setName(event.target.value)}
        />
        <SelectField
          id="workbook-form"
          width="full"
          label={texts.form}
          support={texts.formSupport}
          required
          options={[...forms.map((one) => ({ value: one.form, label: nameOf(one.title) })), { value: '', label: texts.formFree }]}
          value={form}
          onChange={(event) => setForm(event.target.value)}
        />
        {send.error && <FailureNotice error={asCallError(send.error)} />}
        <div>
          <Button type="submit">{texts.submit}</Button>
          <LiveLine>{send.isPending ? texts.busy : ''}</LiveLine>
        </div>
      </form>
    </Section>
  )
}
