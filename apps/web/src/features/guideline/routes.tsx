// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { gapsQuery, guidelineQuery, guidelinesQuery, loadCurrent } from './queries.ts'
import type { Filter } from './view.ts'

const texts = async () => {
  const [own, assessment] = await Promise.all([import('./texts.ts'), import('../assessment/index.ts')])
  await Promise.all([own.loadGuidelineTexts(), assessment.loadAssessmentTexts()])
}

const asked = ['executive', 'planner', 'operator', 'vendor'] as const
const filter = ({ open, responsible, volume }: Record<string, unknown>): Filter => {
  const who = asked.find((one) => one === responsible)
  return {
    ...(open === true ? { open } : {}),
    ...(who ? { responsible: who } : {}),
    ...(typeof volume === 'string' && volume !== '' ? { volume } : {}),
  }
}

const currentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/guidelines',
  validateSearch: filter,
  loader: ({ context }) => loadCurrent(context.client),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./GuidelinePage.tsx'), 'CurrentPage', texts),
  ),
})

const gapsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/guidelines/gaps',
  loader: ({ context }) => context.client.ensureQueryData(gapsQuery),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./GapsPage.tsx'), 'GapsPage', texts),
  ),
})

const editionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/guidelines/$guideline',
  validateSearch: filter,
  loader: ({ context, params }) =>
    Promise.all([context.client.ensureQueryData(guidelinesQuery), context.client.ensureQueryData(guidelineQuery(params.guideline))]),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./GuidelinePage.tsx'), 'EditionPage', texts),
  ),
})

const clauseRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/guidelines/$guideline/$clause',
  loader: ({ context, params }) => context.client.ensureQueryData(guidelineQuery(params.guideline)),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./ClausePage.tsx'), 'ClausePage', texts),
  ),
})

/** The pages of the guideline: the newest edition, one by its name, one clause, and what is not mapped yet. */
export const guidelineRoutes = [currentRoute, gapsRoute, editionRoute, clauseRoute] as const
