// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'

const texts = async () => (await import('./texts.ts')).loadIntegrationTexts()

const integrationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/integrations',
  component: allowed(
    'token.manage',
    lazyPage(() => import('./IntegrationPage.tsx'), 'IntegrationPage', texts),
  ),
})

/** The page about programs that ask and programs that are told. */
export const integrationRoutes = [integrationRoute] as const
