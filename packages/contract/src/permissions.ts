// SPDX-License-Identifier: Apache-2.0

/** What can be permitted inside one organisation. */
export const permissions = [
  'organisation.read',
  'organisation.edit',
  'account.read',
  'account.invite',
  'assessment.read',
  'assessment.answer',
  'assessment.submit',
  'document.read',
] as const
export type Permission = (typeof permissions)[number]

/** The roles a person can hold in an organisation: 管理者, 担当者, 閲覧者. */
export const roles = ['administrator', 'operator', 'viewer'] as const
export type Role = (typeof roles)[number]

/** The one table of what each role may do. What is not listed is denied. */
export const rolePermissions: Record<Role, readonly Permission[]> = {
  administrator: permissions,
  operator: ['organisation.read', 'account.read', 'assessment.read', 'assessment.answer', 'assessment.submit', 'document.read'],
  viewer: ['organisation.read', 'assessment.read', 'document.read'],
}

/** Whether a role holds a permission; an unknown role holds none. */
export const isPermitted = (role: Role | null, permission: Permission): boolean => role !== null && (rolePermissions[role] ?? []).includes(permission)
