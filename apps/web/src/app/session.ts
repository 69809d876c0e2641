// SPDX-License-Identifier: Apache-2.0
import type { ClientOutput, Endpoints, Permission } from '@shinayaka/contract'
import { type QueryClient, queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { call, onUnauthorised } from './client.ts'

/** Who is signed in, to which organisation, and what that allows. */
export type Session = ClientOutput<Endpoints['readSession']>

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: () => call('readSession'), staleTime: Number.POSITIVE_INFINITY })

/** The session of this page; there is always one below the root route. */
export const useSession = (): Session => useSuspenseQuery(sessionQuery).data

/** Whether whoever is signed in may do this. */
export const useAbility = (permission: Permission): boolean => useSession().abilities.includes(permission)

let lost = false
const listeners = new Set<() => void>()
const change = (value: boolean) => {
  if (lost === value) return
  lost = value
  for (const listener of listeners) listener()
}

/** The address of the sign-in page that leads back to here. */
export const signInAddress = (back: string = location.pathname + location.search): string => `/sign-in?next=${encodeURIComponent(back)}`

/**
 * Watches for the session's end. Before anyone was known the page leaves for the sign-in page; later it stays, because somebody may have typed something.
 */
export const watchSession = (client: QueryClient): void => {
  onUnauthorised(() => {
    if (client.getQueryData(sessionQuery.queryKey) === undefined) location.assign(signInAddress())
    else change(true)
  })
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether the session ended while the page was open. */
export const useSessionLost = (): boolean => useSyncExternalStore(subscribe, () => lost)

const restored = new Set<() => void>()
/** Calls back when a lost session was taken up again, to send what could not be saved; returns how to stop. */
export const onSessionRestored = (listener: () => void): (() => void) => {
  restored.add(listener)
  return () => restored.delete(listener)
}

/** What trying to take the session up again found. */
export type Resumption = 'resumed' | 'still-lost' | 'other-person'

/** Asks again who is signed in. Another person or organisation than before must not inherit what was typed. */
export const resumeSession = async (client: QueryClient): Promise<Resumption> => {
  const before = client.getQueryData(sessionQuery.queryKey)
  try {
    const now = await call('readSession')
    if (before && (before.person.id !== now.person.id || before.organisation.id !== now.organisation.id)) return 'other-person'
    client.setQueryData(sessionQuery.queryKey, now)
  } catch {
    return 'still-lost'
  }
  change(false)
  for (const listener of restored) listener()
  void client.invalidateQueries()
  return 'resumed'
}
