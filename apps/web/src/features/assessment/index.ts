// SPDX-License-Identifier: Apache-2.0
export { assessmentQuery, loadDraft, useDraft } from './queries.ts'
