// SPDX-License-Identifier: Apache-2.0
import type { providerEndpoints } from '@shinayaka/contract'

type Sample = { params?: Record<string, string>; body?: unknown }

/** A provider on this machine that nothing listens for. */
export const absentProvider = {
  name: '番兵の認証基盤',
  issuer: 'http://127.0.0.1:9',
  clientId: 'shinayaka',
  clientSecret: 'a secret that nobody is told',
  enabled: true,
  secondFactor: false,
  only: false,
  version: 0,
}

/** A request for each endpoint about the identity provider, for the matrix of everybody. */
export const providerSamples: Record<keyof typeof providerEndpoints, (rows: { person: string }) => Sample> = {
  readProvider: () => ({}),
  saveProvider: () => ({ body: { ...absentProvider, version: 999 } }),
  testProvider: () => ({ body: { issuer: absentProvider.issuer } }),
  saveBreakGlass: ({ person }) => ({ params: { person }, body: { breakGlass: true } }),
  removeMemberLink: ({ person }) => ({ params: { person } }),
  startProviderLink: () => ({}),
  removeProviderLink: () => ({}),
}
