// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { headQuery, type Looking, trailQuery } from './queries.ts'
import { groups } from './view.ts'

const texts = async () => (await import('./texts.ts')).loadTrailTexts()

const day = /^\d{4}-\d\d-\d\d$/
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const place = /^[0-9TZ:.-]{27}_[0-9a-f-]{36}$/
const fitting = (value: unknown, pattern: RegExp): string | undefined => (typeof value === 'string' && pattern.test(value) ? value : undefined)

const lookingOf = (given: Record<string, unknown>): Looking => {
  const group = groups.find((one) => one === given.group)
  const search = typeof given.search === 'string' ? given.search.trim().slice(0, 100) : ''
  const [from, to, person, after] = [fitting(given.from, day), fitting(given.to, day), fitting(given.person, id), fitting(given.after, place)]
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(person ? { person } : {}),
    ...(group ? { group } : {}),
    ...(search ? { search } : {}),
    ...(after ? { after } : {}),
  }
}

const trailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/settings/trail',
  validateSearch: lookingOf,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => Promise.all([context.client.fetchQuery(trailQuery(deps)), context.client.fetchQuery(headQuery)]),
  component: allowed(
    'trail.read',
    lazyPage(() => import('./TrailPage.tsx'), 'TrailPage', texts),
  ),
})

/** Who did what. */
export const trailRoutes = [trailRoute] as const
