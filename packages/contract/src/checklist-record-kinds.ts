// SPDX-License-Identifier: Apache-2.0

/** Where people sign in: software on a terminal, a server, a medical device. */
export const secondFactorKinds = ['client', 'server', 'medical-device'] as const
/** How far the second factor of a system is. */
export const secondFactorStates = ['in-use', 'planned', 'next-renewal', 'none', 'unknown'] as const
/** What acts as a server. */
export const routeDeviceKinds = ['server', 'standalone-pc', 'cloud'] as const
