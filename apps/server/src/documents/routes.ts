// SPDX-License-Identifier: Apache-2.0
import type { documentEndpoints } from '@shinayaka/contract'
import { type Editions, readDraft, readResult, readStanding } from '../features/assessment/index.ts'
import { decisions, decisionView, readCandidates } from '../features/plan/index.ts'
import type { App, Handlers } from '../platform/http/context.ts'
import { answerForm } from './answer-form.ts'
import { approvalRequest } from './approval-request.ts'
import { readApproval } from './approval-request-read.ts'
import { fileName } from './file-name.ts'
import { finished } from './outcome.ts'
import { radar } from './radar.ts'
import { assessmentReport } from './report.ts'
import { resultWorkbook } from './result-workbook.ts'

/** The files that people take away. Each reads what it needs, ends its transaction, and only then lets a worker make the file. */
export const documentHandlers = (app: App, editions: Editions): Handlers<keyof typeof documentEndpoints> => ({
  readForm: async ({ scope, input }) => {
    const { language } = input.query
    const { view, edition } = await readDraft(scope, editions, input.params.assessment)
    await scope.commit()
    const producedAt = app.clock.now()
    const organisation = scope.organisation.name
    // Whoever was given a few domains gets those; who reads without answering gets the whole to read.
    const domains = view.whole || view.domains.length === 0 ? null : view.domains
    const form = answerForm({ view, edition: edition.edition, organisation, language, producedAt, domains })
    const { bytes } = finished(await app.workers.run('workbook.answer-form', form))
    return { bytes, name: fileName('form', organisation, producedAt, language) }
  },

  readReport: async ({ scope, input }) => {
    const { language } = input.query
    const { submission } = input.params
    const { view, edition, candidates } = await readCandidates(scope, editions, submission)
    const standing = await readStanding(scope, app.catalog, editions, submission)
    const plan = { candidates, decisions: (await decisions(scope.db)).map(decisionView) }
    await scope.commit()
    const report = assessmentReport({ view, edition: edition.edition, standing, plan, language, producedAt: app.clock.now() })
    const { bytes } = finished(await app.workers.run('report.pdf', report))
    return { bytes, name: fileName('report', view.organisationName, view.submittedAt, language) }
  },

  readRadar: async ({ scope, input }) => {
    const { language } = input.query
    const { view, edition } = await readResult(scope, editions, input.params.submission)
    await scope.commit()
    const { svg } = finished(await app.workers.run('radar.svg', radar(view, edition.edition, language)))
    const name = fileName('radar', view.organisationName, view.submittedAt, language)
    return { bytes: new TextEncoder().encode(svg), name, inline: true }
  },

  readApprovalRequest: async ({ scope, input }) => {
    const producedAt = app.clock.now()
    const document = await readApproval(scope, editions, { ...input.params, ...input.query, producedAt })
    await scope.commit()
    const { bytes } = finished(await app.workers.run('approval-request.pdf', approvalRequest(document)))
    return { bytes, name: fileName('approval', document.view.organisationName, producedAt, document.language) }
  },

  readApprovalRequestWord: async ({ scope, input }) => {
    const producedAt = app.clock.now()
    const document = await readApproval(scope, editions, { ...input.params, ...input.query, producedAt })
    await scope.commit()
    const { bytes } = finished(await app.workers.run('approval-request.docx', approvalRequest(document)))
    return { bytes, name: fileName('approvalWord', document.view.organisationName, producedAt, document.language) }
  },

  readResultWorkbook: async ({ scope, input }) => {
    const { language } = input.query
    const { view, edition } = await readResult(scope, editions, input.params.submission)
    const standing = await readStanding(scope, app.catalog, editions, input.params.submission)
    await scope.commit()
    const workbook = resultWorkbook({ view, edition: edition.edition, standing, language, producedAt: app.clock.now() })
    const { bytes } = finished(await app.workers.run('workbook.result', workbook))
    return { bytes, name: fileName('result', view.organisationName, view.submittedAt, language) }
  },
})
