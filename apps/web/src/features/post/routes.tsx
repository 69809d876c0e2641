// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { postsQuery } from './queries.ts'

const texts = async () => {
  const { loadPostTexts, loadRoleTexts } = await import('./texts.ts')
  await Promise.all([loadPostTexts(), loadRoleTexts()])
}

const postsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/posts',
  loader: ({ context }) => context.client.ensureQueryData(postsQuery),
  component: lazyPage(() => import('./PostsPage.tsx'), 'PostsPage', texts),
})

const sheetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/posts/sheet',
  loader: ({ context }) => context.client.ensureQueryData(postsQuery),
  component: lazyPage(() => import('./SheetPage.tsx'), 'SheetPage', texts),
})

/** The pages about posts. */
export const postRoutes = [postsRoute, sheetRoute] as const
