// SPDX-License-Identifier: Apache-2.0
import { oversees } from '@shinayaka/contract/permissions'
import { createRoute, type lazyRouteComponent } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { NotFoundPage } from '../../app/Failure.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { useSession } from '../../app/session.ts'
import { loadSubmittedResult } from '../assessment/index.ts'
import { institutionsQuery, type Listing, loadOverseen, orders } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadOversightTexts()
const organisationTexts = async () => (await import('../organisation/index.ts')).loadOrganisationTexts()

/** A page that a hospital or clinic does not have: there is nothing below it. */
const forOverseers = (Page: ReturnType<typeof lazyRouteComponent>) => {
  const Inner = allowed('oversight.read', Page)
  const ForOverseers = () => (oversees(useSession().organisation.kind) ? <Inner /> : <NotFoundPage />)
  return Object.assign(ForOverseers, { preload: Inner.preload })
}

const listingOf = ({ search, order, page }: Record<string, unknown>): Listing => {
  const listing: Listing = {}
  if (typeof search === 'string' && search.trim() !== '') listing.search = search.trim().slice(0, 100)
  const known = orders.find((one) => one === order && one !== 'name')
  if (known) listing.order = known
  if (typeof page === 'number' && Number.isInteger(page) && page > 1 && page <= 10_000) listing.page = page
  return listing
}

const institutionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/institutions',
  validateSearch: listingOf,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => context.client.ensureQueryData(institutionsQuery(deps)),
  component: forOverseers(lazyPage(() => import('./InstitutionsPage.tsx'), 'InstitutionsPage', texts, organisationTexts)),
})

const institutionResultRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/institutions/submissions/$submission',
  loader: ({ context, params }) => loadOverseen(context.client, params.submission),
  component: forOverseers(lazyPage(() => import('./InstitutionResultPage.tsx'), 'InstitutionResultPage', texts, loadSubmittedResult)),
})

/** The pages of a group, a prefecture or a network. */
export const oversightRoutes = [institutionsRoute, institutionResultRoute] as const
