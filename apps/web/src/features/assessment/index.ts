// SPDX-License-Identifier: Apache-2.0
import { lazy } from 'react'

export { assessmentQuery, editionQuery, loadOutlined, useOutlined } from './queries.ts'
export { References, Unverified } from './question/Background.tsx'
export { loadAssessmentTexts } from './texts.ts'

const fetchResult = async () => {
  const [{ SubmittedResult: component }] = await Promise.all([
    import('./result/SubmittedResult.tsx'),
    import('./texts.ts').then(({ loadAssessmentTexts }) => loadAssessmentTexts()),
    import('../network/index.ts').then(({ loadNetworkTexts }) => loadNetworkTexts()),
  ])
  return { default: component }
}

/** A submitted result to read. It is fetched when a page shows one, so that answering does not carry it along. */
export const SubmittedResult = lazy(fetchResult)
/** Fetches what `SubmittedResult` is made of before its page shows. */
export const loadSubmittedResult = async (): Promise<void> => {
  await fetchResult()
}
