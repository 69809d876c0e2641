// SPDX-License-Identifier: Apache-2.0
import { createRoute, redirect } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { loadOutlined } from '../assessment/index.ts'
import { firstStep } from './step.ts'

const networkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/network',
  // `step` is 1 to 4, or `result`; without it the address is completed with the first open question, and then stays as it is.
  validateSearch: ({ step }: Record<string, unknown>): { step?: string } => (step === undefined ? {} : { step: String(step) }),
  loaderDeps: ({ search: { step } }) => ({ step }),
  loader: async ({ context, params, deps }) => {
    const { draft, outline } = await loadOutlined(context.client, params.assessment)
    if (deps.step !== undefined) return
    const order = outline.flowchart.controls.map(({ id }) => id)
    throw redirect({ to: '/assessments/$assessment/network', params, search: { step: firstStep(order, draft.network) }, replace: true })
  },
  component: allowed(
    'assessment.answer',
    lazyPage(
      () => import('./NetworkPage.tsx'),
      'NetworkPage',
      async () => (await import('./texts.ts')).loadNetworkTexts(),
    ),
  ),
})

/** The pages of the network level. */
export const networkRoutes = [networkRoute] as const
