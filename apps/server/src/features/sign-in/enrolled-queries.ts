// SPDX-License-Identifier: Apache-2.0
import type { ExpressionBuilder } from 'kysely'
import type { DB } from '../../platform/database/schema.gen.ts'

/** Whether a person has a second factor: an authenticator app that was confirmed, or a passkey that is not switched off. */
export const enrolled = (eb: ExpressionBuilder<DB, 'person'>) =>
  eb.or([
    eb.exists(eb.selectFrom('totp').select('totp.person_id').whereRef('totp.person_id', '=', 'person.id').where('totp.confirmed_at', 'is not', null)),
    eb.exists(
      eb.selectFrom('passkey').select('passkey.person_id').whereRef('passkey.person_id', '=', 'person.id').where('passkey.disabled_at', 'is', null),
    ),
  ])
