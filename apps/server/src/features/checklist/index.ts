// SPDX-License-Identifier: Apache-2.0
export { confirmAnswer, confirmProposals, openStates, startChecklist } from './commands.ts'
export { targetsWithDay } from './dated.ts'
export { Forms } from './editions.ts'
export { secondFactorPlansWithDay } from './records/dated.ts'
export { checklistRecordHandlers } from './records/routes.ts'
export { checklistHandlers } from './routes.ts'
export { submitChecklist } from './submission.ts'
