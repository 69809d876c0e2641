// SPDX-License-Identifier: Apache-2.0
import { createRoute } from '@tanstack/react-router'
import { allowed } from '../../app/allowed.tsx'
import { lazyPage, rootRoute } from '../../app/root.tsx'
import { checklistQuery, loadChecklistTexts } from '../checklist/index.ts'
import { frozenQuery, packQuery, statusQuery } from './queries.ts'

const texts = async () => {
  const own = await import('./texts.ts')
  await Promise.all([own.loadPackTexts(), loadChecklistTexts()])
}

const id = (value: unknown): string | undefined => (typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value) ? value : undefined)

const packRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checklists/$checklist/pack',
  validateSearch: ({ submission }: Record<string, unknown>): { submission?: string } =>
    id(submission) ? { submission: id(submission) as string } : {},
  loaderDeps: ({ search }) => search,
  loader: ({ context: { client }, params, deps }) =>
    Promise.all([
      client.ensureQueryData(packQuery(params.checklist, deps.submission)),
      client.ensureQueryData(checklistQuery(client, params.checklist)),
    ]),
  component: allowed(
    'document.read',
    lazyPage(() => import('./PackPage.tsx'), 'PackPage', texts),
  ),
})

const statusRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checklists/$checklist/status',
  loader: ({ context, params }) => context.client.ensureQueryData(statusQuery(params.checklist)),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./StatusPage.tsx'), 'StatusPage', texts),
  ),
})

const frozenRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/checklists/$checklist/submissions/$submission',
  validateSearch: (search: Record<string, unknown>): { with?: string } => (id(search.with) ? { with: id(search.with) as string } : {}),
  loaderDeps: ({ search }) => search,
  loader: ({ context: { client }, params: { checklist, submission }, deps }) =>
    Promise.all([
      client.ensureQueryData(frozenQuery(client, checklist, submission)),
      client.ensureQueryData(checklistQuery(client, checklist)),
      ...(deps.with ? [client.ensureQueryData(frozenQuery(client, checklist, deps.with))] : []),
    ]),
  component: allowed(
    'checklist.read',
    lazyPage(() => import('./FrozenPage.tsx'), 'FrozenPage', texts),
  ),
})

/** What is shown to others of a form: the inspection pack, the status on one page, and what was frozen. */
export const packRoutes = [packRoute, statusRoute, frozenRoute] as const
