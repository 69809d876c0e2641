// SPDX-License-Identifier: Apache-2.0
import { oversees } from '@shinayaka/contract/permissions'
import { createRoute } from '@tanstack/react-router'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { sessionQuery, useSession } from '../../app/session.ts'
import { homeQuery } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadHomeTexts()
const oversight = () => import('../oversight/index.ts')
const oversightTexts = async () => (await oversight()).loadOversightTexts()

const InstitutionHome = lazyPage(() => import('./HomePage.tsx'), 'HomePage', texts)
const GroupHome = lazyPage(() => import('./GroupHomePage.tsx'), 'GroupHomePage', texts, oversightTexts)

/** Whoever looks after institutions has another day than who works in one. */
const Home = () => (oversees(useSession().organisation.kind) ? <GroupHome /> : <InstitutionHome />)

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  loader: async ({ context: { client } }) => {
    const home = client.ensureQueryData(homeQuery)
    const { organisation, abilities } = await client.ensureQueryData(sessionQuery)
    if (oversees(organisation.kind)) {
      await GroupHome.preload?.()
      if (abilities.includes('oversight.read')) await client.ensureQueryData((await oversight()).weakestQuery)
    } else await InstitutionHome.preload?.()
    return home
  },
  component: Home,
})

/** The pages of home. */
export const homeRoutes = [homeRoute] as const
