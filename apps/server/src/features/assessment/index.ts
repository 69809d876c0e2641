// SPDX-License-Identifier: Apache-2.0
export { saveAnswers, saveNetworkGrade, startAssessment } from './commands.ts'
export { readDraft } from './draft.ts'
export { Editions } from './editions.ts'
export { countMembers, drafts, submissions } from './queries.ts'
export { readResult } from './result.ts'
export { assessmentHandlers } from './routes.ts'
export { submit } from './submission.ts'
export { draftView, summaryView } from './view.ts'
