// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { sessionQuery } from '../../app/session.ts'
import { copiesQuery } from './queries.ts'

const copiesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/copies',
  loader: async ({ context: { client } }) => {
    const { abilities } = await client.ensureQueryData(sessionQuery)
    if (abilities.includes('backup.read')) await client.ensureQueryData(copiesQuery)
  },
  component: allowed(
    'backup.read',
    lazyPage(
      () => import('./CopiesPage.tsx'),
      'CopiesPage',
      async () => (await import('./texts.ts')).loadCopyTexts(),
    ),
  ),
})

/** The page of the copies. */
export const copyRoutes = [copiesRoute] as const
