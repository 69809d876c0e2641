// SPDX-License-Identifier: Apache-2.0
import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { accountRoutes } from '../features/account/routes.tsx'
import { assessmentRoutes } from '../features/assessment/routes.tsx'
import { checklistRoutes } from '../features/checklist/routes.tsx'
import { copyRoutes } from '../features/copy/routes.tsx'
import { evidenceRoutes } from '../features/evidence/routes.tsx'
import { guidelineRoutes } from '../features/guideline/routes.tsx'
import { homeRoutes } from '../features/home/routes.tsx'
import { integrationRoutes } from '../features/integration/routes.tsx'
import { mailRoutes } from '../features/mail/routes.tsx'
import { networkRoutes } from '../features/network/routes.tsx'
import { organisationRoutes } from '../features/organisation/routes.tsx'
import { oversightRoutes } from '../features/oversight/routes.tsx'
import { packRoutes } from '../features/pack/routes.tsx'
import { planRoutes } from '../features/plan/routes.tsx'
import { postRoutes } from '../features/post/routes.tsx'
import { providerRoutes } from '../features/provider/routes.tsx'
import { signInRoutes } from '../features/sign-in/routes.tsx'
import { supplierRoutes } from '../features/supplier/routes.tsx'
import { supplierFileRoutes } from '../features/supplier-file/routes.tsx'
import { supplierLinkRoutes } from '../features/supplier-link/routes.tsx'
import { trailRoutes } from '../features/trail/routes.tsx'
import { workbookRoutes } from '../features/workbook/routes.tsx'
import { FailurePage, NotFoundPage, Waiting } from './Failure.tsx'
import { rootRoute } from './root.tsx'

const routeTree = rootRoute.addChildren([
  ...homeRoutes,
  ...assessmentRoutes,
  ...checklistRoutes,
  ...guidelineRoutes,
  ...supplierRoutes,
  ...supplierFileRoutes,
  ...workbookRoutes,
  ...packRoutes,
  ...networkRoutes,
  ...planRoutes,
  ...supplierLinkRoutes,
  ...evidenceRoutes,
  ...organisationRoutes,
  ...oversightRoutes,
  ...accountRoutes,
  ...postRoutes,
  ...integrationRoutes,
  ...trailRoutes,
  ...copyRoutes,
  ...signInRoutes,
  ...mailRoutes,
  ...providerRoutes,
])

/** Every page of the application, by its address; each fetches its code and its data when it is gone to. */
export const createAppRouter = (client: QueryClient) =>
  createRouter({
    routeTree,
    context: { client },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 400,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: FailurePage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
