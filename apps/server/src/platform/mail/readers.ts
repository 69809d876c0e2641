// SPDX-License-Identifier: Apache-2.0
import type { Role } from '@shinayaka/contract'
import type { Language } from '@shinayaka/contract/messages'
import type { Database } from '../database/scope.ts'
import { membersWithMail } from './queries.ts'

/** Somebody whom letters reach, in their language; `unwanted`: the letters they do without. */
export type Reader = { id: string; name: string; role: Role; email: string; language: Language; unwanted: readonly string[] }

/** Who of the organisation gets letters: those who gave an address and proved that it is theirs, and whose time here is not over. */
export const mailReaders = async (db: Database, today: string): Promise<Reader[]> =>
  (await membersWithMail(db, today)).flatMap(({ email, role, language, ...rest }) =>
    // The checks of the tables hold role and language to the contract's words.
    email === null ? [] : [{ ...rest, email, role: role as Role, language: language as Language }],
  )
