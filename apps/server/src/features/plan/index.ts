// SPDX-License-Identifier: Apache-2.0
export { askDecisions, decide, readCandidates, saveQuote, saveStoppedDay } from './commands.ts'
export { decisionsWithDay } from './dated.ts'
export { decisions, stoppedDay } from './queries.ts'
export { planHandlers } from './routes.ts'
export { decisionView, stoppedDayView } from './view.ts'
