// SPDX-License-Identifier: Apache-2.0
import type { FastifyInstance } from 'fastify'
import { documentHandlers } from './documents/index.ts'
import { accountHandlers, registerPages } from './features/account/index.ts'
import { assessmentHandlers, type Editions } from './features/assessment/index.ts'
import { homeHandlers } from './features/home/index.ts'
import { integrationHandlers } from './features/integration/index.ts'
import { oversightHandlers } from './features/oversight/index.ts'
import { planHandlers } from './features/plan/index.ts'
import { reminderHandlers } from './features/reminder/index.ts'
import { registerApiPages } from './platform/http/api-pages.ts'
import type { AllHandlers, App } from './platform/http/context.ts'
import { registerHealth } from './platform/http/health.ts'
import { registerEndpoints } from './platform/http/register.ts'
import { createServer } from './platform/http/server.ts'
import { registerStatic } from './platform/http/static.ts'
import { version } from './version.ts'

/** The whole server over its parts, not yet listening. */
export const buildServer = async (app: App, editions: Editions): Promise<FastifyInstance> => {
  const server = await createServer(app)
  const handlers: AllHandlers = {
    ...accountHandlers(app),
    ...assessmentHandlers(app, editions),
    ...documentHandlers(app, editions),
    ...homeHandlers(app, editions),
    ...integrationHandlers(app),
    ...oversightHandlers(app, editions),
    ...planHandlers(app, editions),
    ...reminderHandlers(app, editions),
  }
  registerEndpoints(server, app, handlers)
  registerPages(server, app)
  registerApiPages(server, version)
  await registerHealth(server, app)
  await registerStatic(server)
  return server
}
