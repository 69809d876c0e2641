// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { loadDecisions, planQuery } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadPlanTexts()

const planRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/submissions/$submission/plan',
  loader: ({ context, params }) => context.client.ensureQueryData(planQuery(params.submission)),
  component: allowed(
    'plan.read',
    lazyPage(() => import('./PlanPage.tsx'), 'PlanPage', texts),
  ),
})

const decisionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/decisions',
  loader: ({ context }) => loadDecisions(context.client),
  component: allowed(
    'plan.read',
    lazyPage(() => import('./decisions/DecisionsPage.tsx'), 'DecisionsPage', texts),
  ),
})

/** The pages of the plan: what is asked of management, and its decisions. */
export const planRoutes = [planRoute, decisionsRoute] as const
