// SPDX-License-Identifier: Apache-2.0
import type { EvidenceUpload } from '@shinayaka/contract'
import { useRef, useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError } from '../../app/client.ts'
import { type Sending, sendFile } from './upload.ts'

/** How a chosen file stands. `evidence`: what it became. */
export type Sent = {
  name: string
  state: 'waiting' | 'going' | 'done' | 'failed' | 'cancelled'
  share: number
  error: CallError | null
  upload: EvidenceUpload | null
  evidence: { id: string; title: string } | null
}

const fresh = (file: File): Sent => ({ name: file.name, state: 'waiting', share: 0, error: null, upload: null, evidence: null })

/**
 * Sends chosen files one after another, so that a hundred of them neither fill the line nor the server; what failed does not stop the others.
 * `use` makes something of each that arrived. Files above `maxBytes` are not sent at all.
 */
export const useSending = (
  maxBytes: number,
  tooLarge: CallError,
  use: (upload: EvidenceUpload, file: File) => Promise<{ id: string; title: string }>,
) => {
  const [files, setFiles] = useState<Sent[]>([])
  const [busy, setBusy] = useState(false)
  const current = useRef<Sending | null>(null)
  const stopped = useRef(false)
  const note = (index: number, change: Partial<Sent>) => setFiles((held) => held.map((one, n) => (n === index ? { ...one, ...change } : one)))

  const sendOne = async (file: File, index: number): Promise<boolean> => {
    if (file.size > maxBytes) {
      note(index, { state: 'failed', error: tooLarge })
      return false
    }
    note(index, { state: 'going' })
    try {
      current.current = sendFile(file, (share) => note(index, { share }))
      const upload = await current.current.ended
      if (upload === null) {
        note(index, { state: 'cancelled' })
        return false
      }
      note(index, { state: 'done', share: 1, upload, evidence: await use(upload, file) })
      return true
    } catch (error) {
      note(index, { state: 'failed', error: asCallError(error) })
      return false
    }
  }

  return {
    files,
    busy,
    /** Sends them; returns how many were taken. */
    send: async (chosen: readonly File[]): Promise<number> => {
      stopped.current = false
      setFiles(chosen.map(fresh))
      setBusy(true)
      let taken = 0
      for (const [index, file] of chosen.entries()) {
        if (stopped.current) note(index, { state: 'cancelled' })
        else if (await sendOne(file, index)) taken += 1
      }
      setBusy(false)
      return taken
    },
    /** Stops the one on its way and those that wait. */
    cancel: () => {
      stopped.current = true
      current.current?.cancel()
    },
  }
}
