// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify'
import { documentHandlers, oscalHandlers, packHandlers, trailFileHandlers } from './documents/index.ts'
import { accountHandlers, peopleHandlers, registerPages, registerWayPages } from './features/account/index.ts'
import { assessmentHandlers, type Editions } from './features/assessment/index.ts'
import { checklistHandlers, checklistRecordHandlers, Forms } from './features/checklist/index.ts'
import { copyHandlers } from './features/copy/index.ts'
import { evidenceHandlers } from './features/evidence/index.ts'
import { guidelineHandlers } from './features/guideline/index.ts'
import { homeHandlers } from './features/home/index.ts'
import { integrationHandlers } from './features/integration/index.ts'
import { mailHandlers } from './features/mail/index.ts'
import { oversightHandlers } from './features/oversight/index.ts'
import { planHandlers } from './features/plan/index.ts'
import { postHandlers } from './features/post/index.ts'
import { providerHandlers, registerProviderPages } from './features/provider/index.ts'
import { reminderHandlers } from './features/reminder/index.ts'
import { registerSignInPages, signInHandlers } from './features/sign-in/index.ts'
import { supplierDisclosureHandlers, supplierHandlers } from './features/supplier/index.ts'
import { supplierFileHandlers } from './features/supplier-file/index.ts'
import { registerLinkPages, supplierLinkHandlers } from './features/supplier-link/index.ts'
import { trailHandlers } from './features/trail/index.ts'
import { workbookHandlers } from './features/workbook/index.ts'
import { registerApiPages } from './platform/http/api-pages.ts'
import type { AllHandlers, App } from './platform/http/context.ts'
import { registerHealth } from './platform/http/health.ts'
import { registerMetrics } from './platform/http/metrics-page.ts'
import { registerEndpoints } from './platform/http/register.ts'
import { logRequests } from './platform/http/request-log.ts'
import { createServer, type Front } from './platform/http/server.ts'
import { registerStatic } from './platform/http/static.ts'
import { traceRequests } from './platform/http/trace-requests.ts'
import type { Log } from './platform/log/log.ts'
import type { Traces } from './platform/traces/traces.ts'
import { version } from './version.ts'

/** What stands before the server, and what it tells whoever watches; with none of it, plain http and silence. */
type ServerOptions = Front & { log?: Log; traces?: Traces | null; metrics?: { token: string | null } | null }

/** The whole server over its parts, not yet listening. */
export const buildServer = async (app: App, editions: Editions, options: ServerOptions = {}): Promise<FastifyInstance> => {
  const server = await createServer(app, options)
  if (options.log) logRequests(server, options.log)
  if (options.traces) traceRequests(server, options.traces)
  registerMetrics(server, app, options.metrics ?? null)
  const forms = new Forms(app.catalog)
  const handlers: AllHandlers = {
    ...accountHandlers(app),
    ...assessmentHandlers(app, editions),
    ...checklistRecordHandlers(app),
    ...checklistHandlers(app, forms),
    ...copyHandlers(app),
    ...documentHandlers(app, editions),
    ...evidenceHandlers(app),
    ...guidelineHandlers(app),
    ...homeHandlers(app, editions, forms),
    ...integrationHandlers(app),
    ...mailHandlers(app),
    ...oscalHandlers(app, editions, forms),
    ...oversightHandlers(app, editions),
    ...packHandlers(app, forms),
    ...peopleHandlers(app),
    ...planHandlers(app, editions),
    ...postHandlers(app),
    ...providerHandlers(app),
    ...reminderHandlers(app, editions),
    ...signInHandlers(app),
    ...supplierHandlers(app, forms),
    ...supplierFileHandlers(app, forms),
    ...supplierDisclosureHandlers(app),
    ...supplierLinkHandlers(app, forms),
    ...trailHandlers(app),
    ...trailFileHandlers(app),
    ...workbookHandlers(app, forms),
  }
  registerEndpoints(server, app, handlers)
  registerPages(server, app)
  registerSignInPages(server, app)
  registerWayPages(server, app)
  registerProviderPages(server, app)
  registerLinkPages(server, app, forms)
  registerApiPages(server, version)
  await registerHealth(server, app)
  await registerStatic(server)
  return server
}
