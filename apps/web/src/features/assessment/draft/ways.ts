// SPDX-License-Identifier: Apache-2.0
import type { DraftView, EditionOutline } from '@shinayaka/contract'

/** An assessment of up to so many questions is answered one question a page; a longer one domain by domain. */
const fewQuestions = 20

/** Whether answering goes domain by domain: for long assessments, and for whoever was given a few domains of any. */
export const isSectioned = (draft: Pick<DraftView, 'whole' | 'domains'>, { domains }: Pick<EditionOutline, 'domains'>): boolean =>
  domains.reduce((sum, { questions }) => sum + questions.length, 0) > fewQuestions || (!draft.whole && draft.domains.length > 0)

/** Whether the reader answers the questions of a domain. */
export const answersDomain = (draft: Pick<DraftView, 'whole' | 'domains'>, domain: string): boolean => draft.whole || draft.domains.includes(domain)

/** Whether the reader is asked for the network level: with the departments' assessments, and only whoever answers the whole of one. */
export const asksNetwork = (draft: Pick<DraftView, 'whole' | 'instrument'>): boolean => draft.whole && draft.instrument !== 'executive'
