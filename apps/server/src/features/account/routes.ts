// SPDX-License-Identifier: Apache-2.0
import { type accountEndpoints, permissions, type Role, rolePermissions } from '@shinayaka/contract'
import { isOver, japaneseDate } from '@shinayaka/domain'
import type { App, Handlers } from '../../platform/http/context.ts'
import { standingOf } from '../../platform/http/standing.ts'
import { checkPassword } from '../../platform/identity/password.ts'
import { hashPassword } from '../../platform/identity/secrets.ts'
import { ProblemError } from '../../platform/problem.ts'
import { requireMailAddress } from '../mail/index.ts'
import { proveOwnPassword } from '../sign-in/index.ts'
import { mailInvitation } from './letters.ts'
import { invite, removeMember } from './members.ts'
import { readProfile, saveProfile } from './profile.ts'
import * as queries from './queries.ts'

/** Who is here, the organisation's profile, and the people in it. */
export const accountHandlers = (app: App): Handlers<keyof typeof accountEndpoints> => ({
  readSession: async ({ scope }) => {
    const { secondFactor, failures, notices } = await standingOf(app, scope)
    return {
      person: scope.person,
      organisation: {
        id: scope.organisation.id,
        name: scope.organisation.name,
        kind: scope.organisation.kind,
        institutionKind: scope.organisation.institutionKind,
      },
      role: scope.role,
      abilities: permissions.filter((permission) => rolePermissions[scope.role].includes(permission)),
      demo: scope.organisation.demo,
      secondFactor: { ...secondFactor, until: secondFactor.until?.toISOString() ?? null },
      failures,
      notices,
    }
  },

  signOut: async ({ scope }) => {
    await scope.audit({ action: 'session.close', target: { kind: 'session', id: scope.person.id } })
    await queries.closeSession(scope.db, scope.tokenHash)
    return { signedOut: true }
  },

  changePassword: async ({ scope, input }) => {
    const stored = await queries.passwordHash(scope.db)
    await proveOwnPassword(app, scope, stored, input.body.current)
    await scope.commit()
    await checkPassword(input.body.next, [scope.person.login, scope.person.name, scope.organisation.name])
    const next = await hashPassword(input.body.next)
    await queries.updatePasswordHash(scope.db, scope.person.id, next)
    await queries.closeOtherSessions(scope.db, scope.tokenHash)
    await scope.audit({ action: 'account.password', target: { kind: 'person', id: scope.person.id } })
    return { changed: true }
  },

  readOrganisation: async ({ scope }) => readProfile(scope),

  saveOrganisation: async ({ scope, input }) => saveProfile(scope, input.body),

  listAccounts: async ({ scope }) => {
    const today = japaneseDate(app.clock.now())
    const members = await queries.members(scope.db)
    const invitations = await queries.openInvitations(scope.db, app.clock.now())
    return {
      mails: app.mail.url !== null && app.houseUrl !== null,
      members: members.map(({ id, name, login, role, since, until, last_seen }) => ({
        id,
        name,
        login,
        role: role as Role,
        since: since.toISOString(),
        until,
        expired: isOver(until, today),
        lastSeen: last_seen?.toISOString() ?? null,
      })),
      invitations: invitations.map(({ id, name, role, until, expires_at }) => ({
        id,
        name,
        role: role as Role,
        until,
        expires: expires_at.toISOString(),
      })),
    }
  },

  invite: async ({ scope, input, language }) => {
    const joinUrl = app.houseUrl === null ? null : `${app.houseUrl}/join`
    const email = input.body.email === null ? null : requireMailAddress(input.body.email)
    if (email === null) return { ...(await invite(scope, app.clock, { ...input.body, email })), joinUrl }
    // A link that leads nowhere is no invitation.
    if (app.mail.url === null || joinUrl === null) throw new ProblemError('mail.off')
    const { invitation, code } = await invite(scope, app.clock, { ...input.body, email })
    await mailInvitation({ scope, clock: app.clock, language }, { to: email, url: joinUrl, code, invitation })
    return { invitation, code: null, joinUrl }
  },

  revokeInvitation: async ({ scope, input }) => {
    const gone = await queries.deleteInvitation(scope.db, input.params.invitation)
    if (!gone) throw new ProblemError('not-found')
    await scope.audit({ action: 'account.invite-revoke', target: { kind: 'invitation', id: gone.id }, before: { name: gone.name, role: gone.role } })
    return { revoked: true }
  },

  removeMember: async ({ scope, input }) => removeMember(scope, app.clock, input.params.person),
})
