// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { homeQuery } from './queries.ts'

const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  loader: ({ context }) => context.client.ensureQueryData(homeQuery),
  component: lazyPage(
    () => import('./HomePage.tsx'),
    'HomePage',
    async () => (await import('./texts.ts')).loadHomeTexts(),
  ),
})

/** The pages of home. */
export const homeRoutes = [homeRoute] as const
