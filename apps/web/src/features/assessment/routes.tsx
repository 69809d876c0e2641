// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { assessmentsQuery, loadDraft, loadResult } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadAssessmentTexts()
const networkTexts = async () => (await import('../network/index.ts')).loadNetworkTexts()

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments',
  loader: ({ context }) => context.client.ensureQueryData(assessmentsQuery),
  component: lazyPage(() => import('./list/ListPage.tsx'), 'ListPage', texts),
})

const draftRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment',
  loader: ({ context, params }) => loadDraft(context.client, params.assessment),
  component: lazyPage(() => import('./draft/DraftPage.tsx'), 'DraftPage', texts),
})

const questionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/questions/$number',
  // `from: check` leads straight back to the check.
  validateSearch: ({ from }: Record<string, unknown>): { from?: 'check' } => (from === 'check' ? { from } : {}),
  loader: ({ context, params }) => loadDraft(context.client, params.assessment),
  component: allowed(
    'assessment.answer',
    lazyPage(() => import('./question/QuestionPage.tsx'), 'QuestionPage', texts),
  ),
})

const allRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/all',
  loader: ({ context, params }) => loadDraft(context.client, params.assessment),
  component: allowed(
    'assessment.answer',
    lazyPage(() => import('./all/AllPage.tsx'), 'AllPage', texts),
  ),
})

const formRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/form',
  loader: ({ context, params }) => loadDraft(context.client, params.assessment),
  component: allowed(
    'assessment.answer',
    lazyPage(() => import('./form/FormPage.tsx'), 'FormPage', texts),
  ),
})

const checkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/check',
  loader: ({ context, params }) => loadDraft(context.client, params.assessment),
  component: allowed(
    'assessment.answer',
    lazyPage(() => import('./check/CheckPage.tsx'), 'CheckPage', texts),
  ),
})

const resultRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/submissions/$submission',
  loader: ({ context, params }) => loadResult(context.client, params.submission),
  component: lazyPage(() => import('./result/ResultPage.tsx'), 'ResultPage', texts, networkTexts),
})

const reportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/submissions/$submission/report',
  loader: ({ context, params }) => loadResult(context.client, params.submission),
  component: lazyPage(() => import('./report/ReportPage.tsx'), 'ReportPage', texts, networkTexts),
})

/** The pages of the self-assessment. */
export const assessmentRoutes = [listRoute, draftRoute, questionRoute, allRoute, formRoute, checkRoute, resultRoute, reportRoute] as const
