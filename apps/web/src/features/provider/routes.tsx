// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'

const texts = async () => (await import('./texts.ts')).loadProviderTexts()

const providerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/identity-provider',
  component: allowed(
    'sign-in.edit',
    lazyPage(() => import('./ProviderPage.tsx'), 'ProviderPage', texts),
  ),
})

/** The page about the hospital's identity provider. */
export const providerRoutes = [providerRoute] as const
