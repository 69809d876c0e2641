// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { accountsQuery } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadAccountTexts()

const peopleRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/accounts',
  loader: ({ context }) => context.client.ensureQueryData(accountsQuery),
  component: lazyPage(() => import('./PeoplePage.tsx'), 'PeoplePage', texts),
})

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/password',
  component: lazyPage(() => import('./PasswordPage.tsx'), 'PasswordPage', texts),
})

/** The pages about the people who use the application. */
export const accountRoutes = [peopleRoute, passwordRoute] as const
