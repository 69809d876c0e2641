// SPDX-License-Identifier: Apache-2.0
import type { ClientInput, Endpoints } from '@shinayaka/contract'
import { fill } from '@shinayaka/contract/messages/language'
import { type MouseEvent, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { addressOf, asCallError, type FileEndpoint, fetchFile } from '../../app/client.ts'
import { FailureNotice } from '../../app/Failure.tsx'
import { shellTexts } from '../../app/texts.ts'
import { ButtonAnchor, type ButtonLook } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'

const saveAs = (bytes: Blob, name: string) => {
  const address = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** A link to a file. A plain press fetches it here, so that a failure is told on this page; opening it in another tab works as with any link. */
export const FileButton = <Name extends FileEndpoint>({
  name,
  input,
  look = 'outline',
  children,
}: {
  name: Name
  input: ClientInput<Endpoints[Name]>
  look?: ButtonLook
  children: string
}) => {
  const texts = shellTexts().file
  const [told, setTold] = useState('')
  const [error, setError] = useState<CallError | null>(null)
  const fetchHere = async (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    setError(null)
    setTold(texts.preparing)
    try {
      const file = await fetchFile(name, input)
      saveAs(file.bytes, file.name)
      setTold(fill(texts.saved, { name: file.name }))
    } catch (thrown) {
      setTold('')
      setError(asCallError(thrown))
    }
  }
  return (
    <div className="print:hidden">
      <ButtonAnchor look={look} href={addressOf(name, input)} download onClick={(event) => void fetchHere(event)}>
        <Icon name="file" />
        {children}
      </ButtonAnchor>
      <p role="status" className="mt-1 text-solid-gray-700 empty:mt-0">
        {told}
      </p>
      {error && <FailureNotice error={error} />}
    </div>
  )
}
