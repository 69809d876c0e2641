// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { answerQuery, linksQuery } from './queries.ts'

const texts = async () => (await import('./texts.ts')).loadSupplierLinkTexts()

const linksRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suppliers/requests/$request/links',
  loader: ({ context, params }) => context.client.ensureQueryData(linksQuery(params.request)),
  component: allowed(
    'supplier.read',
    lazyPage(() => import('./LinksPage.tsx'), 'LinksPage', texts),
  ),
})

const answerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/suppliers/links/$link',
  loader: ({ context, params }) => context.client.ensureQueryData(answerQuery(params.link)),
  component: allowed(
    'supplier.read',
    lazyPage(() => import('./AnswerPage.tsx'), 'AnswerPage', texts),
  ),
})

/** The pages about links for vendors: those of one request, and what was sent by one. */
export const supplierLinkRoutes = [linksRoute, answerRoute] as const
