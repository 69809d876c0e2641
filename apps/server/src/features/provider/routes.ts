// SPDX-License-Identifier: Apache-2.0
import type { providerEndpoints } from '@shinayaka/contract'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import { ProblemError } from '../../platform/problem.ts'
import { setOut } from './journey.ts'
import * as queries from './queries.ts'
import { readProvider, saveBreakGlass, saveProvider, testProvider } from './settings.ts'

const done = { done: true } as const

const unlink = async (scope: OrganisationScope, person: { id: string; name: string } | undefined) => {
  const gone = person && (await queries.unlink(scope.db, person.id))
  if (!gone) throw new ProblemError('not-found')
  await scope.audit({ action: 'provider.unlink', target: { kind: 'person', id: person.id }, before: { name: person.name, issuer: gone.issuer } })
  return done
}

/** The identity provider of an institution, one's own link with it, and who is held ready for the day it is down. */
export const providerHandlers = (app: App): Handlers<keyof typeof providerEndpoints> => ({
  readProvider: ({ scope }) => readProvider(app, scope),
  saveProvider: ({ scope, input }) => saveProvider(app, scope, input.body),
  testProvider: ({ scope, input, language }) => testProvider(app, scope, input.body.issuer, language),
  saveBreakGlass: async ({ scope, input }) => {
    await saveBreakGlass(scope, input.params.person, input.body.breakGlass)
    return done
  },
  removeMemberLink: async ({ scope, input }) => {
    const people = await queries.people(scope.db, '')
    return unlink(
      scope,
      people.find(({ id }) => id === input.params.person),
    )
  },

  startProviderLink: async ({ scope }) => {
    await app.limits.provider(scope.address)
    await scope.commit()
    const asking = { organisation: scope.organisation.id, browser: scope.tokenHash, next: '/settings/sign-in', address: scope.address }
    return { url: await setOut(app, { ...asking, purpose: 'link' }) }
  },
  removeProviderLink: async ({ scope }) => unlink(scope, scope.person),
})
