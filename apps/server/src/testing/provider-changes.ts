// SPDX-License-Identifier: Apache-2.0
import type { providerEndpoints } from '@shinayaka/contract'
import { withOwner } from '../platform/database/owner.ts'
import type { Caller, TestHouse } from './house.ts'
import { absentProvider } from './provider-samples.ts'
import type { Change } from './recorded-change.ts'

type Place = { house: TestHouse; issuer: string }
type Ways = { memberCalled: (by: Caller, name: string) => Promise<string>; keep: (secret: string) => string }

/** The changes of the identity provider, in the order in which they can be done. */
export const providerChanges = (at: Place, { memberCalled, keep }: Ways): Partial<Record<keyof typeof providerEndpoints, Change>> => {
  /** Links somebody as if they had been at the provider. */
  const linked = async (person: string, subject: string) =>
    withOwner(at.house.database.owner, async (db) => {
      const { organisation_id } = await db
        .selectFrom('membership')
        .select('organisation_id')
        .where('person_id', '=', person)
        .executeTakeFirstOrThrow()
      const row = { organisation_id, person_id: person, issuer: at.issuer, subject, linked_at: at.house.time.now }
      await db.insertInto('provider_identity').values(row).execute()
    })
  const me = async (by: Caller) => (await by('GET', '/api/session')).json<{ person: { id: string } }>().person.id
  return {
    saveProvider: {
      action: 'provider.save',
      send: (by) =>
        by('PUT', '/api/organisation/identity-provider', {
          ...absentProvider,
          issuer: at.issuer,
          clientSecret: keep('kiroku-byouin-no-himitsu-0123456789'),
        }),
    },
    testProvider: { action: 'provider.test', send: (by) => by('POST', '/api/organisation/identity-provider/test', { issuer: at.issuer }) },
    saveBreakGlass: {
      action: 'break-glass.save',
      send: async (by) => by('PUT', `/api/accounts/${await me(by)}/break-glass`, { breakGlass: false }),
    },
    removeProviderLink: {
      action: 'provider.unlink',
      send: async (by) => {
        await linked(await me(by), 'recorded')
        return by('DELETE', '/api/account/provider-link')
      },
    },
    removeMemberLink: {
      action: 'provider.unlink',
      send: async (by) => {
        const colleague = await memberCalled(by, '職員の人')
        await linked(colleague, 'staff')
        return by('DELETE', `/api/accounts/${colleague}/provider-link`)
      },
    },
  }
}
