// SPDX-License-Identifier: Apache-2.0
import type { NetworkControl } from '@shinayaka/domain'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type CallError, mayPass } from '../../app/call-error.ts'
import { asCallError, call } from '../../app/client.ts'
import { onSessionRestored } from '../../app/session.ts'
import { assessmentQuery } from '../assessment/index.ts'
import type { StoredGrade } from './view.ts'

type Grade = StoredGrade['grade']
type Stored = StoredGrade & { version: number }
type Sent = { grade: Grade; version: number | null }

/** The grade of one control as it is being saved. */
export type GradeSaving = {
  /** What the person chose last, saved or not. */
  chosen: Grade | null
  state: 'idle' | 'saving' | 'saved' | 'failed' | 'conflict'
  error: CallError | null
  theirs: Stored | null
  choose: (grade: Grade) => void
  again: () => void
  settle: (keep: 'mine' | 'theirs') => void
}

const theirsOf = (error: CallError | null): Stored | null => {
  const current = error?.params.current
  return error?.code === 'record.stale' && typeof current === 'object' && current !== null && 'grade' in current ? (current as Stored) : null
}

/** Saves the grade of one control at once; keeps what was chosen when saving fails. */
export const useGrade = (assessment: string, control: NetworkControl, stored: Stored | undefined): GradeSaving => {
  const client = useQueryClient()
  const { queryKey } = assessmentQuery(assessment)
  const put = (network: Stored) =>
    client.setQueryData(
      queryKey,
      (draft) => draft && { ...draft, network: [...draft.network.filter((one) => one.control !== network.control), network] },
    )
  const own = useRef<number | null>(null)
  // Held here, because the mutation tells a moment later and the choice would flicker.
  const [chosen, setChosen] = useState<Grade | null>(null)
  const save = useMutation({
    mutationFn: async ({ grade, version }: Sent): Promise<Stored> => {
      // What was chosen while an earlier choice was on its way follows the version that one made.
      const seen = own.current === null || (version !== null && version > own.current) ? version : own.current
      try {
        return (await call('saveNetworkGrade', { params: { assessment, control }, body: { grade, version: seen } })).network
      } catch (thrown) {
        // The same grade is there already: most likely ours, whose acknowledgement was lost on the way.
        const there = theirsOf(asCallError(thrown))
        if (there?.grade === grade) return { ...there, control }
        throw thrown
      }
    },
    onSuccess: async (network) => {
      own.current = network.version
      await client.cancelQueries({ queryKey })
      put(network)
    },
    // One after another, never two at once.
    scope: { id: `network-${assessment}-${control}` },
  })
  const error = save.error ? asCallError(save.error) : null
  const theirs = theirsOf(error)
  const { variables, mutate, reset } = save
  const again = () => variables && mutate(variables)

  useEffect(() => {
    if (!error || !mayPass(error) || !variables) return
    const retry = () => mutate(variables)
    const stop = onSessionRestored(retry)
    window.addEventListener('online', retry)
    return () => {
      stop()
      window.removeEventListener('online', retry)
    }
  }, [error, variables, mutate])

  return {
    chosen: chosen ?? stored?.grade ?? null,
    state: save.isPending ? 'saving' : theirs ? 'conflict' : error ? 'failed' : save.isSuccess ? 'saved' : 'idle',
    error,
    theirs,
    choose: (grade) => {
      setChosen(grade)
      mutate({ grade, version: stored?.version ?? null })
    },
    again,
    settle: (keep) => {
      if (!theirs || !variables) return
      if (keep === 'mine') return mutate({ grade: variables.grade, version: theirs.version })
      put({ ...theirs, control })
      own.current = null
      setChosen(null)
      reset()
    },
  }
}
