// SPDX-License-Identifier: Apache-2.0
export { checklistQuery, editionQuery } from './queries.ts'
export { loadChecklistTexts } from './texts.ts'
export { answerText, itemsOf, nameOf } from './words.ts'
