// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { checklistQuery, checklistsQuery } from './queries.ts'
import { recordRoutes } from './records/routes.tsx'

const texts = async () => {
  const [own, records, assessment] = await Promise.all([import('./texts.ts'), import('./records/texts.ts'), import('../assessment/index.ts')])
  await Promise.all([own.loadChecklistTexts(), records.loadRecordTexts(), assessment.loadAssessmentTexts()])
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

/** The pages of official forms: the list, one form, one item, and the records they rest on. */
export const checklistRoutes = [listRoute, oneRoute, itemRoute, ...recordRoutes] as const
