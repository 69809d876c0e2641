// SPDX-License-Identifier: Apache-2.0
import type { LightMyRequestResponse } from 'fastify'
import type { Caller } from './house.ts'

/** A request that succeeds and changes something, and the action it must leave in the trail. */
export type Change = { action: string; send: (call: Caller) => Promise<LightMyRequestResponse> }
