// SPDX-License-Identifier: Apache-2.0
import { oversees } from '@shinayaka/contract/permissions'
import type { QueryClient } from '@tanstack/react-query'
import { createRoute } from '@tanstack/react-router'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { sessionQuery, useSession } from '../../app/session.ts'
import { homeQuery } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadHomeTexts()
const oversight = () => import('../oversight/index.ts')
const oversightTexts = async () => (await oversight()).loadOversightTexts()

const reminder = () => import('../reminder/index.ts')
const reminderTexts = async () => (await reminder()).loadReminderTexts()

const InstitutionHome = lazyPage(() => import('./HomePage.tsx'), 'HomePage', texts, reminderTexts)
const GroupHome = lazyPage(() => import('./GroupHomePage.tsx'), 'GroupHomePage', texts, oversightTexts, reminderTexts)

/** Whoever looks after institutions has another day than who works in one. */
const Home = () => (oversees(useSession().organisation.kind) ? <GroupHome /> : <InstitutionHome />)

/** Fetches the page itself, and for whoever looks after institutions how those stand. */
const loadParts = async (client: QueryClient): Promise<void> => {
  const { organisation, abilities } = await client.ensureQueryData(sessionQuery)
  await client.ensureQueryData((await reminder()).remindersQuery)
  if (!oversees(organisation.kind)) return InstitutionHome.preload?.()
  await GroupHome.preload?.()
  if (abilities.includes('oversight.read')) await client.ensureQueryData((await oversight()).weakestQuery)
}

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  loader: async ({ context: { client } }) => {
    await Promise.all([client.ensureQueryData(homeQuery), loadParts(client)])
  },
  component: Home,
})

/** The pages of home. */
export const homeRoutes = [homeRoute] as const
