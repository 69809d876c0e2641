// SPDX-License-Identifier: Apache-2.0
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { FileField } from '../../ui/FileField.tsx'
import { LiveLine } from '../../ui/Status.tsx'
import { workbookTexts } from './texts.ts'
import { acceptedFiles } from './words.ts'

/** Chooses one file and sends it. `busy`: what is being done with it, empty when nothing is. */
export const FileForm = ({
  id,
  label,
  support,
  submit,
  busy,
  accept = acceptedFiles,
  look = 'solid',
  onFile,
  children,
}: {
  id: string
  label: string
  support?: string
  submit: string
  busy: string
  accept?: string
  look?: 'solid' | 'outline'
  onFile: (file: File) => void
  children?: ReactNode
}) => {
  const input = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const file = input.current?.files?.[0]
    setMissing(!file)
    if (!file) input.current?.focus()
    else if (busy === '') onFile(file)
  }
  return (
    <form noValidate onSubmit={send} className="grid gap-4">
      <FileField
        id={id}
        ref={input}
        accept={accept}
        label={label}
        support={support}
        required
        error={missing ? workbookTexts().upload.needFile : undefined}
      />
      {children}
      <div>
        <Button type="submit" look={look}>
          {submit}
        </Button>
        <LiveLine>{busy}</LiveLine>
      </div>
    </form>
  )
}
