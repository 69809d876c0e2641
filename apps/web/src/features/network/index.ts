// SPDX-License-Identifier: Apache-2.0
export { NetworkState } from './NetworkState.tsx'
export { loadNetworkTexts } from './texts.ts'
