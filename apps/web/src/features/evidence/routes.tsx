// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { evidenceListQuery, type Listing, limitsQuery, oneEvidenceQuery, practicesQuery, shows } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadEvidenceTexts()

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const listing = (search: Record<string, unknown>): Listing => {
  const wanted: Listing = {}
  const [words, domain, practice] = [text(search.search), text(search.domain), text(search.practice)]
  if (words) wanted.search = words
  if (domain) wanted.domain = domain
  if (practice) wanted.practice = practice
  const show = shows.find((one) => one === search.show)
  if (show && show !== 'current') wanted.show = show
  const page = Number(search.page)
  if (Number.isInteger(page) && page > 1) wanted.page = page
  return wanted
}

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence',
  validateSearch: listing,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) =>
    Promise.all([context.client.ensureQueryData(evidenceListQuery(deps)), context.client.ensureQueryData(practicesQuery)]),
  component: allowed(
    'evidence.read',
    lazyPage(() => import('./ListPage.tsx'), 'ListPage', texts),
  ),
})

const addRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/new',
  validateSearch: ({ practice }: Record<string, unknown>): { practice?: string } => (typeof practice === 'string' ? { practice } : {}),
  loader: ({ context }) => Promise.all([context.client.ensureQueryData(practicesQuery), context.client.ensureQueryData(limitsQuery)]),
  component: allowed(
    'evidence.edit',
    lazyPage(() => import('./AddPage.tsx'), 'AddPage', texts),
  ),
})

const oneRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/evidence/$evidence',
  loader: ({ context, params }) =>
    Promise.all([
      context.client.ensureQueryData(oneEvidenceQuery(params.evidence)),
      context.client.ensureQueryData(practicesQuery),
      context.client.ensureQueryData(limitsQuery),
    ]),
  component: allowed(
    'evidence.read',
    lazyPage(() => import('./OnePage.tsx'), 'OnePage', texts),
  ),
})

/** The pages of evidence: the list, adding, and one piece with its revisions. */
export const evidenceRoutes = [listRoute, addRoute, oneRoute] as const
