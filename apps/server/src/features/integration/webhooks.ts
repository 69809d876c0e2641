// SPDX-License-Identifier: Apache-2.0
import type { WebhookEvent } from '@shinayaka/contract'
import type { Clock } from '../../platform/clock.ts'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import { ProblemError } from '../../platform/problem.ts'
import * as queries from './queries.ts'

/** More would be a mistake, and each costs a call at every event. */
const mostWebhooks = 10
const shownCalls = 5

/** Whether a call may go there: only to machines that the settings of the server name. */
export const refusalOf = (url: string, hosts: readonly string[]): ProblemError | null => {
  if (!URL.canParse(url)) return new ProblemError('webhook.url')
  const { protocol, hostname, port, username, password } = new URL(url)
  if (!/^https?:$/.test(protocol) || username !== '' || password !== '') return new ProblemError('webhook.url')
  const named = hosts.includes(hostname) || (port !== '' && hosts.includes(`${hostname}:${port}`))
  return named ? null : new ProblemError('webhook.host', { host: hostname })
}

type Call = Awaited<ReturnType<typeof queries.newestCalls>>[number]
const callView = ({ event, created_at, delivered_at, given_up_at, attempts, problem }: Call) => ({
  event,
  at: created_at.toISOString(),
  state: delivered_at ? ('delivered' as const) : given_up_at ? ('given-up' as const) : ('waiting' as const),
  attempts,
  problem,
})

/** Who is told, with how the newest calls ended. */
export const listWebhooks = async (scope: OrganisationScope) => {
  const [rows, calls] = await Promise.all([queries.webhooks(scope.db), queries.newestCalls(scope.db, shownCalls)])
  return rows.map(({ id, name, url, events, created_at }) => ({
    id,
    name,
    url,
    events: events as WebhookEvent[],
    created: created_at.toISOString(),
    calls: calls.filter(({ webhook_id }) => webhook_id === id).map(callView),
  }))
}

/** Adds a program to tell; the key that its calls are signed with is given back this once. */
export const createWebhook = async (
  scope: OrganisationScope,
  clock: Clock,
  hosts: readonly string[],
  wanted: { name: string; url: string; events: readonly WebhookEvent[] },
) => {
  const refusal = refusalOf(wanted.url, hosts)
  if (refusal) throw refusal
  if ((await queries.webhooks(scope.db)).length >= mostWebhooks) throw new ProblemError('webhook.too-many', { most: mostWebhooks })
  const row = {
    id: clock.id(),
    organisation_id: scope.organisation.id,
    name: wanted.name,
    url: new URL(wanted.url).href,
    events: [...new Set(wanted.events)],
    secret: `whsec_${clock.random(32).toString('base64')}`,
    created_at: clock.now(),
  }
  await queries.insertWebhook(scope.db, row)
  const { name, url, events } = row
  await scope.audit({ action: 'webhook.create', target: { kind: 'webhook', id: row.id }, after: { name, url, events } })
  return { webhook: { id: row.id, name, url, events, created: row.created_at.toISOString(), calls: [] }, secret: row.secret }
}

/** No more calls go there, not even those that wait. */
export const removeWebhook = async (scope: OrganisationScope, id: string): Promise<{ removed: true }> => {
  const gone = await queries.deleteWebhook(scope.db, id)
  if (!gone) throw new ProblemError('not-found')
  await scope.audit({ action: 'webhook.remove', target: { kind: 'webhook', id }, before: { name: gone.name, url: gone.url } })
  return { removed: true }
}

/**
 * Tells every program that wants to know, in the transaction of what happened. `path`: where in the product to look.
 * The call says what happened, when and where, never what was answered.
 */
export const announce = async (
  scope: Pick<OrganisationScope, 'db' | 'organisation'>,
  clock: Clock,
  what: { event: WebhookEvent; path: string; only?: string },
): Promise<number> => {
  const at = clock.now()
  return queries.insertCalls(scope.db, {
    event: what.event,
    payloadOf: (id) =>
      JSON.stringify({ id, type: what.event, timestamp: at.toISOString(), data: { organisation: scope.organisation.id, path: what.path } }),
    newId: () => clock.id(),
    organisation: scope.organisation.id,
    at,
    ...(what.only === undefined ? {} : { only: what.only }),
  })
}
