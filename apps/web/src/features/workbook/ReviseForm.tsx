// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { asCallError, call } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { FileForm } from './FileForm.tsx'
import { workbooksChanged } from './queries.ts'
import { workbookTexts } from './texts.ts'
import { asWorkbook } from './words.ts'

/** Brings a newer workbook of the same form, and says what differs. */
export const ReviseForm = ({ workbook }: { workbook: string }) => {
  const texts = workbookTexts()
  const client = useQueryClient()
  const send = useMutation({
    mutationFn: (file: File) => call('reviseWorkbook', { params: { workbook }, query: { file: file.name }, body: asWorkbook(file) }),
    onSuccess: () => workbooksChanged(client),
  })
  return (
    <div className="grid gap-4">
      <p>{texts.one.reviseNote}</p>
      <FileForm
        id="workbook-newer"
        label={texts.upload.file}
        support={texts.upload.fileSupport}
        submit={texts.one.reviseSubmit}
        busy={send.isPending ? texts.upload.busy : ''}
        onFile={(file) => send.mutate(file)}
      />
      {send.error && <FailureNotice error={asCallError(send.error)} />}
      {send.data && (
        <Notice
          kind="done"
          live
          title={fill(texts.one.revised, send.data)}
          actions={
            <ButtonLink to="/workbooks/$workbook/mapping" params={{ workbook }}>
              {texts.one.check}
            </ButtonLink>
          }
        />
      )}
    </div>
  )
}
