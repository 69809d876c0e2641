// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { disclosuresQuery, type Listing, shows, supplierQuery, suppliersQuery } from './queries.ts'

const texts = async () => {
  const [own, assessment, link] = await Promise.all([import('./texts.ts'), import('../assessment/index.ts'), import('../supplier-link/index.ts')])
  await Promise.all([own.loadSupplierTexts(), assessment.loadAssessmentTexts(), link.loadSupplierLinkTexts()])
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const listing = (search: Record<string, unknown>): Listing => {
  const wanted: Listing = {}
  const words = text(search.search)
  if (words) wanted.search = words
  const show = shows.find((one) => one === search.show)
  if (show && show !== 'all') wanted.show = show
  const page = Number(search.page)
  if (Number.isInteger(page) && page > 1) wanted.page = page
  return wanted
}

const listRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suppliers',
  validateSearch: listing,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, deps }) => {
    const { sentQuery } = await import('../supplier-link/index.ts')
    await Promise.all([context.client.ensureQueryData(suppliersQuery(deps)), context.client.ensureQueryData(sentQuery)])
  },
  component: allowed(
    'supplier.read',
    lazyPage(() => import('./ListPage.tsx'), 'ListPage', texts),
  ),
})

const addRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suppliers/new',
  component: allowed(
    'supplier.edit',
    lazyPage(() => import('./AddPage.tsx'), 'AddPage', texts),
  ),
})

const oneRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suppliers/$supplier',
  loader: ({ context, params }) => context.client.ensureQueryData(supplierQuery(context.client, params.supplier)),
  component: allowed(
    'supplier.read',
    lazyPage(() => import('./SupplierPage.tsx'), 'SupplierPage', texts),
  ),
})

const handRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suppliers/$supplier/answer',
  validateSearch: (search: Record<string, unknown>): { product?: string; hash?: string; request?: string } => {
    const [product, hash, request] = [text(search.product), text(search.hash), text(search.request)]
    return { ...(product ? { product } : {}), ...(hash ? { hash } : {}), ...(request ? { request } : {}) }
  },
  loader: ({ context, params }) => context.client.ensureQueryData(supplierQuery(context.client, params.supplier)),
  component: allowed(
    'supplier.edit',
    lazyPage(() => import('./HandPage.tsx'), 'HandPage', texts),
  ),
})

const disclosureRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suppliers/$supplier/disclosures/$product',
  validateSearch: (search: Record<string, unknown>): { disclosure?: string } => {
    const disclosure = text(search.disclosure)
    return disclosure ? { disclosure } : {}
  },
  loaderDeps: ({ search }) => search,
  loader: ({ context, params, deps }) =>
    Promise.all([
      context.client.ensureQueryData(supplierQuery(context.client, params.supplier)),
      context.client.ensureQueryData(disclosuresQuery(params.product, deps.disclosure)),
    ]),
  component: allowed(
    'supplier.read',
    lazyPage(() => import('./DisclosurePage.tsx'), 'DisclosurePage', texts),
  ),
})

/** The pages of vendors: what is missing from whom, adding, one vendor, typing in an answer, and a product's disclosures. */
export const supplierRoutes = [listRoute, addRoute, oneRoute, handRoute, disclosureRoute] as const
