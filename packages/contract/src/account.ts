// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { permissions, roles } from './permissions.ts'
import { secondFactorStanding, signInNotices } from './sign-in.ts'
import { day, id, instant, text, version } from './values.ts'

/** What kind of place cares for patients here. */
export const institutionKinds = ['clinic', 'dental', 'pharmacy', 'care', 'visiting-nurse', 'midwifery', 'hospital'] as const
/** What an organisation is: a place of care, or one that looks after others. */
export const organisationKinds = ['medical', 'group', 'vendor', 'prefecture', 'network', 'certifier'] as const
/** How records are kept: on paper, on a machine here, in the cloud, or both here and in the cloud. */
export const recordKeepings = ['paper', 'on-premises', 'cloud', 'mixed'] as const
/** Who looks after the servers: a vendor for all of them, vendors for some, ourselves, or not known. */
export const serverMaintenances = ['vendor-all', 'vendor-some', 'self', 'unknown', 'none'] as const
/** Who looks after IT here: nobody, somebody beside other work, one person, several. */
export const itStaffings = ['none', 'part-time', 'one', 'several'] as const

/** The 47 prefectures by their JIS X 0401 number, or empty while not said. */
export const prefectureCodes = ['', ...Array.from({ length: 47 }, (_, index) => String(index + 1).padStart(2, '0'))] as [string, ...string[]]

export const profile = z
  .object({
    name: text(100).trim().min(1),
    institutionKind: z.enum(institutionKinds),
    beds: z.int().min(0).max(3000).nullable(),
    prefecture: z.enum(prefectureCodes),
    recordKeeping: z.enum(recordKeepings).nullable(),
    serverMaintenance: z.enum(serverMaintenances).nullable(),
    itStaffing: z.enum(itStaffings).nullable(),
  })
  .meta({ id: 'Profile' })
export type Profile = z.output<typeof profile>

export const session = z
  .object({
    person: z.object({ id, name: z.string(), login: z.string() }),
    organisation: z.object({ id, name: z.string(), kind: z.enum(organisationKinds), institutionKind: z.enum(institutionKinds) }),
    role: z.enum(roles),
    abilities: z.array(z.enum(permissions)),
    demo: z.boolean(),
    secondFactor: secondFactorStanding,
    /** Failed sign-ins in this person's name since the time before. */
    failures: z.int().min(0),
    notices: z.array(z.enum(signInNotices)),
  })
  .meta({ id: 'Session' })

export const member = z
  .object({
    id,
    name: z.string(),
    login: z.string(),
    role: z.enum(roles),
    since: instant,
    /** The last day in Japan, itself included; null: until removed. */
    until: day.nullable(),
    /** That day is over: they cannot sign in here any more. */
    expired: z.boolean(),
    lastSeen: instant.nullable(),
  })
  .meta({ id: 'Member' })
/** `until` is the last day of the membership that it will make, `expires` that of the code itself. */
export const invitation = z.object({ id, name: z.string(), role: z.enum(roles), until: day.nullable(), expires: instant }).meta({ id: 'Invitation' })

export const accountEndpoints = {
  readSession: endpoint({
    method: 'GET',
    path: '/api/session',
    access: 'person',
    unenrolled: true,
    summary: { ja: '誰として、どの機関で使っているか', en: 'Who is signed in, and where' },
    response: session,
  }),
  signOut: endpoint({
    method: 'POST',
    path: '/api/session/sign-out',
    access: 'person',
    unenrolled: true,
    summary: { ja: 'サインアウトする', en: 'Sign out' },
    response: z.object({ signedOut: z.literal(true) }),
  }),
  changePassword: endpoint({
    method: 'PUT',
    path: '/api/account/password',
    access: 'person',
    summary: { ja: '自分のパスワードを変える', en: 'Change your own password' },
    body: z.object({ current: z.string().max(1000), next: z.string().max(1000) }),
    response: z.object({ changed: z.literal(true) }),
    errors: ['password.wrong', 'password.too-short', 'password.too-long', 'password.guessable'],
  }),
  readOrganisation: endpoint({
    method: 'GET',
    path: '/api/organisation',
    access: 'organisation.read',
    summary: { ja: '機関の情報', en: 'The organisation profile' },
    response: z.object({ id, profile, version }),
  }),
  saveOrganisation: endpoint({
    method: 'PUT',
    path: '/api/organisation',
    access: 'organisation.edit',
    summary: { ja: '機関の情報を直す', en: 'Edit the organisation profile' },
    body: z.object({ profile, version }),
    response: z.object({ id, profile, version }),
    errors: ['record.stale'],
  }),
  listAccounts: endpoint({
    method: 'GET',
    path: '/api/accounts',
    access: 'account.read',
    summary: { ja: '使う人と、まだ使われていない招待', en: 'Accounts and open invitations' },
    response: z.object({
      members: z.array(member),
      invitations: z.array(invitation),
      /** Whether an invitation can go by mail: a mail server is set, and other machines can open the address. */
      mails: z.boolean(),
    }),
  }),
  invite: endpoint({
    method: 'POST',
    path: '/api/invitations',
    access: 'account.invite',
    summary: { ja: '招待コードを作る（一度だけ表示、またはメールで送る）', en: 'Create an invitation code (shown once, or sent by mail)' },
    body: z.object({
      name: text(60).trim().min(1),
      role: z.enum(roles),
      until: day.nullable().default(null),
      email: text(400).nullable().default(null),
    }),
    response: z.object({
      invitation,
      /** Null where it went out by mail: it is shown to nobody else then. */
      code: z.string().nullable(),
      /** Where to use it; null while only the machine that runs the server can open it. */
      joinUrl: z.string().nullable(),
    }),
    errors: ['mail.off', 'mail.address-invalid', 'role.unfitting', 'until.missing', 'until.past', 'until.too-far'],
  }),
  revokeInvitation: endpoint({
    method: 'DELETE',
    path: '/api/invitations/:invitation',
    access: 'account.invite',
    summary: { ja: '招待を取り消す', en: 'Revoke an invitation' },
    params: z.object({ invitation: id }),
    response: z.object({ revoked: z.literal(true) }),
    errors: ['not-found'],
  }),
  removeMember: endpoint({
    method: 'DELETE',
    path: '/api/accounts/:person',
    access: 'account.remove',
    confirm: true,
    summary: { ja: '離れた人の利用を終える（答えと記録は残る）', en: 'End the access of somebody who left; their answers stay' },
    params: z.object({ person: id }),
    response: z.object({ removed: z.literal(true) }),
    errors: ['not-found', 'member.last-administrator', 'member.self'],
  }),
} as const
