// SPDX-License-Identifier: Apache-2.0
import type { planEndpoints } from '@shinayaka/contract'
import type { App, Handlers } from '../../platform/http/context.ts'
import type { Editions } from '../assessment/index.ts'
import { askDecisions, decide, readCandidates, saveQuote, saveStoppedDay } from './commands.ts'
import * as queries from './queries.ts'
import { decisionView, stoppedDayView } from './view.ts'

/** The plan: what measures cost here, and the decisions asked of management. */
export const planHandlers = ({ clock }: App, editions: Editions): Handlers<keyof typeof planEndpoints> => ({
  readPlan: async ({ scope, input }) => {
    const [{ candidates }, decisions, stopped] = await Promise.all([
      readCandidates(scope, editions, input.params.submission),
      queries.decisions(scope.db),
      queries.stoppedDay(scope.db),
    ])
    return {
      candidates,
      decisions: decisions.map(decisionView),
      stoppedDay: stopped ? stoppedDayView(stopped) : null,
    }
  },

  saveQuote: async ({ scope, input }) => ({ quote: await saveQuote({ scope, clock, editions }, input.params.measure, input.body) }),

  saveStoppedDay: async ({ scope, input }) => ({ stoppedDay: await saveStoppedDay({ scope, clock, editions }, input.body) }),

  askDecisions: async ({ scope, input }) => ({
    decisions: await askDecisions({ scope, clock, editions }, input.params.submission, input.body.measures),
  }),

  listDecisions: async ({ scope }) => ({ decisions: (await queries.decisions(scope.db)).map(decisionView) }),

  decide: async ({ scope, input }) => ({ decision: await decide({ scope, clock, editions }, input.params.decision, input.body) }),
})
