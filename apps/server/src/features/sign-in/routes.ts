// SPDX-License-Identifier: Apache-2.0
import type { signInEndpoints } from '@shinayaka/contract'
import type { OrganisationScope } from '../../platform/database/scope.ts'
import type { App, Handlers } from '../../platform/http/context.ts'
import { standingOf } from '../../platform/http/standing.ts'
import { ProblemError } from '../../platform/problem.ts'
import { confirmTotp, enrolled, makeRecoveryCodes, removePasskey, removeTotp, renamePasskey, startTotp } from './factors.ts'
import * as own from './own-queries.ts'
import { beginAuthentication, beginRegistration, finishAuthentication, finishRegistration, passkeyHindrance } from './passkeys.ts'
import { countOwnTry, proveOwnPassword } from './password.ts'
import { endMemberSessions, readPolicy, resetSecondFactor, savePolicy } from './policy.ts'
import { spendTotp } from './second.ts'

const done = { done: true } as const

const readSignIn = async (app: App, scope: OrganisationScope) => {
  const totp = await own.ownTotp(scope.db, scope.person.id)
  const passkeys = await own.ownPasskeys(scope.db, scope.person.id)
  const codes = await own.ownRecoveryCodes(scope.db)
  const sessions = await own.ownSessions(scope.db, app.clock.now())
  const provider = await own.ownProvider(scope.db, scope.person.id)
  return {
    totp: totp?.confirmed_at ? { since: totp.confirmed_at.toISOString(), used: totp.used_at?.toISOString() ?? null } : null,
    passkeys: passkeys.map(({ id, name, created_at, used_at, disabled_at }) => ({
      id,
      name,
      created: created_at.toISOString(),
      used: used_at?.toISOString() ?? null,
      disabled: disabled_at?.toISOString() ?? null,
    })),
    recovery: { left: codes.filter(({ used_at }) => used_at === null).length, total: codes.length },
    passkeyHindrance: passkeyHindrance(app),
    passkeyAddress: app.publicUrl,
    provider: provider
      ? { name: provider.name, linked: provider.linked_at?.toISOString() ?? null, used: provider.used_at?.toISOString() ?? null }
      : null,
    sessions: sessions.map(({ id, created_at, seen_at, factor, address, agent }) => ({
      id,
      opened: created_at.toISOString(),
      seen: seen_at.toISOString(),
      factor,
      address,
      agent,
      current: id === scope.session.id,
    })),
  }
}

/** One's own second factors and sessions, proving anew who one is, and the institution's rules of signing in. */
export const signInHandlers = (app: App): Handlers<keyof typeof signInEndpoints> => {
  const isRequired = async (scope: OrganisationScope) => (await standingOf(app, scope)).secondFactor.required
  const confirmed = async (scope: OrganisationScope, how: 'second' | null, by: string) => {
    await own.confirmSession(scope.db, scope.tokenHash, app.clock.now(), how)
    await scope.audit({ action: 'session.confirm', target: { kind: 'session', id: scope.session.id }, after: { by } })
    return done
  }
  return {
    readSignIn: async ({ scope }) => readSignIn(app, scope),
    startTotp: async ({ scope }) => startTotp(app, scope),
    confirmTotp: async ({ scope, input }) => {
      const forgive = await countOwnTry(app, scope)
      const recoveryCodes = await confirmTotp(app, scope, input.body.code)
      await forgive()
      return { recoveryCodes }
    },
    removeTotp: async ({ scope }) => {
      await removeTotp(app, scope, await isRequired(scope))
      return done
    },
    renewRecoveryCodes: async ({ scope }) => {
      const some = (await own.ownTotp(scope.db, scope.person.id)) ?? (await own.ownPasskeys(scope.db, scope.person.id))[0]
      if (!some) throw new ProblemError('second-factor.not-started')
      return { codes: await makeRecoveryCodes(app, scope) }
    },

    startPasskey: async ({ scope }) => ({ options: await beginRegistration(app, scope) }),
    addPasskey: async ({ scope, input }) => {
      const { name, response } = input.body
      await finishRegistration(app, scope, name, response)
      await scope.audit({ action: 'second-factor.add', target: { kind: 'person', id: scope.person.id }, after: { how: 'passkey', name } })
      return { recoveryCodes: await enrolled(app, scope) }
    },
    renamePasskey: async ({ scope, input }) => {
      await renamePasskey(scope, input.params.passkey, input.body.name)
      return done
    },
    removePasskey: async ({ scope, input }) => {
      await removePasskey(app, scope, input.params.passkey, await isRequired(scope))
      return done
    },

    endSession: async ({ scope, input }) => {
      if (!(await own.endOwnSession(scope.db, input.params.session))) throw new ProblemError('not-found')
      await scope.audit({ action: 'session.close', target: { kind: 'session', id: input.params.session } })
      return done
    },
    endOtherSessions: async ({ scope }) => {
      await own.endOtherSessions(scope.db, scope.tokenHash)
      await scope.audit({ action: 'session.close', target: { kind: 'person', id: scope.person.id } })
      return done
    },

    confirmWithPassword: async ({ scope, input }) => {
      const stored = await own.passwordHash(scope.db)
      await proveOwnPassword(app, scope, stored, input.body.password)
      return confirmed(scope, null, 'password')
    },
    confirmWithCode: async ({ scope, input }) => {
      const forgive = await countOwnTry(app, scope)
      await spendTotp(app, scope, scope.person.id, null, input.body.code)
      await forgive()
      return confirmed(scope, 'second', 'totp')
    },
    startConfirmPasskey: async ({ scope }) => ({
      options: await beginAuthentication(app, { db: scope.db, hash: scope.tokenHash, purpose: 'confirm' }, scope.person.id),
    }),
    confirmWithPasskey: async ({ scope, input }) => {
      const asking = { db: scope.db, hash: scope.tokenHash, purpose: 'confirm' } as const
      const passkey = await finishAuthentication({ app, scope }, asking, input.body.response)
      if (passkey.person_id !== scope.person.id) throw new ProblemError('passkey.refused')
      return confirmed(scope, 'second', 'passkey')
    },

    readSignInPolicy: async ({ scope }) => readPolicy(app, scope),
    saveSignInPolicy: async ({ scope, input }) => savePolicy(scope, input.body),
    resetSecondFactor: async ({ scope, input }) => {
      await resetSecondFactor(scope, input.params.person)
      return done
    },
    endMemberSessions: async ({ scope, input }) => {
      await endMemberSessions(scope, input.params.person)
      return done
    },
  }
}
