// SPDX-License-Identifier: Apache-2.0
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, lazyRouteComponent, type RouteComponent, redirect } from '@tanstack/react-router'
import { FailurePage, NotFoundPage, Waiting } from './Failure.tsx'
import { Shell } from './Shell.tsx'
import { sessionQuery } from './session.ts'

/** What every route's loader can use. */
export type RouteContext = { client: QueryClient }

/** The root of all pages: whoever opens one is signed in, or goes to the sign-in page first. */
export const rootRoute = createRootRouteWithContext<RouteContext>()({
  // Whoever must have a second factor, and waited too long, finds every door leading to the one page where they get it.
  beforeLoad: async ({ context, location }) => {
    const session = await context.client.ensureQueryData(sessionQuery)
    if (session.secondFactor.overdue && location.pathname !== '/settings/sign-in') throw redirect({ to: '/settings/sign-in' })
  },
  loader: ({ context }) => context.client.ensureQueryData(sessionQuery),
  component: Shell,
  pendingComponent: Waiting,
  errorComponent: FailurePage,
  notFoundComponent: NotFoundPage,
})

/** A page fetched when it is first gone to, together with its texts in the language chosen. */
export const lazyPage = <Module extends Record<Name, RouteComponent>, Name extends string>(
  page: () => Promise<Module>,
  name: Name,
  ...texts: (() => Promise<void>)[]
) =>
  lazyRouteComponent(async () => {
    const [module] = await Promise.all([page(), ...texts.map((load) => load())])
    return module
  }, name)
