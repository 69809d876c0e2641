// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { loadDraft } from '../assessment/index.ts'

const networkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/network',
  // `step` is 1 to 4, or `result`; without it the first open question comes.
  validateSearch: ({ step }: Record<string, unknown>): { step?: string } => (step === undefined ? {} : { step: String(step) }),
  loader: ({ context, params }) => loadDraft(context.client, params.assessment),
  component: lazyPage(
    () => import('./NetworkPage.tsx'),
    'NetworkPage',
    async () => (await import('./texts.ts')).loadNetworkTexts(),
  ),
})

/** The pages of the network level. */
export const networkRoutes = [networkRoute] as const
