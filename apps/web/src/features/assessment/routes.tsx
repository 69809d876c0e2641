// SPDX-License-Identifier: Apache-2.0
import { createRoute, redirect } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { placeOf } from './answer/place.ts'
import { answersDomain, isSectioned } from './draft/ways.ts'
import {
  assessmentsQuery,
  departmentsQuery,
  editionDomainQuery,
  editionQuery,
  loadOutlined,
  loadResult,
  loadViews,
  membersQuery,
  places,
} from './queries.ts'

const texts = async () => {
  const { loadAnsweringTexts, loadAssessmentTexts } = await import('./texts.ts')
  await Promise.all([loadAnsweringTexts(), loadAssessmentTexts()])
}
const viewsTexts = async () => (await import('./standing/texts.ts')).loadViewsTexts()
const networkTexts = async () => (await import('../network/index.ts')).loadNetworkTexts()

// `from: check` leads straight back to the check.
const fromCheck = ({ from }: Record<string, unknown>): { from?: 'check' } => (from === 'check' ? { from } : {})

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments',
  loader: ({ context }) => context.client.ensureQueryData(assessmentsQuery),
  component: lazyPage(() => import('./list/ListPage.tsx'), 'ListPage', texts),
})

const draftRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment',
  loader: ({ context, params }) => loadOutlined(context.client, params.assessment),
  component: lazyPage(() => import('./draft/DraftPage.tsx'), 'DraftPage', texts),
})

const domainRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/domains/$domain',
  validateSearch: fromCheck,
  loader: async ({ context, params }) => {
    const { draft, outline } = await loadOutlined(context.client, params.assessment)
    const asked = outline.domains.some(({ id }) => id === params.domain)
    if (asked && answersDomain(draft, params.domain)) await context.client.ensureQueryData(editionDomainQuery(draft.editionHash, params.domain))
  },
  component: allowed(
    'assessment.respond',
    lazyPage(() => import('./section/SectionPage.tsx'), 'SectionPage', texts),
  ),
})

const assignRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/assign',
  // `domain` is chosen already when the page opens.
  validateSearch: ({ domain }: Record<string, unknown>): { domain?: string } => (typeof domain === 'string' ? { domain } : {}),
  loader: ({ context, params }) =>
    Promise.all([
      loadOutlined(context.client, params.assessment),
      context.client.ensureQueryData(membersQuery),
      context.client.ensureQueryData(departmentsQuery),
    ]),
  component: allowed(
    'assessment.assign',
    lazyPage(() => import('./assign/AssignPage.tsx'), 'AssignPage', texts),
  ),
})

const questionRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/questions/$number',
  validateSearch: fromCheck,
  loader: async ({ context: { client }, params: { assessment, number } }) => {
    const { draft, outline } = await loadOutlined(client, assessment)
    const all = places(outline)
    const at = all.findIndex((place) => String(place.number) === number)
    const [place, next] = [all[at], all[at + 1]]
    const params = { assessment }
    if (!isSectioned(draft, outline)) {
      // The next question is fetched ahead, so that a short break of the line does not stop anybody.
      if (next) void client.prefetchQuery(editionDomainQuery(draft.editionHash, next.domain.id))
      if (place) await client.ensureQueryData(editionDomainQuery(draft.editionHash, place.domain.id))
      return
    }
    // A long assessment asks each question on the page of its domain.
    if (!place) throw redirect({ to: '/assessments/$assessment', params, replace: true })
    throw redirect({
      to: '/assessments/$assessment/domains/$domain',
      params: { ...params, domain: place.domain.id },
      hash: placeOf(place.question.id).value,
      replace: true,
    })
  },
  component: allowed(
    'assessment.respond',
    lazyPage(() => import('./question/QuestionPage.tsx'), 'QuestionPage', texts),
  ),
})

const allRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/all',
  loader: async ({ context, params }) => {
    const { draft, outline } = await loadOutlined(context.client, params.assessment)
    if (isSectioned(draft, outline)) throw redirect({ to: '/assessments/$assessment', params, replace: true })
    return context.client.ensureQueryData(editionQuery(draft.editionHash))
  },
  component: allowed(
    'assessment.respond',
    lazyPage(() => import('./all/AllPage.tsx'), 'AllPage', texts),
  ),
})

const formRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/form',
  loader: ({ context, params }) => loadOutlined(context.client, params.assessment),
  component: allowed(
    'assessment.respond',
    lazyPage(() => import('./form/FormPage.tsx'), 'FormPage', texts),
  ),
})

const checkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/assessments/$assessment/check',
  loader: async ({ context, params }) => {
    const { draft, outline } = await loadOutlined(context.client, params.assessment)
    // A short assessment shows the words of each level.
    if (!isSectioned(draft, outline)) await context.client.ensureQueryData(editionQuery(draft.editionHash))
  },
  component: allowed(
    'assessment.respond',
    lazyPage(() => import('./check/CheckPage.tsx'), 'CheckPage', texts),
  ),
})

const resultRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/submissions/$submission',
  loader: ({ context, params }) => loadResult(context.client, params.submission),
  component: lazyPage(() => import('./result/ResultPage.tsx'), 'ResultPage', texts, viewsTexts, networkTexts),
})

const viewsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/submissions/$submission/views',
  loader: ({ context, params }) => loadViews(context.client, params.submission),
  component: lazyPage(() => import('./standing/ViewsPage.tsx'), 'ViewsPage', texts, viewsTexts),
})

const reportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/submissions/$submission/report',
  loader: ({ context, params }) => loadResult(context.client, params.submission),
  component: lazyPage(() => import('./report/ReportPage.tsx'), 'ReportPage', texts, viewsTexts, networkTexts),
})

/** The pages of the self-assessment. */
export const assessmentRoutes = [
  listRoute,
  draftRoute,
  domainRoute,
  assignRoute,
  questionRoute,
  allRoute,
  formRoute,
  checkRoute,
  resultRoute,
  viewsRoute,
  reportRoute,
] as const
