// SPDX-License-Identifier: Apache-2.0

/** What can be permitted inside one organisation. */
export const permissions = [
  'organisation.read',
  'organisation.edit',
  'account.read',
  'account.invite',
  'account.remove',
  /** To open assessments at all; what is seen of them depends on the two below. */
  'assessment.open',
  /** To read every answer and every result. */
  'assessment.read',
  /** To answer what one was given: one's own domains, or the instrument of one's office. */
  'assessment.respond',
  /** To answer any question of the departments' instruments. */
  'assessment.answer',
  /** To answer for management. */
  'assessment.answer-management',
  'assessment.assign',
  'assessment.submit',
  'document.read',
  'plan.read',
  'plan.edit',
  /** To take the decisions that are asked of management. */
  'plan.decide',
  /** To read what the institutions below this one have submitted. */
  'oversight.read',
] as const
export type Permission = (typeof permissions)[number]

/** The roles a person can hold in an organisation: 管理者, 担当者, 経営層, 職員, 閲覧者. */
export const roles = ['administrator', 'operator', 'executive', 'staff', 'viewer'] as const
export type Role = (typeof roles)[number]

/** Organisations that look after institutions below them: they read what those have submitted, and assess nothing themselves. */
const overseeingKinds: readonly string[] = ['group', 'prefecture', 'network']

/** Whether an organisation of this kind looks after others. An unknown kind does not. */
export const oversees = (kind: string): boolean => overseeingKinds.includes(kind)

/** The one table of what each role may do. What is not listed is denied. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  administrator: permissions,
  operator: [
    'organisation.read',
    'account.read',
    'assessment.open',
    'assessment.read',
    'assessment.respond',
    'assessment.answer',
    'assessment.assign',
    'assessment.submit',
    'document.read',
    'plan.read',
    'plan.edit',
    'oversight.read',
  ],
  executive: [
    'organisation.read',
    'account.read',
    'assessment.open',
    'assessment.read',
    'assessment.respond',
    'assessment.answer-management',
    'assessment.submit',
    'document.read',
    'plan.read',
    'plan.decide',
    'oversight.read',
  ],
  staff: ['organisation.read', 'assessment.open', 'assessment.respond'],
  viewer: ['organisation.read', 'assessment.open', 'assessment.read', 'document.read', 'plan.read', 'oversight.read'],
}

/** Whether a role holds a permission; an unknown role holds none. */
export const isPermitted = (role: Role | null, permission: Permission): boolean => role !== null && (rolePermissions[role] ?? []).includes(permission)

/** Whether a role may answer every question of an instrument, not only the domains it was given. Management's own questions are for management. */
export const answersWhole = (role: Role, instrument: string): boolean =>
  isPermitted(role, instrument === 'executive' ? 'assessment.answer-management' : 'assessment.answer')

/** Whether a role may submit an instrument: who answers the whole of it, and may submit at all. */
export const maySubmit = (role: Role, instrument: string): boolean => isPermitted(role, 'assessment.submit') && answersWhole(role, instrument)
