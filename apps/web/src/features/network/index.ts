// SPDX-License-Identifier: Apache-2.0
export { NetworkAnswers } from './NetworkAnswers.tsx'
export { NetworkState } from './NetworkState.tsx'
export { loadNetworkTexts } from './texts.ts'
