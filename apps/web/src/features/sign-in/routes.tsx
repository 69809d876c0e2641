// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { signInQuery } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadSignInTexts()

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/sign-in',
  loader: ({ context }) => context.client.ensureQueryData(signInQuery),
  component: lazyPage(() => import('./SignInPage.tsx'), 'SignInPage', texts),
})

/** The page about signing in. */
export const signInRoutes = [signInRoute] as const
