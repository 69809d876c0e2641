// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../../app/root.tsx'
import { passwordsQuery, readingRouteQuery, secondFactorsQuery } from './queries.ts'

const texts = async () => {
  const [own, assessment] = await Promise.all([import('./texts.ts'), import('../../assessment/index.ts')])
  await Promise.all([own.loadRecordTexts(), assessment.loadAssessmentTexts()])
}

const passwordsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checklists/records/passwords',
  loader: ({ context }) => context.client.ensureQueryData(passwordsQuery),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./PasswordsPage.tsx'), 'PasswordsPage', texts),
  ),
})

const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checklists/records/second-factor',
  loader: ({ context }) => context.client.ensureQueryData(secondFactorsQuery),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./SecondFactorPage.tsx'), 'SecondFactorPage', texts),
  ),
})

const readingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checklists/records/route',
  loader: ({ context }) => context.client.ensureQueryData(readingRouteQuery),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./RoutePage.tsx'), 'RoutePage', texts),
  ),
})

/** The pages of the records that forms rest on. */
export const recordRoutes = [passwordsRoute, secondFactorRoute, readingRoute] as const
