// SPDX-License-Identifier: Apache-2.0
import type { EvidenceUpload, Problem } from '@shinayaka/contract'
import { CallError } from '../../app/call-error.ts'
import { addressOf } from '../../app/client.ts'
import { shellTexts } from '../../app/texts.ts'

/** A file that is being sent: how to stop it, and how it ends; null where it was stopped. */
export type Sending = { cancel: () => void; ended: Promise<EvidenceUpload | null> }

const problemOf = (text: string): CallError => {
  try {
    return new CallError(JSON.parse(text) as Problem)
  } catch {
    return new CallError({ code: 'network', ...shellTexts().network })
  }
}

/** Sends one file, telling how much has gone (0 to 1). Plain `fetch` does not tell, and progress on a slow line is what keeps people waiting. */
export const sendFile = (file: File, onProgress: (share: number) => void): Sending => {
  const request = new XMLHttpRequest()
  const ended = new Promise<EvidenceUpload | null>((resolve, reject) => {
    request.open('POST', addressOf('uploadEvidenceFile', { query: { name: file.name } }))
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('accept', 'application/json')
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total))
    request.addEventListener('load', () => {
      if (request.status === 200) resolve((JSON.parse(request.responseText) as { upload: EvidenceUpload }).upload)
      else reject(problemOf(request.responseText))
    })
    request.addEventListener('error', () => reject(problemOf('')))
    request.addEventListener('abort', () => resolve(null))
    request.send(file)
  })
  return { cancel: () => request.abort(), ended }
}
