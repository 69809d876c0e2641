// SPDX-License-Identifier: Apache-2.0
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { asCallError, call } from '../../../app/client.ts'
import { onSessionRestored, sessionQuery } from '../../../app/session.ts'
import { type Answer, assessmentQuery } from '../queries.ts'
import { type AnswerKeeper, createAnswerKeeper, type Shelf, type Slot } from './keeper.ts'

const keepers = new Map<string, AnswerKeeper>()
const retryEvery = 20_000

// A browser that refuses storage still keeps the entries on the page itself.
const shelfOf = (key: string): Shelf => ({
  read: () => {
    try {
      return sessionStorage.getItem(key)
    } catch {
      return null
    }
  },
  write: (text) => {
    try {
      if (text === null) sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, text)
    } catch {
      // Nothing to do: see above.
    }
  },
})

const keeperOf = (client: QueryClient, assessment: string): AnswerKeeper => {
  const existing = keepers.get(assessment)
  if (existing) return existing
  const { queryKey } = assessmentQuery(assessment)
  const put = (answer: Answer) =>
    client.setQueryData(
      queryKey,
      (draft) => draft && { ...draft, answers: [...draft.answers.filter(({ question }) => question !== answer.question), answer] },
    )
  // Another person at the same machine must not find these.
  const person = client.getQueryData(sessionQuery.queryKey)?.person.id ?? ''
  const keeper = createAnswerKeeper({
    shelf: shelfOf(`unsaved:${person}:${assessment}`),
    accept: put,
    explain: asCallError,
    send: async (question, content) => {
      const { answer, score } = await call('saveAnswer', { params: { assessment, question }, body: content })
      await client.cancelQueries({ queryKey })
      put(answer)
      client.setQueryData(queryKey, (draft) => draft && { ...draft, score })
      return answer
    },
  })
  keepers.set(assessment, keeper)
  return keeper
}

/** What keeps the typed answers of one assessment; tries again by itself when the network, the session or the database is back. */
export const useKeeper = (assessment: string): AnswerKeeper => {
  const keeper = keeperOf(useQueryClient(), assessment)
  useEffect(() => {
    keeper.retry()
    const timer = setInterval(keeper.retry, retryEvery)
    const stop = onSessionRestored(keeper.retry)
    window.addEventListener('online', keeper.retry)
    return () => {
      clearInterval(timer)
      stop()
      window.removeEventListener('online', keeper.retry)
    }
  }, [keeper])
  return keeper
}

/** How one question stands in the keeper. */
export const useSlot = (keeper: AnswerKeeper, question: string): Slot => useSyncExternalStore(keeper.subscribe, () => keeper.slot(question))

/** How many answers could not be saved yet. */
export const useUnsaved = (keeper: AnswerKeeper): number => useSyncExternalStore(keeper.subscribe, keeper.unsaved)
