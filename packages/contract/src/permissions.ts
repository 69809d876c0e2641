// SPDX-License-Identifier: Apache-2.0

/** What can be permitted inside one organisation. */
export const permissions = [
  'organisation.read',
  'organisation.edit',
  'account.read',
  'account.invite',
  'account.remove',
  /** To give somebody another role, or an end. */
  'account.role',
  /** To see who holds which post, and to change it. */
  'post.read',
  'post.edit',
  /** To decide how people sign in here: second factor for all, the identity provider, break-glass. */
  'sign-in.edit',
  /** Tokens for programs, and what is told to other programs. */
  'token.manage',
  'webhook.manage',
  /** To read, search and export what everybody did. */
  'trail.read',
  'evidence.read',
  'evidence.edit',
  /** To see how the data is kept safe, and to have copies made. */
  'backup.read',
  'backup.run',
  /** To see whether letters leave, and why some did not. */
  'mail.read',
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
  /** Official forms: to read them, to answer, and to hand them in. */
  'checklist.read',
  'checklist.edit',
  'checklist.submit',
  /** Vendors, their products, what they are asked and what they answered. */
  'supplier.read',
  'supplier.edit',
  'plan.read',
  'plan.edit',
  /** To take the decisions that are asked of management. */
  'plan.decide',
  /** To read what the institutions below this one have submitted. */
  'oversight.read',
] as const
export type Permission = (typeof permissions)[number]

/** The roles a person can hold in an organisation: 管理者, 企画管理者, システム運用担当者, 経営層, 職員, 閲覧者, 監査人. */
export const roles = ['administrator', 'planner', 'operator', 'executive', 'staff', 'viewer', 'auditor'] as const
export type Role = (typeof roles)[number]

/** Organisations that look after institutions below them: they read what those have submitted, and assess nothing themselves. */
const overseeingKinds: readonly string[] = ['group', 'prefecture', 'network']

/** Whether an organisation of this kind looks after others. An unknown kind does not. */
export const oversees = (kind: string): boolean => overseeingKinds.includes(kind)

/** The one table of what each role may do. What is not listed is denied. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  administrator: permissions,
  planner: [
    'organisation.read',
    'organisation.edit',
    'account.read',
    'post.read',
    'post.edit',
    'trail.read',
    'evidence.read',
    'evidence.edit',
    'backup.read',
    'assessment.open',
    'assessment.read',
    'assessment.respond',
    'assessment.answer',
    'assessment.assign',
    'assessment.submit',
    'document.read',
    'checklist.read',
    'checklist.edit',
    'checklist.submit',
    'supplier.read',
    'supplier.edit',
    'plan.read',
    'plan.edit',
    'oversight.read',
  ],
  operator: [
    'organisation.read',
    'account.read',
    'post.read',
    'evidence.read',
    'evidence.edit',
    'backup.read',
    'backup.run',
    'mail.read',
    'assessment.open',
    'assessment.read',
    'assessment.respond',
    'assessment.answer',
    'assessment.assign',
    'assessment.submit',
    'document.read',
    'checklist.read',
    'checklist.edit',
    'checklist.submit',
    'supplier.read',
    'supplier.edit',
    'plan.read',
    'plan.edit',
    'oversight.read',
  ],
  executive: [
    'organisation.read',
    'account.read',
    'post.read',
    'evidence.read',
    'backup.read',
    'assessment.open',
    'assessment.read',
    'assessment.respond',
    'assessment.answer-management',
    'assessment.submit',
    'document.read',
    'checklist.read',
    'checklist.submit',
    'supplier.read',
    'plan.read',
    'plan.decide',
    'oversight.read',
  ],
  staff: ['organisation.read', 'assessment.open', 'assessment.respond'],
  viewer: [
    'organisation.read',
    'assessment.open',
    'assessment.read',
    'document.read',
    'checklist.read',
    'supplier.read',
    'plan.read',
    'oversight.read',
    'evidence.read',
  ],
  auditor: [
    'organisation.read',
    'account.read',
    'post.read',
    'trail.read',
    'evidence.read',
    'backup.read',
    'assessment.open',
    'assessment.read',
    'document.read',
    'checklist.read',
    'supplier.read',
    'plan.read',
    'oversight.read',
  ],
}

/** Roles that can change or see everything of an institution, and so need more than a password. */
export const secondFactorRoles: readonly Role[] = ['administrator', 'planner', 'operator', 'executive', 'viewer', 'auditor']

/** Roles that end on a day: somebody from outside stays no longer than agreed. */
export const datedRoles: readonly Role[] = ['auditor']

/**
 * The roles that can be given in an organisation, the most usual first. One that only looks after others has nothing to answer and nothing to decide:
 * whoever reads, keeps its order, checks from outside, or runs it.
 */
export const offeredRoles = (organisationKind: string): readonly Role[] =>
  oversees(organisationKind)
    ? ['viewer', 'planner', 'auditor', 'administrator']
    : ['operator', 'planner', 'executive', 'staff', 'viewer', 'auditor', 'administrator']

/** Whether a role holds a permission; an unknown role holds none. */
export const isPermitted = (role: Role | null, permission: Permission): boolean => role !== null && (rolePermissions[role] ?? []).includes(permission)

/** Whether a role may answer every question of an instrument, not only the domains it was given. Management's own questions are for management. */
export const answersWhole = (role: Role, instrument: string): boolean =>
  isPermitted(role, instrument === 'executive' ? 'assessment.answer-management' : 'assessment.answer')

/** Whether a role may submit an instrument: who answers the whole of it, and may submit at all. */
export const maySubmit = (role: Role, instrument: string): boolean => isPermitted(role, 'assessment.submit') && answersWhole(role, instrument)

/** What a token can be given, in parcels that make sense together; each only to whoever holds all of it. */
export const tokenParcels = {
  results: ['organisation.read', 'assessment.open', 'assessment.read', 'document.read', 'checklist.read', 'plan.read'],
  answering: ['organisation.read', 'assessment.open', 'assessment.read', 'assessment.respond', 'assessment.answer'],
  oversight: ['oversight.read'],
  people: ['account.read', 'post.read'],
  evidence: ['evidence.read', 'evidence.edit'],
  trail: ['trail.read'],
  backup: ['backup.read'],
} as const satisfies Record<string, readonly Permission[]>
export type TokenParcel = keyof typeof tokenParcels
