// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { askedQuery } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadSupplierFileTexts()

const readRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suppliers/files',
  component: allowed(
    'supplier.edit',
    lazyPage(() => import('./ReadPage.tsx'), 'ReadPage', texts),
  ),
})

const sendRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suppliers/$supplier/file/$request',
  loader: ({ context, params }) => context.client.ensureQueryData(askedQuery(params.supplier, params.request)),
  component: allowed(
    'supplier.edit',
    lazyPage(() => import('./SendPage.tsx'), 'SendPage', texts),
  ),
})

/** The pages of vendors' files: sending a request as one, and reading one that came back. */
export const supplierFileRoutes = [readRoute, sendRoute] as const
