// SPDX-License-Identifier: Apache-2.0
import { fill } from '@shinayaka/contract/messages/language'
import { useState } from 'react'
import { FileField } from '../../ui/FileField.tsx'
import { evidenceTexts } from './texts.ts'

const megabyte = 1024 * 1024

/** Chooses files of this machine, or takes a photo where there is a camera. */
export const FileFields = ({
  maxBytes,
  multiple,
  error,
  onChange,
}: {
  maxBytes: number
  multiple: boolean
  error?: string | undefined
  onChange: (files: readonly File[]) => void
}) => {
  const texts = evidenceTexts().form
  const [chosen, setChosen] = useState<{ files: readonly File[]; photos: readonly File[] }>({ files: [], photos: [] })
  const take = (change: Partial<typeof chosen>) => {
    const all = { ...chosen, ...change }
    setChosen(all)
    onChange([...all.files, ...all.photos])
  }
  return (
    <div className="grid gap-6 md:grid-cols-2">
      <FileField
        id="evidence-files"
        label={texts.files}
        support={fill(texts.filesSupport, { limit: Math.floor(maxBytes / megabyte) })}
        required
        multiple={multiple}
        {...(error === undefined ? {} : { error })}
        onChange={(event) => take({ files: [...(event.target.files ?? [])] })}
      />
      <FileField
        id="evidence-camera"
        label={texts.camera}
        support={texts.cameraSupport}
        required={false}
        accept="image/*"
        capture="environment"
        onChange={(event) => take({ photos: [...(event.target.files ?? [])] })}
      />
    </div>
  )
}
