// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { workbookQuery, workbooksQuery } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadWorkbookTexts()

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workbooks',
  loader: ({ context }) => context.client.ensureQueryData(workbooksQuery),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./ListPage.tsx'), 'ListPage', texts),
  ),
})

const oneRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workbooks/$workbook',
  loader: ({ context, params }) => context.client.ensureQueryData(workbookQuery(params.workbook)),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./WorkbookPage.tsx'), 'WorkbookPage', texts),
  ),
})

const mappingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workbooks/$workbook/mapping',
  loader: ({ context, params }) => context.client.ensureQueryData(workbookQuery(params.workbook)),
  component: allowed(
    'checklist.edit',
    lazyPage(() => import('./MappingPage.tsx'), 'MappingPage', texts),
  ),
})

const fillRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workbooks/$workbook/fill',
  loader: ({ context, params }) => context.client.ensureQueryData(workbookQuery(params.workbook)),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./FillPage.tsx'), 'FillPage', texts),
  ),
})

const readRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/workbooks/$workbook/read',
  loader: ({ context, params }) => context.client.ensureQueryData(workbookQuery(params.workbook)),
  component: allowed(
    'checklist.edit',
    lazyPage(() => import('./ReadPage.tsx'), 'ReadPage', texts),
  ),
})

/** The pages of somebody else's workbooks: the list, one of them, its mapping, filling it in, reading it back. */
export const workbookRoutes = [listRoute, oneRoute, mappingRoute, fillRoute, readRoute] as const
