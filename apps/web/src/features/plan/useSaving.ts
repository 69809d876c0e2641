// SPDX-License-Identifier: Apache-2.0
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallError } from '../../app/call-error.ts'
import { asCallError } from '../../app/client.ts'
import { timeText } from '../../app/dates.ts'

type Versioned = { version: number }

/** What a stale write came back with; null where nothing is stored any more. */
const currentIn = <Stored extends Versioned>({ params: { current } }: CallError): Stored | null =>
  typeof current === 'object' && current !== null && 'version' in current ? (current as Stored) : null

/** Saves something that carries a version. Where another person was first, `theirs` is what they stored and `mine` stays on the page. */
export const useSaving = <Stored extends Versioned, Content>(
  stored: Stored | null,
  send: (content: Content, version: number | null) => Promise<Stored>,
  onSaved: (stored: Stored) => void,
) => {
  const client = useQueryClient()
  const [version, setVersion] = useState(stored?.version ?? null)
  const [savedAt, setSavedAt] = useState('')
  const take = (kept: Stored) => {
    setVersion(kept.version)
    onSaved(kept)
  }
  const save = useMutation({
    mutationFn: ({ content, against }: { content: Content; against: number | null }) => send(content, against),
    onSuccess: (kept) => {
      take(kept)
      setSavedAt(timeText(new Date().toISOString()))
      void client.invalidateQueries({ queryKey: ['home'] })
    },
  })
  const error = save.error ? asCallError(save.error) : null
  const theirs = error?.code === 'record.stale' ? currentIn<Stored>(error) : null
  return {
    error: theirs ? null : error,
    theirs,
    savedAt: save.isSuccess ? savedAt : '',
    isPending: save.isPending,
    save: (content: Content) => save.mutate({ content, against: version }),
    /** Over what the other person stored. */
    saveOver: (content: Content) => save.mutate({ content, against: theirs?.version ?? null }),
    takeTheirs: () => {
      if (theirs) take(theirs)
      save.reset()
    },
  }
}
