// SPDX-License-Identifier: Apache-2.0
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CallError } from '../../../app/call-error.ts'
import { asCallError } from '../../../app/client.ts'
import { recordsChanged } from './queries.ts'

/** Sends a change of a record once, and fetches anew whatever rests on it, also where somebody else was first. Gives whether it was kept. */
export const useRecording = () => {
  const client = useQueryClient()
  const [error, setError] = useState<CallError | null>(null)
  const sending = useRef(false)
  const record = async (send: () => Promise<unknown>): Promise<boolean> => {
    if (sending.current) return false
    sending.current = true
    setError(null)
    try {
      await send()
      await recordsChanged(client)
      return true
    } catch (thrown) {
      const failed = asCallError(thrown)
      setError(failed)
      if (failed.code === 'record.stale') await recordsChanged(client)
      return false
    } finally {
      sending.current = false
    }
  }
  return { error, record }
}
