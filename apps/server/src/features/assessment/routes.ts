// SPDX-License-Identifier: Apache-2.0
import { type assessmentEndpoints, isPermitted, type standingEndpoints } from '@shinayaka/contract'
import { answerDifferences } from '@shinayaka/domain'
import { readForm } from '../../documents/read-form.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { saveAnswers, saveNetworkGrade, startAssessment } from './commands.ts'
import { readDraft, scoreView } from './draft.ts'
import { editionDomain, editionOutline } from './edition.ts'
import type { Editions } from './editions.ts'
import { draftSummaries, instrumentSummaries } from './listing.ts'
import * as queries from './queries.ts'
import { readResult } from './result.ts'
import { addRemark, assignDomain, listRemarks, remindDomain } from './sections.ts'
import { readStanding } from './standing.ts'
import { submit } from './submission.ts'
import { networkView, summaryView } from './view.ts'

/** The self-assessment: drafts, answers, the network level, submissions and their results. */
export const assessmentHandlers = (app: App, editions: Editions): Handlers<keyof typeof assessmentEndpoints | keyof typeof standingEndpoints> => {
  const { clock } = app
  return {
    listAssessments: async ({ scope }) => {
      const [drafts, submissions] = await Promise.all([
        draftSummaries(scope, editions),
        isPermitted(scope.role, 'assessment.read') ? queries.submissions(scope.db) : [],
      ])
      return { instruments: instrumentSummaries(scope, editions), drafts, submissions: submissions.map(summaryView) }
    },

    startAssessment: async ({ scope, input }) => startAssessment({ scope, clock, editions }, input.body.instrument),

    readEdition: async ({ scope, input }) => ({ ...(await editions.byHash(scope.db, input.params.hash)).edition }),

    readOutline: async ({ scope, input }) => ({ ...editionOutline((await editions.byHash(scope.db, input.params.hash)).edition) }),

    readEditionDomain: async ({ scope, input }) => {
      const domain = editionDomain((await editions.byHash(scope.db, input.params.hash)).edition, input.params.domain)
      if (!domain) throw new ProblemError('domain.unknown', { domain: input.params.domain })
      return { ...domain }
    },

    readAssessment: async ({ scope, input }) => (await readDraft(scope, editions, input.params.assessment)).view,

    saveAnswer: async ({ scope, input }) => {
      const { question } = input.params
      const { written, score } = await saveAnswers({ scope, clock, editions }, input.params.assessment, [{ question, ...input.body }])
      const answer = written.get(question)
      if (!answer) throw new ProblemError('question.unknown', { question })
      return { answer, score: scoreView(score) }
    },

    saveAnswers: async ({ scope, input }) => {
      const { score } = await saveAnswers({ scope, clock, editions }, input.params.assessment, input.body.answers)
      return { saved: input.body.answers.length, score: scoreView(score) }
    },

    assignDomain: async ({ scope, input }) => ({
      assignment: await assignDomain({ scope, clock, editions }, input.params.assessment, input.params.domain, input.body),
    }),

    remindDomain: async ({ scope, input }) => ({
      assignment: await remindDomain({ scope, clock, editions }, input.params.assessment, input.params.domain),
    }),

    listRemarks: async ({ scope, input }) => {
      const { assessment, domain } = input.params
      return { remarks: await listRemarks({ scope, clock, editions }, assessment, domain, isPermitted(scope.role, 'assessment.read')) }
    },

    addRemark: async ({ scope, input }) => ({
      remark: await addRemark({ scope, clock, editions }, input.params.assessment, input.params.question, input.body.text),
    }),

    saveNetworkGrade: async ({ scope, input }) => {
      const { assessment, control } = input.params
      const { grade, version } = input.body
      const saved = await saveNetworkGrade({ scope, clock, editions }, assessment, control, grade, version)
      const result = networkView(saved.grades)
      if (!result) throw new ProblemError('network.grade-invalid')
      return { network: { control, grade, version: saved.version }, result }
    },

    submitAssessment: async ({ scope, input }) => submit({ scope, clock, editions }, input.params.assessment),

    readSubmission: async ({ scope, input }) => (await readResult(scope, editions, input.params.submission)).view,

    readStanding: async ({ scope, input }) => readStanding(scope, app.catalog, editions, input.params.submission),

    previewForm: async ({ scope, input, language }) => {
      const { view, edition } = await readDraft(scope, editions, input.params.assessment)
      // Reading a workbook takes a while, and no transaction waits for it.
      await scope.commit()
      const expected = { hash: edition.hash, edition: edition.edition, domains: view.whole ? null : view.domains }
      const read = await readForm(app, input.body, expected, language)
      const current = new Map(
        view.answers.map(({ question, value, comment, source, vendorName }) => [question, { value, comment, source, vendorName }]),
      )
      const differences = answerDifferences(current, read.answers)
      return { differences, unchanged: read.answers.length - differences.length, empty: read.empty }
    },
  }
}
