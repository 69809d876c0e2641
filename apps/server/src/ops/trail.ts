// SPDX-License-Identifier: Apache-2.0
import { withOwner } from '../platform/database/owner.ts'
import type { Postgres } from '../platform/postgres/connection.ts'
import { type ChainCheck, type KnownHead, verifyTrail } from '../platform/trail/verify.ts'

export type { ChainCheck, TrailBreak, TrailPlace } from '../platform/trail/verify.ts'
export { isWhole } from '../platform/trail/verify.ts'

/** Computes every seal of the audit trail again, beside a running server or without one; undefined where there is no such organisation. */
export const checkTrail = (
  { owner }: Pick<Postgres, 'owner'>,
  options: { organisation?: string; known?: KnownHead },
): Promise<ChainCheck[] | undefined> => withOwner(owner, (db) => verifyTrail(db, options))
