// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { organisationQuery } from './queries.ts'

const organisationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/organisation',
  loader: ({ context }) => context.client.ensureQueryData(organisationQuery),
  component: lazyPage(
    () => import('./OrganisationPage.tsx'),
    'OrganisationPage',
    async () => (await import('./texts.ts')).loadOrganisationTexts(),
  ),
})

/** The pages of the organisation. */
export const organisationRoutes = [organisationRoute] as const
