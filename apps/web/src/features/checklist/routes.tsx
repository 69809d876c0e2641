// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { carryQuery, checklistQuery, checklistsQuery } from './queries.ts'
import { recordRoutes } from './records/routes.tsx'

const texts = async () => {
  const [own, records, carry, assessment] = await Promise.all([
    import('./texts.ts'),
    import('./records/texts.ts'),
    import('./carry/texts.ts'),
    import('../assessment/index.ts'),
  ])
  await Promise.all([own.loadChecklistTexts(), records.loadRecordTexts(), carry.loadCarryTexts(), assessment.loadAssessmentTexts()])
}

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checklists',
  loader: ({ context }) => context.client.ensureQueryData(checklistsQuery),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./ListPage.tsx'), 'ListPage', texts),
  ),
})

const oneRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checklists/$checklist',
  loader: ({ context, params }) => context.client.ensureQueryData(checklistQuery(context.client, params.checklist)),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./ChecklistPage.tsx'), 'ChecklistPage', texts),
  ),
})

const itemRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checklists/$checklist/$item',
  loader: ({ context, params }) => context.client.ensureQueryData(checklistQuery(context.client, params.checklist)),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./ItemPage.tsx'), 'ItemPage', texts),
  ),
})

const carryRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checklists/$checklist/carry',
  loader: ({ context, params }) => context.client.ensureQueryData(carryQuery(params.checklist)),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./carry/CarryPage.tsx'), 'CarryPage', texts),
  ),
})

/** The pages of official forms: the list, one form, one item, what a newer edition changed, and the records they rest on. */
export const checklistRoutes = [listRoute, oneRoute, carryRoute, itemRoute, ...recordRoutes] as const
