// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { sessionQuery } from '../../app/session.ts'
import { accountsQuery, departmentsQuery, membershipsQuery, recoverySheetQuery } from './queries.ts'

const texts = async () => {
  const { loadAccountTexts, loadPeopleTexts } = await import('./texts.ts')
  await Promise.all([loadAccountTexts(), loadPeopleTexts()])
}

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/accounts',
  loader: async ({ context: { client } }) => {
    const { abilities } = await client.ensureQueryData(sessionQuery)
    const sheet = abilities.includes('account.role') ? client.ensureQueryData(recoverySheetQuery) : null
    await Promise.all([client.ensureQueryData(accountsQuery), client.ensureQueryData(departmentsQuery), sheet])
  },
  component: lazyPage(() => import('./PeoplePage.tsx'), 'PeoplePage', texts),
})

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/password',
  component: lazyPage(() => import('./PasswordPage.tsx'), 'PasswordPage', texts),
})

const rolesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/roles',
  component: lazyPage(() => import('./RolesPage.tsx'), 'RolesPage', texts),
})

const membershipsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/memberships',
  loader: ({ context }) => context.client.ensureQueryData(membershipsQuery),
  component: lazyPage(() => import('./MembershipsPage.tsx'), 'MembershipsPage', texts),
})

/** The pages about the people who use the application. */
export const accountRoutes = [peopleRoute, rolesRoute, membershipsRoute, passwordRoute] as const
