// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod'
import { member, organisationKinds } from './account.ts'
import { endpoint } from './endpoint.ts'
import { roles } from './permissions.ts'
import { day, id, instant, text, version } from './values.ts'

/** An institution that a person belongs to; `here` is the one they are signed in to. */
export const membership = z
  .object({
    organisation: z.object({ id, name: z.string(), kind: z.enum(organisationKinds) }),
    role: z.enum(roles),
    until: day.nullable(),
    here: z.boolean(),
  })
  .meta({ id: 'Membership' })
export type Membership = z.output<typeof membership>

/** A department (部門) and who belongs to it. */
export const department = z.object({ id, name: z.string(), people: z.array(id), version }).meta({ id: 'Department' })
export type Department = z.output<typeof department>

/** That a sealed sheet or the break-glass account was used: whose, when, from where. */
export const recoveryUse = z
  .object({ id, kind: z.enum(['sheet', 'break-glass']), name: z.string(), at: instant, address: z.string() })
  .meta({ id: 'RecoveryUse' })

/** What one may do for oneself, and what an administrator does about people beside inviting and removing them. */
export const peopleEndpoints = {
  changeRole: endpoint({
    method: 'PUT',
    path: '/api/accounts/:person/role',
    access: 'account.role',
    confirm: true,
    summary: { ja: '役割と、使える最後の日を変える', en: 'Give somebody another role, or an end' },
    params: z.object({ person: id }),
    body: z.object({ role: z.enum(roles), until: day.nullable() }),
    response: z.object({ member: member.omit({ lastSeen: true }) }),
    errors: ['not-found', 'member.last-administrator', 'member.role-self', 'role.unfitting', 'until.missing', 'until.past', 'until.too-far'],
  }),
  readRecoverySheet: endpoint({
    method: 'GET',
    path: '/api/recovery-sheet',
    access: 'account.role',
    summary: { ja: '封をして預ける復旧の紙が、いつ作られ、使われたか', en: 'When one’s own sealed recovery sheet was made and used' },
    response: z.object({ sheet: z.object({ madeAt: instant, usedAt: instant.nullable() }).nullable() }),
  }),
  makeRecoverySheet: endpoint({
    method: 'POST',
    path: '/api/recovery-sheet',
    access: 'account.role',
    confirm: true,
    summary: {
      ja: '封をして預ける復旧の紙を作る（一度だけ表示、前の紙は使えなくなる）',
      en: 'Make a recovery sheet to be sealed (shown once; replaces the older one)',
    },
    response: z.object({ code: z.string(), madeAt: instant, recoverUrl: z.string().nullable() }),
  }),
  listRecoveries: endpoint({
    method: 'GET',
    path: '/api/recoveries',
    access: 'account.role',
    summary: { ja: '復旧の紙が使われた記録のうち、まだ見ていないもの', en: 'Uses of recovery sheets that one has not seen yet' },
    response: z.object({ recoveries: z.array(recoveryUse) }),
  }),
  seeRecovery: endpoint({
    method: 'POST',
    path: '/api/recoveries/:recovery/seen',
    access: 'account.role',
    summary: { ja: '復旧の紙が使われたことを確かめた', en: 'Say that one has seen the use of a recovery sheet' },
    params: z.object({ recovery: id }),
    response: z.object({ seen: z.literal(true) }),
    errors: ['not-found'],
  }),
  listMemberships: endpoint({
    method: 'GET',
    path: '/api/memberships',
    access: 'person',
    summary: { ja: '自分が入れる機関', en: 'The institutions one belongs to' },
    response: z.object({ memberships: z.array(membership) }),
  }),
  acceptInvitation: endpoint({
    method: 'POST',
    path: '/api/memberships',
    access: 'person',
    summary: {
      ja: 'もうアカウントがある人が、招待コードで別の機関に加わる',
      en: 'Join another institution by an invitation with the account one has',
    },
    body: z.object({ code: text(60) }),
    response: z.object({ organisation: z.object({ id, name: z.string() }), role: z.enum(roles) }),
    errors: ['code.invalid', 'code.used', 'member.already'],
  }),
  listDepartments: endpoint({
    method: 'GET',
    path: '/api/departments',
    access: 'account.read',
    summary: { ja: '部門と、そこに属する人', en: 'Departments and who belongs to them' },
    response: z.object({ departments: z.array(department) }),
  }),
  addDepartment: endpoint({
    method: 'POST',
    path: '/api/departments',
    access: 'account.role',
    summary: { ja: '部門を足す', en: 'Add a department' },
    body: z.object({ name: text(60).trim().min(1) }),
    response: z.object({ department }),
    errors: ['department.taken'],
  }),
  saveDepartment: endpoint({
    method: 'PUT',
    path: '/api/departments/:department',
    access: 'account.role',
    summary: { ja: '部門の名前と、属する人を直す', en: 'Edit a department’s name and people' },
    params: z.object({ department: id }),
    body: z.object({ name: text(60).trim().min(1), people: z.array(id).max(2000), version }),
    response: z.object({ department }),
    errors: ['not-found', 'record.stale', 'department.taken'],
  }),
  removeDepartment: endpoint({
    method: 'DELETE',
    path: '/api/departments/:department',
    access: 'account.role',
    summary: { ja: '部門をなくす（人と答えは残る）', en: 'Remove a department; its people stay' },
    params: z.object({ department: id }),
    response: z.object({ removed: z.literal(true) }),
    errors: ['not-found'],
  }),
} as const
