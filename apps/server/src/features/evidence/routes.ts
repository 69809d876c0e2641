// SPDX-License-Identifier: Apache-2.0
import type { evidenceEndpoints } from '@shinayaka/contract'
import type { App, Handlers } from '../../platform/http/context.ts'
import * as commands from './commands.ts'
import { soonUntil } from './dated.ts'
import { download } from './download.ts'
import { usage } from './file-queries.ts'
import * as queries from './queries.ts'
import { receiveFile, startOfDay } from './receive.ts'
import { evidenceView, revisionView } from './view.ts'

const pageSize = 50

/** Evidence files (証跡): brought, described, tied to practices, renewed, fetched. */
export const evidenceHandlers = (app: App): Handlers<keyof typeof evidenceEndpoints> => ({
  listEvidence: async ({ scope, input }) => {
    const { search, practice, domain, show, page } = input.query
    const inDomain = () => [...app.catalog.practices.values()].filter((one) => one.domain === domain).map(({ id }) => id)
    const targets = practice !== '' ? [practice] : domain !== '' ? inDomain() : null
    const soon = soonUntil(app.clock.now())
    const wanted = { search: search.trim(), targets, show, soon }
    const [rows, count, totals] = await Promise.all([
      queries.evidencePage(scope.db, wanted, { limit: pageSize, offset: (page - 1) * pageSize }),
      queries.countMatching(scope.db, wanted),
      queries.totals(scope.db, soon),
    ])
    const links = await queries.linksOf(
      scope.db,
      rows.map(({ id }) => id),
    )
    const showing = commands.showing(app)
    return { evidence: rows.map((row) => evidenceView(row, links, showing)), count, page, pages: Math.max(1, Math.ceil(count / pageSize)), totals }
  },

  readEvidenceLimits: async ({ scope }) => {
    const used = await usage(scope.db, startOfDay(app.clock.now()))
    return { ...app.files.limits, usedBytes: used.bytes, usedFiles: used.files, scanner: app.files.scanner !== null }
  },

  countEvidence: async ({ scope }) => ({ counts: await queries.countsByPractice(scope.db, soonUntil(app.clock.now())) }),

  listPractices: async () => ({
    domains: [...app.catalog.practiceDomains].map(([id, name]) => ({
      id,
      name,
      practices: [...app.catalog.practices.values()].filter(({ domain }) => domain === id).map((one) => ({ id: one.id, name: one.name })),
    })),
  }),

  uploadEvidenceFile: async ({ scope, input }) => ({ upload: await receiveFile({ app, scope }, input.query.name, input.body) }),

  createEvidence: async ({ scope, input }) => ({ evidence: await commands.createEvidence({ app, scope }, input.body) }),

  readEvidence: async ({ scope, input }) => {
    const { evidence: id } = input.params
    const evidence = await commands.readEvidence({ app, scope }, id)
    const revisions = await queries.revisionsOf(scope.db, id)
    return { evidence, revisions: revisions.map((row) => revisionView(row, commands.showing(app))) }
  },

  saveEvidence: async ({ scope, input }) => ({ evidence: await commands.saveEvidence({ app, scope }, input.params.evidence, input.body) }),

  reviseEvidence: async ({ scope, input }) => ({ evidence: await commands.reviseEvidence({ app, scope }, input.params.evidence, input.body) }),

  retireEvidence: async ({ scope, input }) => ({ evidence: await commands.retireEvidence({ app, scope }, input.params.evidence, input.body) }),

  readEvidenceFile: async ({ scope, input }) => download({ app, scope }, input.params.evidence, input.params.n),
})
